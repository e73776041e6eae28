using GovInfoReports.Application;
using GovInfoReports.Application.Browsing;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>All published reports by year and area, or the units whose name contains what was typed.</summary>
public sealed class ReportsModel(PublicReports reports) : PageModel
{
    /// <summary>A part of a unit's name, or the beginning of its code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Code of an area.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>Whether units are searched.</summary>
    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    /// <summary>Units found.</summary>
    public Page<UnitHit>? Hits { get; private set; }

    public Page<ReportListItem>? List { get; private set; }

    /// <summary>Years to choose from.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    public string? AreaName { get; private set; }

    /// <summary>Address of the next page of reports.</summary>
    public string NextPage => PublicAddress.Of("/reports", Year, Area, List!.Next);

    /// <summary>Address of the first page of reports.</summary>
    public string FirstPage => PublicAddress.Of("/reports", Year, Area);

    /// <summary>Address of the list without the area.</summary>
    public string WithoutArea => PublicAddress.Of("/reports", Year, null);

    /// <summary>Address of the next page of units.</summary>
    public string NextHits => "/reports" + new QueryBuilder { { "q", Q! }, { "cursor", Hits!.Next! } };

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (IsSearch)
        {
            var text = Q!.Trim();
            Q = text.Length > 50 ? text[..50] : text;
            Hits = await reports.SearchUnitsAsync(Q, string.IsNullOrWhiteSpace(Cursor) ? null : Cursor, cancel);
            return Page();
        }

        Area = string.IsNullOrWhiteSpace(Area) ? null : Area;
        List = await reports.ListAsync(new ReportFilter(Year, Area, string.IsNullOrWhiteSpace(Cursor) ? null : Cursor), cancel);
        var home = await reports.HomeAsync(Year, Area, cancel);
        Years = [.. home.Years.Select(y => y.Year)];
        AreaName = home.Area?.Name;
        return Page();
    }
}
