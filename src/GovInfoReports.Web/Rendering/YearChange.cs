using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>A figure beside last year's.</summary>
public sealed record YearChange(FormCell Cell, CellValue Before, CellValue Now)
{
    /// <summary>This year minus last year; <see langword="null"/> where one of them is no number.</summary>
    public decimal? Difference => Now.Number - Before.Number;

    /// <summary>Whether the two differ.</summary>
    public bool Differs => Now != Before;

    /// <summary>
    /// What the changes are sorted by: a count varies from year to year by about its square root, and a figure that is missing in one year
    /// stands out most.
    /// </summary>
    public double Weight => Difference is { } difference
        ? (double)Math.Abs(difference) / Math.Sqrt(Math.Max(1, (double)Math.Max(Math.Abs(Now.Number!.Value), Math.Abs(Before.Number!.Value))))
        : Differs ? double.MaxValue : 0;

    /// <summary>Whether the difference is remarkable.</summary>
    public bool IsLarge => Difference is null ? Differs : FigureStandings.ToLastYear(Now, Before) != FigureStanding.Usual;

    /// <summary>▲ or ▼, twice for a remarkable difference; empty where there is none.</summary>
    public string Sign => Difference switch
    {
        > 0 => IsLarge ? "▲▲" : "▲",
        < 0 => IsLarge ? "▼▼" : "▼",
        _ => string.Empty,
    };

    /// <summary>The size of the difference, without its sign.</summary>
    public string Size => Difference is { } difference and not 0 ? Cell.Format.Show(CellValue.Of(Math.Abs(difference))) : string.Empty;

    /// <summary>Every figure that both years have and that is not nothing in both, in the order of the form.</summary>
    public static IReadOnlyList<YearChange> Between(FormEdition edition, ReportFigures now, ReportFigures before) =>
    [
        .. edition.Cells
            .Where(c => before.Has(c.Id) && ((before[c.Id].Addend ?? 0) != 0 || (now[c.Id].Addend ?? 0) != 0))
            .Select(c => new YearChange(c, before[c.Id], now[c.Id])),
    ];
}

/// <summary>Last year's figures, to stand small beside this year's in the tables of a sheet.</summary>
public sealed class YearsBeside(IEnumerable<YearChange> changes, string before, string up, string down)
{
    private readonly Dictionary<CellId, YearChange> _changes = changes.ToDictionary(c => c.Cell.Id);

    /// <summary>Words before last year's figure, for who does not see how small it is.</summary>
    public string Before { get; } = before;

    public YearChange? Of(CellId cell) => _changes.GetValueOrDefault(cell);

    /// <summary>The word for which way a figure changed.</summary>
    public string Way(YearChange change) => change.Difference > 0 ? up : down;
}
