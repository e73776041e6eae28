using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>
/// What the clerk's unit published in the cells of a table in the years before: a page, and JSON for the form's script, which asks
/// for it by its <c>Accept</c> header.
/// </summary>
public sealed class HistoryModel(CellHistory cells, ICurrentActor current, Texts texts) : PageModel
{
    public TableHistory History { get; private set; } = null!;

    /// <summary>The cells that held something else than 0 in a year.</summary>
    public IReadOnlyList<FormCell> Filled => [.. History.Section.Table!.Cells.Where(c => !IsZero(c))];

    /// <summary>The others, which are most of them.</summary>
    public IReadOnlyList<FormCell> Zeros => [.. History.Section.Table!.Cells.Where(IsZero)];

    /// <summary>Shows the history.</summary>
    public async Task<IActionResult> OnGetAsync(int year, string table, CancellationToken ct)
    {
        History = await cells.GetAsync(current.Required, year, table, ct);

        Response.Headers.Vary = "Accept";
        return Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            ? new JsonResult(History.Years.Select(y => new HistoryYearJson(y.Year, y.Edition?.Name, FiguresOf(y))))
            : Page();
    }

    /// <summary>What a cell held in a year.</summary>
    public string Show(HistoryYear year, FormCell cell)
    {
        if (year.Figures is null)
        {
            return string.Empty;
        }

        return year.Has(cell.Id)
            ? Wording.Show.Figure(year.Figures[cell.Id], cell.Format) is { Length: > 0 } figure ? figure : texts["Clerk.History.Blank"]
            : texts["Clerk.History.Lacks", year.Edition!.Name];
    }

    private bool IsZero(FormCell cell) => History.Years.Where(y => y.Figures is not null && y.Has(cell.Id)).ToList() is { Count: > 0 } years
        && years.TrueForAll(y => y.Figures![cell.Id].Number == 0);

    private Dictionary<string, string> FiguresOf(HistoryYear year) => History.Section.Table!.Cells
        .Where(c => year.Has(c.Id))
        .ToDictionary(c => c.Id.ToString(), c => Wording.Show.Figure(year.Figures![c.Id], c.Format), StringComparer.Ordinal);
}

/// <summary>A public figure of an earlier year, for the scripts of the entry form.</summary>
/// <param name="Form">Name of that year's form; <see langword="null"/> where nothing is public.</param>
public sealed record HistoryYearJson(int Year, string? Form, IReadOnlyDictionary<string, string> Cells);
