using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What the texts of the clerk's report are like: last year's and those of the neighbouring units.</summary>
public sealed class LikenessModel(ShowLikeness likeness, ICurrentActor current) : PageModel
{
    /// <summary>The comparison.</summary>
    public LikenessView View { get; private set; } = null!;

    /// <summary>Shows the comparison.</summary>
    public async Task OnGetAsync(int year, CancellationToken ct) => View = await likeness.OwnAsync(current.Required, year, ct);
}
