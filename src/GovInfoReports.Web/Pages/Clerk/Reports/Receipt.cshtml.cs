using GovInfoReports.Application.Reports;
using GovInfoReports.Application.SigningOff;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>The receipt 回执 of a submission, to print.</summary>
public sealed class ReceiptModel(Receipts receipts, MakeSignOff signOff, ICurrentActor current) : PageModel
{
    public Receipt Receipt { get; private set; } = null!;

    /// <summary>The sign-off sheet of what was submitted, if one was made.</summary>
    public SignOffItem? Sheet { get; private set; }

    /// <summary>Shows the receipt.</summary>
    public async Task<IActionResult> OnGetAsync(int year, int? round, CancellationToken ct)
    {
        Receipt = await receipts.GetAsync(current.Required, new ReportKey(current.Required.Unit.Code, year), round, ct);
        Sheet = (await signOff.ListAsync(current.Required, year, ct)).FirstOrDefault(s => s.Hash == Receipt.Submission.Hash);
        return Page();
    }
}
