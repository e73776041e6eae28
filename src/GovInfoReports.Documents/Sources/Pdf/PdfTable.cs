namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>A table on a page, put together from the lines that frame its cells, so that figures stay in their columns whatever is blank.</summary>
internal sealed class PdfTable
{
    // Lines nearer than this are one: frames are drawn cell by cell, often twice.
    private const double Near = 2.5;
    private const int MostLines = 200;

    // A row is higher than lines stick out of their frames.
    private const double LeastHeight = 5;

    private readonly List<PdfCell> _cells = [];
    private PdfCell?[,] _at = new PdfCell?[0, 0];

    private PdfTable(List<double> columns, List<double> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>Where its columns begin, and where the last ends.</summary>
    public IReadOnlyList<double> Columns { get; }

    /// <summary>Where its rows begin, and where the last ends.</summary>
    public IReadOnlyList<double> Rows { get; }

    /// <summary>Its cells from left to right and top to bottom.</summary>
    public IReadOnlyList<PdfCell> Cells => _cells;

    /// <summary>Finds the tables of a page and puts the words into their cells.</summary>
    public static (List<PdfTable> Tables, List<PdfWord> Outside) Find(PdfRules rules, IReadOnlyList<PdfWord> words)
    {
        var across = Merge(rules.Across);
        var down = Merge(rules.Down);
        List<PdfTable> tables = [];
        foreach (var (acrossOf, downOf) in Groups(across, down))
        {
            var table = new PdfTable(Places(downOf), Open(Places(acrossOf), downOf));
            if (table.Columns.Count > 2 && table.Rows.Count > 1 && table.Columns.Count <= MostLines && table.Rows.Count <= MostLines)
            {
                table.FindCells(acrossOf, downOf);
                tables.Add(table);
            }
        }

        tables = [.. tables.OrderBy(t => t.Rows[0])];
        return (tables, [.. words.Where(w => !tables.Exists(t => t.Take(w)))]);
    }

    // A page that cuts a row leaves its frame open below; the lines down show how far it goes. So does the rest on the next page above.
    private static List<double> Open(List<double> rows, List<PdfRule> down)
    {
        if (rows.Count > 0 && down.Where(r => r.To > rows[^1] + LeastHeight).ToList() is { Count: > 1 } below)
        {
            rows.Add(below.Max(r => r.To));
        }

        if (rows.Count > 0 && down.Where(r => r.From < rows[0] - LeastHeight).ToList() is { Count: > 1 } above)
        {
            rows.Insert(0, above.Min(r => r.From));
        }

        return rows;
    }

    private static List<double> Places(List<PdfRule> rules)
    {
        List<double> places = [];
        foreach (var at in rules.Select(r => r.At).Order())
        {
            if (places.Count == 0 || at - places[^1] > Near)
            {
                places.Add(at);
            }
        }

        return places;
    }

    // Pieces of one line, drawn cell by cell, become one.
    private static List<PdfRule> Merge(List<PdfRule> rules)
    {
        List<PdfRule> merged = [];
        var ordered = rules.OrderBy(r => r.At).ToList();
        for (var i = 0; i < ordered.Count;)
        {
            var end = i;
            while (end + 1 < ordered.Count && ordered[end + 1].At - ordered[i].At <= Near)
            {
                end++;
            }

            var at = ordered[i].At;
            var first = merged.Count;
            foreach (var rule in ordered[i..(end + 1)].OrderBy(r => r.From))
            {
                if (merged.Count > first && rule.From <= merged[^1].To + Near)
                {
                    merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, rule.To) };
                }
                else
                {
                    merged.Add(rule with { At = at });
                }
            }

            i = end + 1;
        }

        return merged;
    }

    // Lines that cross or touch belong to one table.
    private static IEnumerable<(List<PdfRule> Across, List<PdfRule> Down)> Groups(List<PdfRule> across, List<PdfRule> down)
    {
        HashSet<PdfRule> left = [.. down];
        HashSet<PdfRule> leftAcross = [.. across];
        while (left.Count > 0)
        {
            List<PdfRule> groupDown = [left.First()];
            List<PdfRule> groupAcross = [];
            left.Remove(groupDown[0]);
            for (var (d, a) = (0, 0); d < groupDown.Count || a < groupAcross.Count;)
            {
                if (d < groupDown.Count)
                {
                    Move(leftAcross, groupAcross, r => Touch(r, groupDown[d]));
                    d++;
                }
                else
                {
                    Move(left, groupDown, r => Touch(groupAcross[a], r));
                    a++;
                }
            }

            yield return (groupAcross, groupDown);
        }

        static void Move(HashSet<PdfRule> from, List<PdfRule> to, Predicate<PdfRule> which)
        {
            var found = from.Where(r => which(r)).ToList();
            to.AddRange(found);
            from.ExceptWith(found);
        }
    }

    private static bool Touch(PdfRule across, PdfRule down) =>
        down.At >= across.From - Near && down.At <= across.To + Near && across.At >= down.From - Near && across.At <= down.To + Near;

    private void FindCells(List<PdfRule> across, List<PdfRule> down)
    {
        _at = new PdfCell?[Rows.Count - 1, Columns.Count - 1];
        for (var row = 0; row < Rows.Count - 1; row++)
        {
            for (var column = 0; column < Columns.Count - 1; column++)
            {
                if (_at[row, column] is not null)
                {
                    continue;
                }

                var (rowSpan, columnSpan) = (1, 1);
                while (column + columnSpan < Columns.Count - 1 && _at[row, column + columnSpan] is null && !IsRule(down, Columns[column + columnSpan], Rows[row], Rows[row + 1]))
                {
                    columnSpan++;
                }

                while (row + rowSpan < Rows.Count - 1 && !IsRule(across, Rows[row + rowSpan], Columns[column], Columns[column + columnSpan]))
                {
                    rowSpan++;
                }

                PdfCell cell = new(row, column, rowSpan, columnSpan);
                for (var r = row; r < row + rowSpan; r++)
                {
                    for (var c = column; c < column + columnSpan; c++)
                    {
                        _at[r, c] ??= cell;
                    }
                }

                _cells.Add(cell);
            }
        }
    }

    // Whether a line is there along the greater part of a stretch.
    private static bool IsRule(List<PdfRule> rules, double at, double from, double to)
    {
        var covered = rules.Where(r => Math.Abs(r.At - at) <= Near).Sum(r => Math.Max(0, Math.Min(r.To, to) - Math.Max(r.From, from)));
        return covered >= (to - from) / 2;
    }

    private bool Take(PdfWord word)
    {
        if (word.Across < Columns[0] || word.Across > Columns[^1] || word.Down < Rows[0] || word.Down > Rows[^1])
        {
            return false;
        }

        var column = IndexOf(Columns, word.Across);
        var row = IndexOf(Rows, word.Down);
        _at[row, column]?.Words.Add(word);
        return true;
    }

    private static int IndexOf(IReadOnlyList<double> places, double at)
    {
        var index = 0;
        while (index < places.Count - 2 && places[index + 1] <= at)
        {
            index++;
        }

        return index;
    }
}

/// <summary>A cell of a table that lines frame.</summary>
internal sealed record PdfCell(int Row, int Column, int RowSpan, int ColumnSpan)
{
    public List<PdfWord> Words { get; } = [];
}
