using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>The report in the statutory layout, with what can be done with it in its state.</summary>
public sealed class PreviewModel(OpenReport open, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();
}
