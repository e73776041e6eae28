namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Puts the cells of a table on its grid.</summary>
internal static class WordGrid
{
    // Columns that are hardly apart come of rows that were drawn one by one and do not quite meet: 5 mm.
    private const int Apart = 284;

    // Widths of cells are rounded here and there.
    private const int Rounding = 60;

    /// <summary>The cells of each row that show, in their places.</summary>
    public static List<List<WordPlacedCell>> Of(WordTable table)
    {
        var rows = ByWidths(table) ?? BySpans(table);
        var covers = new bool[SourceTable.MostColumns];
        for (var r = 0; r < rows.Count; r++)
        {
            List<WordPlacedCell> shown = [];
            var below = new bool[SourceTable.MostColumns];
            foreach (var placed in rows[r])
            {
                if (placed.Cell.Down != WordMerge.None)
                {
                    Array.Fill(below, true, placed.Slot, placed.Span);
                }

                if (placed.Cell.Down != WordMerge.GoesOn || !covers[placed.Slot])
                {
                    shown.Add(placed);
                }
            }

            covers = below;
            rows[r] = shown;
        }

        return rows;
    }

    // What each row says of the columns that its cells cover.
    private static List<List<WordPlacedCell>> BySpans(WordTable table)
    {
        List<List<WordPlacedCell>> rows = [.. table.Rows.Select(Place)];
        var last = rows.Max(r => r.Count == 0 ? 0 : r[^1].Slot + r[^1].Span);
        if (table.Grid.Count < last || table.Grid.Take(last).All(w => w == 0))
        {
            return rows;
        }

        var edges = new int[last + 1];
        for (var i = 0; i < last; i++)
        {
            edges[i + 1] = edges[i] + table.Grid[i];
        }

        return OnColumns(rows, edges);
    }

    // Where rows contradict each other on how many columns there are, as some converters write them, their widths still fit.
    private static List<List<WordPlacedCell>>? ByWidths(WordTable table)
    {
        var isRagged = table.Rows.Select(r => r.Before + r.Cells.Sum(c => c.Span) + r.After).Distinct().Skip(1).Any();
        if (!isRagged || table.Rows.Exists(r => (r.Before > 0 && r.WidthBefore is null) || r.Cells.Exists(c => c.Width == 0 || c.Across != WordMerge.None)))
        {
            return null;
        }

        List<List<(WordCell Cell, int From, int To)>> rows = [.. table.Rows.Select(Measure)];
        var width = rows.Max(r => r[^1].To);
        if (table.Rows.Index().Any(r => r.Item.After == 0 && width - rows[r.Index][^1].To > Rounding))
        {
            return null;
        }

        int[] edges = [.. rows.SelectMany(r => r).SelectMany(c => new[] { c.From, c.To }).Append(0).Distinct().Order()];
        if (edges.Length > SourceTable.MostColumns)
        {
            return null;
        }

        var at = edges.Index().ToDictionary(e => e.Item, e => e.Index);
        return OnColumns([.. rows.Select(r => r.ConvertAll(c => new WordPlacedCell(c.Cell, at[c.From], at[c.To] - at[c.From])))], edges);
    }

    private static List<(WordCell Cell, int From, int To)> Measure(WordRow row)
    {
        List<(WordCell, int, int)> cells = [];
        var from = row.WidthBefore ?? 0;
        foreach (var cell in row.Cells)
        {
            cells.Add((cell, from, from + cell.Width));
            from += cell.Width;
        }

        return cells;
    }

    private static List<WordPlacedCell> Place(WordRow row)
    {
        List<WordPlacedCell> cells = [];
        var slot = Math.Min(row.Before, SourceTable.MostColumns - 1);
        foreach (var cell in row.Cells)
        {
            var span = Math.Clamp(cell.Span, 1, SourceTable.MostColumns - slot);
            if (cell.Across == WordMerge.GoesOn && cells is [.., { Cell.Across: not WordMerge.None } left])
            {
                cells[^1] = left with { Span = slot + span - left.Slot };
                left.Cell.Blocks.AddRange(cell.Blocks);
            }
            else
            {
                cells.Add(new WordPlacedCell(cell, slot, span));
            }

            slot = Math.Min(slot + span, SourceTable.MostColumns - 1);
        }

        return cells;
    }

    // Edges of the grid that hardly differ become one, unless a cell would vanish between them.
    private static List<List<WordPlacedCell>> OnColumns(List<List<WordPlacedCell>> rows, int[] edges)
    {
        var columns = new int[edges.Length];
        var begins = rows.SelectMany(r => r).ToLookup(c => c.Slot + c.Span, c => c.Slot);
        var first = 0;
        for (var edge = 1; edge < edges.Length; edge++)
        {
            var isOne = edges[edge] - edges[first] < Apart && !begins[edge].Any(slot => slot >= first);
            columns[edge] = columns[edge - 1] + (isOne ? 0 : 1);
            first = isOne ? first : edge;
        }

        return rows.ConvertAll(r => r.ConvertAll(c => new WordPlacedCell(c.Cell, columns[c.Slot], columns[c.Slot + c.Span] - columns[c.Slot])));
    }
}

/// <summary>A cell on the grid of its table.</summary>
internal readonly record struct WordPlacedCell(WordCell Cell, int Slot, int Span);
