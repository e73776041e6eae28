using System.Buffers;
using System.Text.RegularExpressions;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain;

namespace GovInfoReports.Documents.Reading;

/// <summary>Sees lines as rows of cells.</summary>
internal sealed partial class SourceGrid(Func<int, string, bool> isAlone, Func<string, string, bool> continues, Func<string, bool> isLabel, WorkBudget budget)
{
    private const int LongestCell = 60;
    private const int ShortestRule = 3;

    private static readonly SearchValues<char> Bars = SearchValues.Create("｜│┃║┆┊");
    private static readonly SearchValues<char> Strokes = SearchValues.Create([.. "-_*=—+ ", .. Enumerable.Range(0x2500, 0x80).Select(c => (char)c)]);

    private readonly List<GridRow> _rows = [];
    private readonly List<GridCell> _stack = [];

    /// <summary>Reads lines.</summary>
    public List<GridRow> Read(SourceDocument source)
    {
        // In a file with tables of its own, a tab or pipe in a paragraph is just that.
        var hasStructure = source.Format is not (SourceFormat.PlainText or SourceFormat.Markdown or SourceFormat.Pdf);
        for (var i = 0; i < source.Entries.Count; i++)
        {
            budget.Step();
            var line = hasStructure ? source.Entries[i].Text : WithPipes(source.Entries[i].Text);
            if (!hasStructure && source.Entries[i].Cells is null && MarkOf(source, i) is > 0 and var mark)
            {
                // Each stands for one character, so places stay.
                line = string.Concat(new string(' ', mark), line.AsSpan(mark));
            }

            if (!hasStructure && line.EndsWith("|\\", StringComparison.Ordinal))
            {
                // A line break of Markdown.
                line = line[..^1];
            }

            if (!hasStructure && source.Entries[i].Cells is null && IsRule(line))
            {
                continue;
            }

            if (source.Entries[i].Cells is { } cells)
            {
                EndStack();
                TakeCells(i, cells, source.Entries[i].Table, source.Entries[i].Role);
            }
            else if (hasStructure || source.Entries[i].Role != SourceRole.Unknown)
            {
                EndStack();
                if (!TextKey.IsBlank(line))
                {
                    Add(RowShape.Bare, [Cell(line, i, 0, line.Length)]);
                }
            }
            else if (SpreadRow.Read(source.Entries, i, isAlone) is { } spread)
            {
                EndStack();
                Add(RowShape.Piped, spread.Cells);
                i += spread.Lines - 1;
            }
            else if (OneCell(line) is var (start, end))
            {
                TakeLine(i, line, start, end);
            }
            else if (!line.Contains('\t', StringComparison.Ordinal) && !IsPiped(line))
            {
                TakeLine(i, line, 0, line.Length);
            }
            else if (line.Contains('\t', StringComparison.Ordinal))
            {
                TakeTabs(i, line);
            }
            else
            {
                EndStack();
                var first = line.IndexOf('|', StringComparison.Ordinal);
                var leads = TextKey.IsBlank(line[..first]) && !IsWithoutOuterPipes(source, i);
                var last = line.LastIndexOf('|');
                var trails = last > first && TextKey.IsBlank(line[(last + 1)..]);
                Add(RowShape.Piped, Split(line, i, leads ? first + 1 : 0, trails ? last : line.Length, '|'));
            }
        }

        EndStack();
        MarkRules();
        return _rows;
    }

    // The first row of dashes in a table parts its header from what follows, and so does one right above figures; any other has
    // figures that are left out.
    private void MarkRules()
    {
        var isFirst = true;
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Shape != RowShape.Piped)
            {
                isFirst = true;
            }
            else if (_rows[i].IsDashes)
            {
                var mayPart = i + 1 < _rows.Count && _rows[i + 1] is { Shape: RowShape.Piped } below && (isFirst || below.Cells.All(c => FigureText.LooksLikeFigure(c.Text)));
                _rows[i] = _rows[i] with { IsRule = _rows[i].IsLong || mayPart };
                isFirst = false;
            }
        }
    }

    // Rows without pipes at their ends begin with one where their first cell is empty; those beside them do not.
    private static bool IsWithoutOuterPipes(SourceDocument source, int line) =>
        TextKey.Trim(source.Entries[line].Text) is { Length: > 1 } own && own[^1] != '|' && own.AsSpan().Count('|') is > 1 and var pipes
        && new[] { line - 1, line + 1, line - 2, line + 2 }.Where(i => i >= 0 && i < source.Entries.Count).Select(i => TextKey.Trim(source.Entries[i].Text))
            .Any(t => t.Length > 0 && t[0] != '|' && t[^1] != '|' && t.AsSpan().Count('|') == pipes);

    // How much of a row of a Markdown table is the mark of a quotation, or of a list whose items are the rows.
    private static int MarkOf(SourceDocument source, int line)
    {
        var text = source.Entries[line].Text;
        var mark = text.AsSpan().IndexOfAnyExcept("> ");
        if (mark > 0 && text[mark] == '|' && text[..mark].Contains('>', StringComparison.Ordinal))
        {
            return mark;
        }

        // A sign for none in the first cell of a row without a pipe in front has as many pipes less.
        return Pipes(line, isItem: true) is > 1 and var pipes && new[] { line - 1, line + 1, line - 2, line + 2 }.Any(i => Pipes(i, isItem: true) > 1 || Pipes(i, isItem: false) == pipes)
            ? text.IndexOf('|', StringComparison.Ordinal) : 0;

        int Pipes(int at, bool isItem) => at >= 0 && at < source.Entries.Count && TextKey.Trim(source.Entries[at].Text) is { Length: > 3 } row && row[^1] == '|'
            && (isItem ? Item().IsMatch(row) : row[0] == '|') ? row.AsSpan().Count('|') : 0;
    }

    // Programs draw tables with other bars, too. Each stands for one character, so places stay.
    private static string WithPipes(string line) => line.AsSpan().IndexOfAny(Bars) < 0 ? line : string.Concat(line.Select(c => Bars.Contains(c) ? '|' : c));

    // A line drawn across the page or between the rows of a table.
    private static bool IsRule(string line)
    {
        var drawn = line.AsSpan().Trim();
        return drawn.Length >= ShortestRule && drawn.IndexOfAnyExcept(Strokes) < 0;
    }

    private bool IsPiped(string line)
    {
        var first = line.IndexOf('|', StringComparison.Ordinal);
        if (first < 0)
        {
            return false;
        }

        var last = line.LastIndexOf('|');
        if ((last > first && TextKey.IsBlank(line[..first])) || line.AsSpan().Count('|') >= 3)
        {
            return true;
        }

        // Rows of one or two cells, with or without a pipe behind: 行政许可 | 12 |
        var cells = (TextKey.IsBlank(line[(last + 1)..]) ? line[..last] : line).Split('|');
        return TextKey.IsBlank(line[(last + 1)..])
            || cells.Skip(1).All(c => FigureText.LooksLikeFigure(TextKey.Plain(c)))
            || cells.All(c => isLabel(TextKey.Plain(c)));
    }

    // A cell a line with a pipe before or behind it: where the cell stands in the line.
    private static (int Start, int End)? OneCell(string line)
    {
        var at = line.IndexOf('|', StringComparison.Ordinal);
        if (at < 0 || at != line.LastIndexOf('|') || line.Length > LongestCell || line.Contains('\t', StringComparison.Ordinal) || line.Contains('。', StringComparison.Ordinal))
        {
            return null;
        }

        return TextKey.IsBlank(line[(at + 1)..]) ? (0, at) : TextKey.IsBlank(line[..at]) ? (at + 1, line.Length) : null;
    }

    private static List<GridCell> Split(string line, int number, int start, int end, char separator)
    {
        List<GridCell> cells = [];
        while (true)
        {
            var next = line.IndexOf(separator, start, end - start);
            while (separator == '|' && next > 0 && line[next - 1] == '\\')
            {
                // In Markdown a pipe behind a backslash is one of the text.
                next = line.IndexOf(separator, next + 1, end - next - 1);
            }

            cells.Add(Cell(line, number, start, next < 0 ? end : next));
            if (next < 0)
            {
                return cells;
            }

            start = next + 1;
        }
    }

    private static GridCell Cell(string line, int number, int start, int end)
    {
        while (start < end && TextKey.IsSpace(line[start]))
        {
            start++;
        }

        while (end > start && TextKey.IsSpace(line[end - 1]))
        {
            end--;
        }

        var raw = line[start..end];
        return new GridCell(Bare(TextKey.Plain(raw)), number, start, raw);
    }

    // A figure in italics, as code or behind a backslash.
    private static string Bare(string text) =>
        text.Length > 1 && text[0] == '\\' && FigureText.LooksLikeFigure(text[1..]) ? text[1..]
        : text.Length > 2 && text[0] is '*' or '_' or '`' && text[^1] == text[0] && FigureText.LooksLikeFigure(text[1..^1]) ? text[1..^1]
        : text;

    [GeneratedRegex(@"^([-*+]|[0-9]{1,2}[.)])\s+\|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();

    private void TakeCells(int number, IReadOnlyList<SourceCell> cells, int table, SourceRole role)
    {
        List<GridCell> row = [];
        var at = 0;
        foreach (var cell in cells)
        {
            row.Add(new GridCell(TextKey.Plain(cell.Text), number, at, TextKey.Trim(cell.Text)) { Slot = cell.Slot, Span = cell.Span });
            at += cell.Text.Length + 1;
        }

        var filled = row.Where(c => !c.IsEmpty).ToList();
        if (filled.Count == 1 && role != SourceRole.Text && isAlone(number, filled[0].Text))
        {
            Add(RowShape.Bare, filled);
        }
        else if (row.Count > 1 || row.Exists(c => c.Raw.Length > 0))
        {
            // An empty row of a table is one that nobody filled in.
            _rows.Add(new GridRow(_rows.Count, RowShape.Tabbed, row) { Table = table });
        }
    }

    private void TakeLine(int number, string line, int start, int end)
    {
        if (TextKey.IsBlank(line[start..end]))
        {
            EndStack();
            return;
        }

        var cell = Cell(line, number, start, end);
        if (_stack.Count > 0 && !isAlone(number, cell.Text) && continues(_stack[^1].Text, cell.Text))
        {
            var above = _stack[^1];
            _stack[^1] = above with { Text = above.Text + cell.Text, Raw = above.Raw + cell.Raw, LastLine = number };
            return;
        }

        EndStack();
        Add(RowShape.Bare, [cell]);
    }

    private void TakeTabs(int number, string line)
    {
        var start = 0;
        while (start < line.Length && line[start] != '\t' && TextKey.IsSpace(line[start]))
        {
            start++;
        }

        if (line[start] == '\t' && line.IndexOf('\t', start + 1) < 0)
        {
            var cell = Cell(line, number, start + 1, line.Length);
            if (!cell.IsEmpty && isAlone(number, cell.Text))
            {
                EndStack();
                Add(RowShape.Bare, [cell]);
            }
            else
            {
                _stack.Add(cell);
            }

            return;
        }

        EndStack();
        var cells = Split(line, number, 0, line.Length, '\t');
        var filled = cells.Where(c => !c.IsEmpty).ToList();
        if (filled.Count == 1 && isAlone(number, filled[0].Text))
        {
            Add(RowShape.Bare, filled);
        }
        else
        {
            Add(RowShape.Tabbed, cells);
        }
    }

    private void EndStack()
    {
        if (_stack.Count > 0)
        {
            Add(RowShape.Stacked, [.. _stack]);
            _stack.Clear();
        }
    }

    private void Add(RowShape shape, IReadOnlyList<GridCell> cells)
    {
        // Only what is left of pictures or markup stands in some lines; their raw text still has to go somewhere.
        if (cells.Any(c => c.Raw.Length > 0))
        {
            _rows.Add(new GridRow(_rows.Count, shape, cells));
        }
    }
}

/// <summary>How a row stands in the source.</summary>
internal enum RowShape
{
    /// <summary>A line of its own.</summary>
    Bare,

    /// <summary>Lines of one cell each, each behind a tab, as Word copies a table; an empty line ends the row.</summary>
    Stacked,

    /// <summary>One line, cells between tabs.</summary>
    Tabbed,

    /// <summary>One line, cells between pipes, as Markdown has it.</summary>
    Piped,

    /// <summary>One line, cells between spaces, as PDF copies a table.</summary>
    Spaced,
}

/// <summary>A cell of the source.</summary>
internal sealed record GridCell(string Text, int Line, int Column, string Raw)
{
    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Index of the last line, where it goes over several.</summary>
    public int LastLine { get; init; } = Line;

    /// <summary>Grid column it begins at in a table whose cells the source tells apart, else -1.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>Grid columns it covers.</summary>
    public int Span { get; init; } = 1;
}

/// <summary>A row of the source.</summary>
internal sealed record GridRow(int Index, RowShape Shape, IReadOnlyList<GridCell> Cells)
{
    /// <summary>Which table of the source it is of, where the source tells cells apart, else 0.</summary>
    public int Table { get; init; }

    /// <summary>Whether there is nothing in any of its cells.</summary>
    public bool IsEmpty => Cells.All(c => c.Raw.Length == 0);

    /// <summary>Whether a line of a Markdown table holds only its rule.</summary>
    public bool IsRule { get; init; }

    /// <summary>Whether there is nothing but dashes in it, with the colons that Markdown has for columns.</summary>
    public bool IsDashes => Shape == RowShape.Piped && Cells.All(c => c.Raw.Trim(':') is { Length: > 0 } dashes && dashes.All(x => x is '-' or '—' or '–' or '－'));

    /// <summary>Whether its dashes are no sign for a figure that is left out.</summary>
    public bool IsLong => Cells.Any(c => c.Raw.Length >= 3 || c.Raw.Contains(':', StringComparison.Ordinal));
}
