using System.Text;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources;

/// <summary>Lays the cells of a table with merged cells out on its grid, as HTML does, and makes entries of its rows.</summary>
public static class SourceTable
{
    /// <summary>Stands between paragraphs of one cell that both are figures, so that 1 above 0 never becomes 10.</summary>
    public const char Joint = '¶';

    /// <summary>Most columns of a grid; cells beyond are laid out in the last.</summary>
    public const int MostColumns = 200;

    /// <summary>Lays rows out.</summary>
    public static IReadOnlyList<SourceEntry> Lay(IReadOnlyList<IReadOnlyList<RawCell>> rows, int table, Func<int, int, string?> placeOf)
    {
        List<SourceEntry> entries = [];
        var covered = new int[MostColumns];
        for (var r = 0; r < rows.Count; r++)
        {
            List<SourceCell> cells = [];
            var slot = 0;
            foreach (var cell in rows[r])
            {
                while (slot < MostColumns - 1 && covered[slot] > 0)
                {
                    slot++;
                }

                var span = Math.Clamp(cell.ColumnSpan, 1, Math.Max(1, MostColumns - slot));
                cells.Add(new SourceCell(Join(cell.Paragraphs), slot, span, placeOf(r + 1, slot + 1)));
                for (var c = slot; c < Math.Min(slot + span, MostColumns); c++)
                {
                    // One more than rows below, since this row takes one off at its end.
                    covered[c] = Math.Max(1, Math.Min(cell.RowSpan, rows.Count - r));
                }

                slot = Math.Min(slot + span, MostColumns - 1);
            }

            for (var c = 0; c < MostColumns; c++)
            {
                covered[c] = Math.Max(0, covered[c] - 1);
            }

            entries.Add(Row(cells, table, placeOf(r + 1, 0)));
        }

        return entries;
    }

    /// <summary>An entry for a row whose cells have their grid columns already.</summary>
    public static SourceEntry Row(IReadOnlyList<SourceCell> cells, int table, string? place) =>
        new(string.Join('\t', cells.Select(c => c.Text)), place) { Cells = cells, Table = table };

    /// <summary>Joins paragraphs of a cell into one line: words as they follow each other (labels set a character a line), figures with a sign between.</summary>
    public static string Join(IReadOnlyList<string> paragraphs)
    {
        var text = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            foreach (var line in SourceText.Lines(paragraph))
            {
                var words = TextKey.Trim(line.Replace('\t', ' '));
                if (words.Length == 0)
                {
                    continue;
                }

                if (text.Length > 0 && IsFigure(text[^1]) && IsFigure(words[0]))
                {
                    text.Append(Joint);
                }
                else if (text.Length > 0 && char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(words[0]))
                {
                    text.Append(' ');
                }

                text.Append(words);
            }
        }

        return text.ToString();
    }

    private static bool IsFigure(char c) => TextKey.Narrow(c) is (>= '0' and <= '9') or '.' or ',' or '/' or '-' or '+' or '—' or '－' or '–' or '−' or '%';
}

/// <summary>A cell of a table as the file has it, before merged cells are laid out.</summary>
public sealed record RawCell(IReadOnlyList<string> Paragraphs, int ColumnSpan = 1, int RowSpan = 1);
