using GovInfoReports.Application.Browsing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>The home page: years and places, from the country down to the unit, and what was published last.</summary>
public sealed class IndexModel(PublicReports reports) : PageModel
{
    /// <summary>Reporting year to show.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Code of the area to show.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    /// <summary>What the page shows.</summary>
    public PublicHome Home { get; private set; } = null!;

    /// <summary>The list of all reports of what is shown.</summary>
    public string ListAddress => PublicAddress.Of("/reports", Home.Year, Home.Area?.Code);

    /// <summary>This page for another year or area.</summary>
    public string Address(int? year, string? area) => PublicAddress.Of("/", year, area);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        Home = await reports.HomeAsync(Year, string.IsNullOrWhiteSpace(Area) ? null : Area, cancel);
        return Page();
    }
}
