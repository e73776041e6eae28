using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>Only what changed in a report since the officer looked at it.</summary>
public sealed class AgainModel(CompareWithLook compare, ICurrentActor current) : PageModel
{
    public ChangesSinceLook Since { get; private set; } = null!;

    /// <summary>Shows what changed.</summary>
    public async Task OnGetAsync(string unitCode, int year, CancellationToken ct) => Since = await compare.GetAsync(current.Required, new ReportKey(unitCode, year), ct);
}
