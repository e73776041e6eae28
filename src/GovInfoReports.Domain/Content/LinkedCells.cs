using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>The cells that a figure cannot be put right without, by the form's own equations.</summary>
public static class LinkedCells
{
    private static readonly string[] StockRules = ["A5b", "A5c"];

    /// <summary>
    /// Every cell of the equations that a cell stands in; what the cell is the sum of; what it, or each of its parts, has to balance with
    /// (新收＋结转 with each result of the column); what a stock of its row moves by; and every total that follows from one of these.
    /// </summary>
    public static IReadOnlySet<CellId> Of(FormEdition edition, CellId cell)
    {
        HashSet<CellId> linked = [cell, .. edition.Equations.Where(e => Names(e, cell)).SelectMany(Members), .. StocksBeside(edition, cell)];
        foreach (var part in edition.EnteredPartsOf(cell))
        {
            linked.Add(part);
            linked.UnionWith(BalanceOf(edition, part));
        }

        AddTotals(edition, linked);
        return linked;
    }

    private static IEnumerable<CellId> Members(FormEquation equation) => equation.Left.Concat(equation.Right);

    private static bool Names(FormEquation equation, CellId cell) => equation.Left.Contains(cell) || equation.Right.Contains(cell);

    // An equation of totals, such as that of the column 总计, holds by itself where those of its parts do; the narrowest ones count.
    private static IEnumerable<CellId> BalanceOf(FormEdition edition, CellId part)
    {
        List<HashSet<CellId>> balances =
        [
            .. edition.Equations.Where(e => !e.Relation.IsTotal)
                .Select(e => Members(e).SelectMany(edition.EnteredPartsOf).ToHashSet())
                .Where(b => b.Contains(part)),
        ];
        return balances.Where(b => !balances.Exists(o => o.IsProperSubsetOf(b))).SelectMany(b => b);
    }

    // 制发, 废止 and 现行有效 of one row move together.
    private static IEnumerable<CellId> StocksBeside(FormEdition edition, CellId cell) => StockRules.SelectMany(edition.BindingsOf)
        .Where(b => string.Equals(b.Table, cell.Table, StringComparison.Ordinal) && b.Rows.Values.Any(r => r.Contains(cell.Row, StringComparer.Ordinal)))
        .Select(b => b.Columns.Values.SelectMany(c => c).ToList())
        .Where(columns => columns.Contains(cell.Column, StringComparer.Ordinal))
        .SelectMany(columns => columns)
        .Select(column => cell with { Column = column })
        .Where(c => edition.Find(c) is not null);

    private static void AddTotals(FormEdition edition, HashSet<CellId> linked)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var total in edition.Equations.Where(e => e.Relation.IsTotal && e.Right.Any(linked.Contains)))
            {
                found |= linked.Add(total.Left[0]);
            }
        }
    }
}
