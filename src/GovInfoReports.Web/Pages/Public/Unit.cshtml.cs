using GovInfoReports.Application.Browsing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>A unit with its published reports of all years.</summary>
public sealed class UnitModel(PublicReports reports) : PageModel
{
    /// <summary>What the page shows.</summary>
    public UnitView View { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(string code, CancellationToken cancel) => View = await reports.UnitAsync(code, cancel);
}
