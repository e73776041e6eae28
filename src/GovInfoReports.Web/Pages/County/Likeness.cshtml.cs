using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>What the texts that were submitted are like: last year's and those of the neighbouring units.</summary>
public sealed class LikenessModel(ShowLikeness likeness, ICurrentActor current) : PageModel
{
    /// <summary>The comparison.</summary>
    public LikenessView View { get; private set; } = null!;

    /// <summary>Shows the comparison.</summary>
    public async Task OnGetAsync(string unitCode, int year, CancellationToken ct) =>
        View = await likeness.SubmittedAsync(current.Required, new ReportKey(unitCode, year), ct);
}
