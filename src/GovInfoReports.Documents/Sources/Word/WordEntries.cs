using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Makes entries of the paragraphs and tables of a Word file.</summary>
internal sealed class WordEntries(IReadOnlyDictionary<string, List<WordBlock>> footnotes)
{
    private const int LongestHeading = 80;
    private const int LongestNote = 100;

    private readonly List<SourceEntry> _entries = [];
    private readonly List<SourceNote> _notes = [];
    private readonly HashSet<string> _footnotesShown = new(StringComparer.Ordinal);
    private readonly WordExactText _exact = new();
    private readonly List<int> _indents = [];
    private WordParagraph? _before;
    private int _paragraphs;
    private int _tables;

    public IReadOnlyList<SourceEntry> Entries => _entries;

    public IReadOnlyList<SourceNote> Notes => _notes;

    public void Add(IEnumerable<WordBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Add(block, null, SourceRole.Unknown);
        }
    }

    private void Add(WordBlock block, string? place, SourceRole role)
    {
        if (block is WordTable table)
        {
            Add(table, role);
        }
        else if (block is WordParagraph paragraph && !WordStyles.IsOmitted(paragraph.Style.Own))
        {
            Add(paragraph, place, role);
        }
    }

    private void Add(WordParagraph paragraph, string? place, SourceRole role)
    {
        var own = RoleOf(paragraph.Style.Own);
        role = own == SourceRole.Unknown ? role : own;
        var lines = role == SourceRole.Text && own == SourceRole.Text ? ExactLines(paragraph)
            : Lines(paragraph, isPlain: own is SourceRole.Title or SourceRole.SectionHeading or SourceRole.Signature);
        var isTight = own == SourceRole.Text ? WordStyles.ListItemOf(paragraph.Style.Own) is { IsTight: true } : GoesOnWithList(paragraph);
        place ??= lines.Count > 0 ? Messages.Get("Place_Paragraph", ++_paragraphs) : null;
        for (var i = 0; i < lines.Count; i++)
        {
            _entries.Add(new SourceEntry(lines[i].Text, place) { Role = role, IsTight = i == 0 ? isTight : !lines[i].IsNewPage });
        }

        if (lines.Count == 0 && paragraph.Notes.Count > 0)
        {
            _entries.Add(new SourceEntry(string.Empty, place));
        }

        _before = paragraph.HasAttachments ? null : lines.Count == 0 ? _before : paragraph;
        Attach(paragraph, place, _entries.Count - 1, SourceRole.Unknown);
    }

    private static SourceRole RoleOf(string? style) => style switch
    {
        null => SourceRole.Unknown,
        WordStyles.Title => SourceRole.Title,
        WordStyles.Heading => SourceRole.SectionHeading,
        WordStyles.Signature => SourceRole.Signature,
        WordStyles.Text => SourceRole.Text,
        _ when WordStyles.TextHeadingLevel(style) > 0 || WordStyles.ListItemOf(style) is not null => SourceRole.Text,
        _ => SourceRole.Unknown,
    };

    private bool GoesOnWithList(WordParagraph paragraph) =>
        paragraph.Number is { } number && paragraph.Level == 0 && _before is { Level: 0, Number: { } before } && before.List == number.List && IsItem(number) && IsItem(before);

    private static bool IsItem(WordNumber number) =>
        number.Text.Length == 0 || (number.Text[^1] is '.' or ')' && number.Text.Length > 1 && number.Text.AsSpan(0, number.Text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0);

    private static List<(string Text, bool IsNewPage)> Lines(WordParagraph paragraph, bool isPlain)
    {
        var words = paragraph.Words.ToList();
        var level = isPlain || paragraph.Style.IsTitle || paragraph.Style.Own is not null ? 0 : paragraph.Level;
        var lines = WordMarkdown.Lines(words, isPlain || level > 0);

        // Whole paragraphs are sometimes given the look of a heading.
        if (level > 0 && lines.Exists(l => l.Text.Length > LongestHeading || l.Text.AsSpan(0, l.Text.Length - 1).IndexOf('。') >= 0))
        {
            level = 0;
            lines = WordMarkdown.Lines(words, isPlain);
        }
        else if (isPlain && lines.Count > 1)
        {
            lines = [(string.Concat(lines.Select(l => l.Text)), false)];
        }

        if (lines.Count > 0 && paragraph.Number is { } number)
        {
            lines[0] = (Numbered(number, lines[0].Text, level), false);
        }

        return level == 0 ? lines : lines.ConvertAll(l => ($"{new string('#', Math.Min(level, 6))} {l.Text}", l.IsNewPage));
    }

    private static string Numbered(WordNumber number, string text, int level) =>
        number.Text.Length == 0 ? level > 0 ? text : $"- {text}"
        : char.IsAsciiLetterOrDigit(number.Text[^1]) || number.Text[^1] is '.' or ')' ? $"{number.Text.TrimEnd()} {text}"
        : char.IsLetterOrDigit(number.Text[^1]) ? $"{number.Text} {text}"
        : number.Text.TrimEnd() + text;

    private List<(string Text, bool IsNewPage)> ExactLines(WordParagraph paragraph)
    {
        var words = paragraph.Words.ToList();
        var style = paragraph.Style.Own;
        if (WordStyles.TextHeadingLevel(style) is > 0 and var level)
        {
            _indents.Clear();
            return [($"{new string('#', level)} {_exact.Of(words, WordSetting.Heading).Replace('\n', ' ')}", false)];
        }

        var (first, rest) = (string.Empty, string.Empty);
        if (WordStyles.ListItemOf(style) is { } item)
        {
            (first, rest) = ItemStart(item.Depth, item.IsMore ? null : TakeMarker(words));
        }
        else
        {
            _indents.Clear();
        }

        return [.. _exact.Of(words, WordSetting.Paragraph).Split('\n').Select((l, i) => ((i == 0 ? first : rest) + l, false)).Where(l => l.Item1.Length > 0)];
    }

    private (string First, string Further) ItemStart(int depth, string? marker)
    {
        while (_indents.Count > depth + 1)
        {
            _indents.RemoveAt(_indents.Count - 1);
        }

        while (_indents.Count < depth)
        {
            _indents.Add(2);
        }

        if (marker is not null)
        {
            _indents.RemoveRange(depth, _indents.Count - depth);
            _indents.Add(marker.Length + 1);
        }

        var indent = new string(' ', _indents.Take(depth).Sum());
        var content = new string(' ', _indents.Sum());
        return (marker is null ? content : $"{indent}{marker} ", content);
    }

    // The marker stands before the first tab as typed text.
    private static string TakeMarker(List<WordPiece> words)
    {
        var first = words.Count == 0 ? string.Empty : words[0].Text.ToString();
        var tab = first.IndexOf('\t', StringComparison.Ordinal);
        if (tab is < 1 or > 12)
        {
            return "-";
        }

        var rest = new WordPiece(words[0].Mark);
        rest.Text.Append(first, tab + 1, first.Length - tab - 1);
        if (rest.Text.Length > 0)
        {
            words[0] = rest;
        }
        else
        {
            words.RemoveAt(0);
        }

        var shown = first[..tab].Trim();
        return WordStyles.Bullets.FirstOrDefault(b => shown.Length == 1 && b.Value == shown[0]) is { Value: not '\0' } bullet ? bullet.Key.ToString() : shown;
    }

    // What hangs on a paragraph comes behind it.
    private void Attach(WordParagraph paragraph, string? place, int entry, SourceRole role)
    {
        foreach (var (kind, text) in paragraph.Notes)
        {
            _notes.Add(new SourceNote(kind, entry < 0 ? null : entry, Shorten(text)));
        }

        foreach (var box in paragraph.TextBoxes)
        {
            var first = _entries.Count;
            foreach (var block in box)
            {
                Add(block, place is null ? null : Messages.Get("Word_TextBox", place), role);
            }

            NoteAll(SourceNoteKind.TextBox, first);
        }

        foreach (var key in paragraph.Footnotes)
        {
            if (!_footnotesShown.Add(key) || !footnotes.TryGetValue(key, out var blocks))
            {
                continue;
            }

            var first = _entries.Count;
            foreach (var block in blocks)
            {
                Add(block, place is null ? null : Messages.Get("Word_Footnote", place), SourceRole.Text);
            }

            NoteAll(SourceNoteKind.Footnote, first);
        }
    }

    private void NoteAll(SourceNoteKind kind, int first)
    {
        if (_entries.Count > first)
        {
            _notes.Add(new SourceNote(kind, first, Shorten(string.Join(' ', _entries.Skip(first).Take(10).Select(e => e.Text.Replace('\t', ' '))))));
        }
    }

    private static string? Shorten(string? text) => text is null || text.Length <= LongestNote ? text : string.Concat(text.AsSpan(0, LongestNote - 1), "…");

    private void Add(WordTable table, SourceRole role)
    {
        if (IsOmitted(table))
        {
            return;
        }

        _before = null;
        _indents.Clear();
        var number = ++_tables;
        var isText = table.Style.Own == WordStyles.TextTable;
        if (table.HasHiddenRows)
        {
            _notes.Add(new SourceNote(SourceNoteKind.Hidden, Math.Max(0, _entries.Count - 1), Messages.Get("Word_HiddenRows", number)));
        }

        var rows = WordGrid.Of(table);
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r] is [{ Cell: var only }] && table.Rows[r].Cells.Count == 1 && IsLayout(only))
            {
                foreach (var block in only.Blocks)
                {
                    Add(block, null, role);
                }

                continue;
            }

            var place = Messages.Get("Place_Row", number, r + 1);
            List<SourceCell> cells = [.. rows[r].Select(c => new SourceCell(TextOf(c.Cell, isText), c.Slot, c.Span, Messages.Get("Place_Cell", number, r + 1, c.Slot + 1)))];
            _entries.Add(SourceTable.Row(cells, number, place) with { Role = isText ? SourceRole.Text : role });
            AttachCells(rows[r].Select(c => c.Cell), place, _entries.Count - 1);
        }
    }

    // A program that knows no table styles leaves those of the paragraphs.
    private static bool IsOmitted(WordTable table)
    {
        if (WordStyles.IsOmitted(table.Style.Own))
        {
            return true;
        }

        var paragraphs = table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Blocks).OfType<WordParagraph>().Where(p => p.Pieces.Count > 0);
        return paragraphs.Any() && paragraphs.All(p => WordStyles.IsOmitted(p.Style.Own));
    }

    // A table of one column that only holds the page together: its paragraphs are paragraphs.
    private static bool IsLayout(WordCell cell)
    {
        var paragraphs = cell.Blocks.OfType<WordParagraph>().Where(p => p.Words.Any()).ToList();
        return cell.Blocks.Exists(b => b is WordTable && !IsOneCell(b))
            || (paragraphs.Count > 1 && paragraphs.Exists(p => p.Words.Any(w => w.Text.ToString().Contains('。', StringComparison.Ordinal))));
    }

    private static bool IsOneCell(WordBlock block) => block is WordTable { Rows: [{ Cells: [{ Blocks: var blocks }] }] } && blocks.TrueForAll(b => b is WordParagraph);

    private string TextOf(WordCell cell, bool isText)
    {
        var paragraphs = cell.Blocks.SelectMany(b => IsOneCell(b) ? ((WordTable)b).Rows[0].Cells[0].Blocks : [b]).OfType<WordParagraph>();
        return isText
            ? string.Join(' ', paragraphs.Select(p => _exact.Of(p.Words, WordSetting.Cell).Replace('\n', ' ')))
            : SourceTable.Join([.. paragraphs.SelectMany(TextOf)]);
    }

    private static IEnumerable<string> TextOf(WordParagraph paragraph)
    {
        var words = TextKey.Trim(string.Concat(paragraph.Words.Select(w => w.Text.ToString())).Replace('\f', '\n').Replace('\t', ' '));
        if (paragraph.Number is { Text.Length: > 0 } number)
        {
            // The number 1. before the figure 0 is not 1.0.
            return words.Length > 0 && char.IsLetter(words[0]) ? [number.Text + words] : [number.Text, words];
        }

        return [words];
    }

    private void AttachCells(IEnumerable<WordCell> cells, string place, int row)
    {
        foreach (var block in cells.SelectMany(c => c.Blocks))
        {
            if (block is WordParagraph paragraph)
            {
                Attach(paragraph, place, row, SourceRole.Text);
            }
            else if (IsOneCell(block))
            {
                foreach (var inner in ((WordTable)block).Rows[0].Cells[0].Blocks.OfType<WordParagraph>())
                {
                    Attach(inner, place, row, SourceRole.Text);
                }
            }
            else
            {
                var first = _entries.Count;
                Add(block, place, SourceRole.Unknown);
                NoteAll(SourceNoteKind.NestedTable, first);
            }
        }
    }
}
