using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Reading;

/// <summary>
/// A row between pipes whose cells hold line breaks, as programs write that turn web pages into Markdown: it begins with a pipe
/// and goes on until the pipe of its last cell.
/// </summary>
internal sealed class SpreadRow
{
    // How far a row goes, and how many lines of a cell may have no pipe.
    private const int MostLines = 80;
    private const int MostWithout = 6;

    private readonly List<GridCell> _cells = [];
    private readonly List<string> _open = [];
    private int _start;
    private int _column;
    private int _last;

    private SpreadRow()
    {
    }

    /// <summary>Its cells; none where a pipe stands alone.</summary>
    public IReadOnlyList<GridCell> Cells => _cells;

    /// <summary>How many lines it covers.</summary>
    public int Lines { get; private set; }

    /// <summary>Reads the row that begins in a line.</summary>
    /// <param name="isAlone">Whether a line stands for itself and is part of no row.</param>
    /// <returns>The row, or <see langword="null"/> where none begins or it is whole in its line.</returns>
    public static SpreadRow? Read(IReadOnlyList<SourceEntry> entries, int first, Func<int, string, bool> isAlone)
    {
        var line = TextKey.Trim(entries[first].Text);
        if (line.Length == 0 || line[0] != '|' || (line.Length > 1 && line[^1] == '|'))
        {
            return null;
        }

        // Rows without pipes at their ends: what begins with one has an empty cell first.
        if (line.AsSpan().Count('|') is > 1 and var pipes && first + 1 < entries.Count
            && TextKey.Trim(entries[first + 1].Text) is { Length: > 0 } next && next[^1] != '|' && next.AsSpan().Count('|') == pipes)
        {
            return null;
        }

        SpreadRow row = new() { Lines = 1 };
        row.Take(first, entries[first].Text, entries[first].Text.IndexOf('|', StringComparison.Ordinal) + 1);
        var without = 0;
        for (var i = first + 1; i < Math.Min(entries.Count, first + MostLines); i++)
        {
            var text = entries[i].Text;
            if (TextKey.IsBlank(text) && (row._open.Count > 0 || row._cells.Count == 0))
            {
                continue;
            }

            var hasPipe = text.Contains('|', StringComparison.Ordinal);
            without = hasPipe ? 0 : without + 1;
            if (entries[i].Cells is not null || TextKey.IsBlank(text) || TextKey.Trim(text)[0] == '|' || text.Contains('\t', StringComparison.Ordinal)
                || (!hasPipe && (without > MostWithout || isAlone(i, TextKey.Plain(text)) || (row._open.Count == 0 && !HasPipeBelow(entries, i)))))
            {
                break;
            }

            row.Take(i, text, 0);
            row.Lines = i - first + 1;
        }

        if (row._open.Count > 0 && row._cells.Count > 0 && row.Lines > 1)
        {
            row.Close();
        }

        // What has no pipe behind it is no cell of a row.
        return row._open.Count == 0 ? row : null;
    }

    // Whether a cell that begins in a line without a pipe has one before another row begins.
    private static bool HasPipeBelow(IReadOnlyList<SourceEntry> entries, int line)
    {
        for (var i = line + 1; i < Math.Min(entries.Count, line + MostWithout); i++)
        {
            var text = TextKey.Trim(entries[i].Text);
            if (text.Contains('|', StringComparison.Ordinal))
            {
                return text[0] != '|';
            }
        }

        return false;
    }

    private void Take(int line, string text, int at)
    {
        while (true)
        {
            var next = text.IndexOf('|', at);
            var piece = TextKey.Trim(text[at..(next < 0 ? text.Length : next)]);
            if (piece.Length > 0 || next >= 0)
            {
                if (_open.Count == 0)
                {
                    (_start, _column) = (line, at);
                }

                _open.Add(piece);
                _last = line;
            }

            if (next < 0)
            {
                return;
            }

            Close();
            at = next + 1;
        }
    }

    private void Close()
    {
        var raw = SourceTable.Join(_open);
        _cells.Add(new GridCell(TextKey.Plain(raw), _start, _column, raw) { LastLine = _last });
        _open.Clear();
    }
}
