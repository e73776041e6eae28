using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Reading;

/// <summary>Puts rows together again that the end of a page cut in two, so that some of their labels begin in one and end in the next.</summary>
internal static class BrokenRows
{
    // A header that is printed again on the new page may stand between.
    private const int MostBetween = 4;
    private const int MostCells = 40;
    private const int LongestPiece = 60;

    public static List<GridRow> Join(List<GridRow> rows, IReadOnlyList<TableVocabulary> tables)
    {
        List<GridRow> joined = [];
        foreach (var row in rows)
        {
            joined.Add(row);
            if (row.Table == 0)
            {
                continue;
            }

            for (var above = joined.Count - 2; above >= Math.Max(0, joined.Count - 2 - MostBetween) && joined[above].Table > 0; above--)
            {
                if (tables.Select(t => Joined(joined[above], row, t)).FirstOrDefault(p => p is not null) is { } pair)
                {
                    joined[above] = pair.Above;
                    joined[^1] = pair.Below;
                    joined.RemoveAll(r => r.Table > 0 && r.Cells.All(c => c.IsEmpty) && (ReferenceEquals(r, pair.Above) || ReferenceEquals(r, pair.Below)));
                    break;
                }

                if (!joined[above].Cells.All(c => c.IsEmpty || tables.Any(t => t.Exact(c.Text) is not null)))
                {
                    break;
                }
            }
        }

        return [.. joined.Select((r, i) => r.Index == i ? r : r with { Index = i })];
    }

    // The two rows with each label whole in the row that has its figures; null where they are not pieces of each other.
    private static Pair? Joined(GridRow above, GridRow below, TableVocabulary table)
    {
        var words = below.Cells.Where(c => !c.IsEmpty && !FigureText.LooksLikeFigure(c.Text)).ToList();
        if (words.Count is 0 or > MostCells || above.Cells.Count > MostCells || words.Exists(w => w.Text.Length > LongestPiece))
        {
            return null;
        }

        var hasFigures = (Above: HasFigures(above), Below: HasFigures(below));
        List<GridCell> up = [.. above.Cells];
        List<GridCell> down = [.. below.Cells];
        var from = 0;
        var count = 0;
        foreach (var word in words)
        {
            var at = table.Exact(word.Text) is not null ? -1 : up.FindIndex(from, c => !c.IsEmpty && table.Exact(c.Text) is null && table.Exact(c.Text + word.Text) is not null);
            if (at < 0)
            {
                // Beside figures only the labels of groups go on.
                if (!hasFigures.Below)
                {
                    return null;
                }

                continue;
            }

            var whole = up[at] with { Text = up[at].Text + word.Text, Raw = up[at].Raw + word.Raw, LastLine = word.LastLine };
            var isDown = hasFigures is { Below: true, Above: false };
            up[at] = isDown ? Emptied(up[at]) : whole;
            down[down.IndexOf(word)] = isDown ? word with { Text = whole.Text, Raw = whole.Raw } : Emptied(word);
            from = at + 1;
            count++;
        }

        return count == 0 ? null : new Pair(above with { Cells = up }, below with { Cells = down });
    }

    private static GridCell Emptied(GridCell cell) => cell with { Text = string.Empty, Raw = string.Empty };

    private static bool HasFigures(GridRow row) => row.Cells.Any(c => FigureText.LooksLikeFigure(c.Text));

    private sealed record Pair(GridRow Above, GridRow Below);
}
