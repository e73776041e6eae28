namespace GovInfoReports.Documents.Sources.Word;

/// <summary>A cell on the grid of its table.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Slot">Grid column it begins at.</param>
/// <param name="Span">Grid columns it covers.</param>
internal readonly record struct WordPlacedCell(WordCell Cell, int Slot, int Span);

/// <summary>Puts the cells of a table on its grid.</summary>
internal static class WordGrid
{
    // Columns that are hardly apart come of rows that were drawn one by one and do not quite meet: 5 mm.
    private const int Apart = 284;

    /// <summary>The cells of each row that show, in their places.</summary>
    /// <param name="table">The table.</param>
    /// <returns>Cells from left to right; those that a cell above or to the left covers are left out.</returns>
    public static List<List<WordPlacedCell>> Of(WordTable table)
    {
        List<List<WordPlacedCell>> rows = [.. table.Rows.Select(Place)];
        var columns = Columns(table, rows);
        var covers = new bool[SourceTable.MostColumns];
        for (var r = 0; r < rows.Count; r++)
        {
            List<WordPlacedCell> shown = [];
            var below = new bool[SourceTable.MostColumns];
            foreach (var (cell, slot, span) in rows[r])
            {
                var goesOn = cell.Down == WordMerge.GoesOn && covers[slot];
                if (cell.Down != WordMerge.None)
                {
                    Array.Fill(below, true, slot, span);
                }

                if (!goesOn)
                {
                    shown.Add(new WordPlacedCell(cell, columns[slot], Math.Max(1, columns[slot + span] - columns[slot])));
                }
            }

            covers = below;
            rows[r] = shown;
        }

        return rows;
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

    // Where each edge of the grid comes to lie once edges that hardly differ are one.
    private static int[] Columns(WordTable table, List<List<WordPlacedCell>> rows)
    {
        var columns = new int[SourceTable.MostColumns + 1];
        var last = rows.Count == 0 ? 0 : rows.Max(r => r.Count == 0 ? 0 : r[^1].Slot + r[^1].Span);
        var hasWidths = table.Grid.Count >= last && table.Grid.Take(last).Any(w => w > 0);
        var begins = rows.SelectMany(r => r).ToLookup(c => c.Slot + c.Span, c => c.Slot);
        var first = 0;
        for (var edge = 1; edge <= SourceTable.MostColumns; edge++)
        {
            var width = hasWidths && edge <= last ? table.Grid.Skip(first).Take(edge - first).Sum() : int.MaxValue;
            var isOne = width < Apart && !begins[edge].Any(slot => slot >= first);
            columns[edge] = columns[edge - 1] + (isOne ? 0 : 1);
            first = isOne ? first : edge;
        }

        return columns;
    }
}
