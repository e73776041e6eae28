using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// Ids of table headers, and what ties a figure to them. The prefix keeps two tables of the same form on one page apart.
/// </summary>
public static class HeaderIds
{
    public static string Id(string prefix, LayoutCell header) => $"{prefix}-{header.Key}";

    /// <summary>The <c>headers</c> attribute of a figure; also good as <c>aria-labelledby</c> of an input in it.</summary>
    public static string Headers(string prefix, LayoutCell figure) => string.Join(' ', figure.Headers.Select(key => $"{prefix}-{key}"));

    /// <summary>The <c>scope</c> attribute of a header.</summary>
    public static string Scope(LayoutCell header) => (header.Kind, header.IsGroup) switch
    {
        (LayoutCellKind.Banner, _) => "rowgroup",
        (LayoutCellKind.RowHeader, true) => "rowgroup",
        (LayoutCellKind.RowHeader, false) => "row",
        (_, true) => "colgroup",
        _ => "col",
    };

    /// <summary>Lines of a table in the groups that become <c>thead</c> and <c>tbody</c>: a new body begins at each banner.</summary>
    public static IEnumerable<(bool IsHeader, IReadOnlyList<LayoutRow> Rows)> Groups(TableLayout layout)
    {
        List<LayoutRow> group = [];
        foreach (var row in layout.Rows)
        {
            var begins = row.Cells is [{ Kind: LayoutCellKind.Banner }, ..] || (group.Count > 0 && row.IsHeader != group[0].IsHeader);
            if (begins && group.Count > 0)
            {
                yield return (group[0].IsHeader, group);
                group = [];
            }

            group.Add(row);
        }

        if (group.Count > 0)
        {
            yield return (group[0].IsHeader, group);
        }
    }
}
