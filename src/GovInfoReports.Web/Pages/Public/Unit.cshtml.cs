using GovInfoReports.Application.Browsing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>A unit with its published reports of all years.</summary>
/// <param name="reports">Published reports.</param>
public sealed class UnitModel(PublicReports reports) : PageModel
{
    /// <summary>What the page shows.</summary>
    public UnitView View { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    /// <param name="code">Code of the unit.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>When done.</returns>
    public async Task OnGetAsync(string code, CancellationToken cancel) => View = await reports.UnitAsync(code, cancel);
}
