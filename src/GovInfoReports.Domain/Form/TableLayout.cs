namespace GovInfoReports.Domain.Form;

/// <summary>
/// A table as it stands on paper, with the official merged headers, computed from its definition. Pages, print and documents
/// all draw this grid.
/// </summary>
public sealed class TableLayout
{
    private TableLayout(FormTable table, int columns, int labelColumns, IReadOnlyList<LayoutRow> rows)
    {
        Table = table;
        Columns = columns;
        LabelColumns = labelColumns;
        Rows = rows;
    }

    public FormTable Table { get; }

    /// <summary>Grid columns, labels included.</summary>
    public int Columns { get; }

    /// <summary>Grid columns taken by row labels at the left; 0 for <see cref="TableOrientation.Line"/>.</summary>
    public int LabelColumns { get; }

    /// <summary>Lines from top to bottom.</summary>
    public IReadOnlyList<LayoutRow> Rows { get; }

    /// <summary>Lays a table out.</summary>
    public static TableLayout For(FormTable table) => table.Orientation == TableOrientation.Line ? Line(table) : Matrix(table);

    private static TableLayout Matrix(FormTable table)
    {
        var labelColumns = table.Blocks.Max(b => b.Rows.Max(r => r.Labels.Count));
        var columns = labelColumns + table.Blocks.Max(b => b.Columns.Sum(c => c.Span));
        List<LayoutRow> rows = [];
        for (var b = 0; b < table.Blocks.Count; b++)
        {
            var block = table.Blocks[b];
            var prefix = $"{table.Code}-{b + 1}";
            if (block.Banner is not null)
            {
                rows.Add(new LayoutRow([new(LayoutCellKind.Banner, block.Banner, columns, 1, $"{prefix}-banner", null, [], true)], false));
            }

            var (headers, columnKeys) = Headers([.. block.Columns.Select(c => (c.Labels, c.Span))], prefix);
            for (var depth = 0; depth < headers.Count; depth++)
            {
                List<LayoutCell> line = depth == 0
                    ? [new(LayoutCellKind.Corner, block.Corner ?? string.Empty, labelColumns, headers.Count, $"{prefix}-corner", null, [], false)]
                    : [];
                rows.Add(new LayoutRow([.. line, .. headers[depth]], IsHeader: table.Blocks.Count == 1));
            }

            rows.AddRange(Body(table, block, prefix, labelColumns, columnKeys));
        }

        return new TableLayout(table, columns, labelColumns, rows);
    }

    private static IEnumerable<LayoutRow> Body(FormTable table, FormBlock block, string prefix, int labelColumns, List<List<string>> columnKeys)
    {
        for (var r = 0; r < block.Rows.Count; r++)
        {
            var row = block.Rows[r];
            List<LayoutCell> line = [];
            List<string> rowKeys = [];
            for (var depth = 0; depth < row.Labels.Count; depth++)
            {
                var first = r;
                while (first > 0 && SharesLabel(block.Rows[first - 1].Labels, row.Labels, depth))
                {
                    first--;
                }

                var key = $"{prefix}-r{block.Rows[first].Code}-{depth}";
                rowKeys.Add(key);
                if (first != r)
                {
                    continue;
                }

                var span = 1;
                while (r + span < block.Rows.Count && SharesLabel(block.Rows[r + span].Labels, row.Labels, depth))
                {
                    span++;
                }

                var isLast = depth == row.Labels.Count - 1;
                line.Add(new LayoutCell(LayoutCellKind.RowHeader, row.Labels[depth], isLast ? labelColumns - depth : 1, span, key, null, [], !isLast));
            }

            for (var c = 0; c < block.Columns.Count; c++)
            {
                var column = block.Columns[c];
                var cell = new FormCell(new CellId(table.Code, row.Code, column.Code), row, column);
                line.Add(new LayoutCell(LayoutCellKind.Figure, string.Empty, column.Span, 1, string.Empty, cell, [.. columnKeys[c], .. rowKeys], false));
            }

            yield return new LayoutRow(line, false);
        }
    }

    private static TableLayout Line(FormTable table)
    {
        List<(IReadOnlyList<string> Labels, int Span)> paths = [];
        List<FormCell> cells = [];
        foreach (var block in table.Blocks)
        {
            foreach (var row in block.Rows)
            {
                foreach (var column in block.Columns)
                {
                    paths.Add(([.. row.Labels, .. column.Labels], column.Span));
                    cells.Add(new FormCell(new CellId(table.Code, row.Code, column.Code), row, column));
                }
            }
        }

        var (headers, keys) = Headers(paths, table.Code);
        var figures = cells.Select((cell, i) => new LayoutCell(LayoutCellKind.Figure, string.Empty, cell.Column.Span, 1, string.Empty, cell, keys[i], false));
        return new TableLayout(
            table,
            paths.Sum(p => p.Span),
            0,
            [.. headers.Select(h => new LayoutRow(h, true)), new LayoutRow([.. figures], false)]);
    }

    // Merges equal neighbouring labels of one depth under the same parent; a label that ends early reaches down to the figures.
    private static (List<List<LayoutCell>> Rows, List<List<string>> Keys) Headers(List<(IReadOnlyList<string> Labels, int Span)> paths, string prefix)
    {
        var depths = paths.Max(p => p.Labels.Count);
        List<List<LayoutCell>> rows = [];
        List<List<string>> keys = [.. paths.Select(_ => new List<string>())];
        for (var depth = 0; depth < depths; depth++)
        {
            List<LayoutCell> row = [];
            for (var i = 0; i < paths.Count;)
            {
                var labels = paths[i].Labels;
                var end = i + 1;
                if (depth >= labels.Count)
                {
                    i = end;
                    continue;
                }

                var isLast = depth == labels.Count - 1;
                while (!isLast && end < paths.Count && SharesLabel(paths[end].Labels, labels, depth))
                {
                    end++;
                }

                var key = $"{prefix}-c{i + 1}-{depth}";
                for (var k = i; k < end; k++)
                {
                    keys[k].Add(key);
                }

                row.Add(new LayoutCell(
                    LayoutCellKind.ColumnHeader,
                    labels[depth],
                    paths.Skip(i).Take(end - i).Sum(p => p.Span),
                    isLast ? depths - depth : 1,
                    key,
                    null,
                    [],
                    !isLast));
                i = end;
            }

            rows.Add(row);
        }

        return (rows, keys);
    }

    private static bool SharesLabel(IReadOnlyList<string> a, IReadOnlyList<string> b, int depth) =>
        a.Count > depth + 1 && b.Count > depth + 1 && a.Take(depth + 1).SequenceEqual(b.Take(depth + 1), StringComparer.Ordinal);
}

/// <summary>What a cell of the printed table is.</summary>
public enum LayoutCellKind
{
    /// <summary>A line across the block, for example 第二十条第（一）项.</summary>
    Banner,

    /// <summary>The corner above the row labels.</summary>
    Corner,

    /// <summary>A column header, merged or not.</summary>
    ColumnHeader,

    /// <summary>A row label, merged or not.</summary>
    RowHeader,

    Figure,
}

/// <summary>A cell of the printed table, with how far it is merged.</summary>
public sealed record LayoutCell(
    LayoutCellKind Kind,
    string Text,
    int ColumnSpan,
    int RowSpan,
    string Key,
    FormCell? Cell,
    IReadOnlyList<string> Headers,
    bool IsGroup);

/// <summary>One line of the printed table.</summary>
public sealed record LayoutRow(IReadOnlyList<LayoutCell> Cells, bool IsHeader);
