using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>Stocks that go on from year to year, such as documents in force 现行有效件数, by the form's own bindings of rules A5b and A5c.</summary>
public static class Stocks
{
    /// <summary>What this year's stocks are when nothing was added or removed this year.</summary>
    /// <param name="lastYear">Last year's published content; <see langword="null"/> where there is none.</param>
    public static IReadOnlyDictionary<CellId, CellValue> Unchanged(FormEdition edition, ReportContent? lastYear)
    {
        Dictionary<CellId, CellValue> values = [];
        foreach (var binding in lastYear is null ? [] : edition.BindingsOf("A5b").Concat(edition.BindingsOf("A5c")))
        {
            // An opening stock moves by what last year's report added to its own; a closing stock is last year's.
            var isClosing = binding.Columns.TryGetValue("closing", out var columns);
            columns ??= binding.Columns["opening"];
            foreach (var stock in edition.Cells.Select(c => c.Id).Where(c => string.Equals(c.Table, binding.Table, StringComparison.Ordinal) && columns.Contains(c.Column, StringComparer.Ordinal) && binding.Rows.Values.Any(r => r.Contains(c.Row, StringComparer.Ordinal))))
            {
                var moves = isClosing ? 0 : Moved(binding, stock, lastYear!.Figures);
                if (lastYear!.Figures[stock].Number is { } before && moves is { } by && edition.Find(stock)!.Format.Check(before + by) == CellInputProblem.None)
                {
                    values[stock] = CellValue.Of(before + by);
                }
            }
        }

        return values;
    }

    private static decimal? Moved(RuleBinding binding, CellId stock, ReportFigures figures) =>
        Sum(binding, "added", stock, figures) - Sum(binding, "removed", stock, figures);

    private static decimal? Sum(RuleBinding binding, string part, CellId stock, ReportFigures figures)
    {
        var cells = binding.Columns.TryGetValue(part, out var columns) ? columns.Select(c => figures[stock with { Column = c }].Addend).ToList() : [];
        return cells.Contains(null) ? null : cells.Sum();
    }
}
