using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>What the texts that were handed in are like: last year's and those of the neighbouring units.</summary>
/// <param name="likeness">Compares.</param>
/// <param name="current">Who is signed in.</param>
public sealed class LikenessModel(ShowLikeness likeness, ICurrentActor current) : PageModel
{
    /// <summary>The comparison.</summary>
    public LikenessView View { get; private set; } = null!;

    /// <summary>Shows the comparison.</summary>
    /// <param name="unitCode">Code of the unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>When done.</returns>
    public async Task OnGetAsync(string unitCode, int year, CancellationToken ct) =>
        View = await likeness.SubmittedAsync(current.Required, new ReportKey(unitCode, year), ct);
}
