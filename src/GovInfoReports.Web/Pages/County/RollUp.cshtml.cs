using GovInfoReports.Application.Reports;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>Where the figures of a government's report come from, as it took them over, for the officer who reviews it.</summary>
public sealed class RollUpModel(ReviewRollUp review, ICurrentActor current) : PageModel
{
    /// <summary>Name of the figure whose parts are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "cell")]
    public string? Shown { get; set; }

    public ReviewedRollUp View { get; private set; } = null!;

    public string Path => $"{CountyLinks.Report(View.Unit.Code, View.Year)}/rollup";

    /// <summary>The figure whose parts are shown.</summary>
    public RollUpCell? Cell => CellId.TryParse(Shown, out var id) ? View.RollUp?[id] : null;

    /// <summary>The figures in which there is anything.</summary>
    public IEnumerable<RollUpCell> Cells => View.RollUp?.Cells.Where(c => c.Value.Number is not (null or 0) || c.Adjustments.Count > 0 || Own(c).Number is not (null or 0)) ?? [];

    /// <summary>What was submitted.</summary>
    public CellValue Own(RollUpCell cell) => View.Content.Figures[cell.Id];

    public async Task<IActionResult> OnGetAsync(string unitCode, int year, CancellationToken ct)
    {
        View = await review.GetAsync(current.Required, new ReportKey(unitCode, year), ct);
        return Page();
    }
}
