using GovInfoReports.Application.Reports;
using GovInfoReports.Application.SigningOff;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Makes sign-off sheets 签批单 and lists those that were made.</summary>
public sealed class SignOffModel(MakeSignOff make, OpenReport open, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>The sheets, newest first.</summary>
    public IReadOnlyList<SignOffItem> Sheets { get; private set; } = [];

    /// <summary>The sheet of what the report says now, if one was made.</summary>
    public SignOffItem? Present => Sheets.FirstOrDefault(s => s.IsCurrent);

    /// <summary>Shows the sheets.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Sheets = await make.ListAsync(Current.Required, Year, ct);
        return Page();
    }

    /// <summary>Makes a sheet of the report as it is now, or of what was submitted.</summary>
    public async Task<IActionResult> OnPostAsync(int? round, CancellationToken ct)
    {
        var code = await make.ExecuteAsync(Current.Required, Year, round, ct);
        Notice(Texts["Clerk.SignOff.Made", SignOffCode.Show(code)]);
        return Redirect(round is null ? $"{FormPath}/sign-off" : $"{FormPath}/receipt?round={round}");
    }
}
