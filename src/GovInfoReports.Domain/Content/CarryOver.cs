using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>
/// What a new report takes over from the year before 上年结转: by the form's own binding of rule A5a, what last year's published report
/// carried forward 结转下年度 in the same column.
/// </summary>
public static class CarryOver
{
    private const string Rule = "A5a";

    /// <summary>The cells that hold what was carried over.</summary>
    public static IEnumerable<CellId> CellsOf(FormEdition edition) => edition.BindingsOf(Rule)
        .SelectMany(b => edition.Cells.Select(c => c.Id).Where(c => string.Equals(c.Table, b.Table, StringComparison.Ordinal) && b.Rows["opening"].Contains(c.Row, StringComparer.Ordinal)));

    /// <summary>What last year's report carried forward, by the cells of this year's form that take it.</summary>
    /// <param name="lastYear">Last year's published content; <see langword="null"/> where there is none.</param>
    public static IReadOnlyDictionary<CellId, CellValue> From(FormEdition edition, ReportContent? lastYear)
    {
        Dictionary<CellId, CellValue> values = [];
        foreach (var binding in lastYear is null ? [] : edition.BindingsOf(Rule))
        {
            foreach (var cell in CellsOf(edition).Where(c => string.Equals(c.Table, binding.Table, StringComparison.Ordinal)))
            {
                List<CellValue> closing = [.. binding.Rows["previousClosing"].Select(r => lastYear!.Figures[cell with { Row = r }])];
                if (closing.TrueForAll(v => v.Addend is not null))
                {
                    values[cell] = CellValue.Of(closing.Sum(v => v.Addend!.Value));
                }
            }
        }

        return values;
    }

    /// <summary>The cells in which a content does not say what last year's report carried forward.</summary>
    /// <param name="lastYear">Last year's published content; <see langword="null"/> where there is none.</param>
    public static IReadOnlyDictionary<CellId, CellValue> Missing(FormEdition edition, ReportContent content, ReportContent? lastYear) =>
        From(edition, lastYear).Where(c => content.Figures[c.Key] != c.Value).ToDictionary();
}

/// <summary>Why what was carried over differs from last year's report, and whether that report should be corrected.</summary>
public sealed record CarryOverChange(string Reason, bool AsksCorrection, string By, DateTime At);
