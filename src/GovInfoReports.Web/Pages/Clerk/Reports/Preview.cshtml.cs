using GovInfoReports.Application.Reports;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>The report in the statutory layout, with what can be done with it in its state.</summary>
public sealed class PreviewModel(OpenReport open, OutdatedRollUps rollUps, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>The governments above whose figures it counts in.</summary>
    public IReadOnlyList<CountedIn> CountedIn { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        CountedIn = await rollUps.CountedInAsync(View!.Report.UnitId, Year, ct);
        return Page();
    }
}
