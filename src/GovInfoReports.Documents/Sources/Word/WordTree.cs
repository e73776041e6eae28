using System.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>How words look, as far as it matters to a reader.</summary>
internal readonly record struct WordLook(bool IsBold, bool IsItalic, bool IsBoldItself);

/// <summary>A table of contents, whose lines are no part of the text once its end has been seen.</summary>
internal sealed class WordContents
{
    public bool IsClosed { get; set; }
}

/// <summary>What words of a paragraph have in common.</summary>
internal readonly record struct WordMark(WordLook Look, string? Link, WordContents? Contents);

/// <summary>Words that follow each other and have all in common. A line feed is a line break, a form feed a page break, a tab a tab.</summary>
internal sealed class WordPiece(WordMark mark)
{
    public WordMark Mark => mark;

    public StringBuilder Text { get; } = new();
}

/// <summary>The number or bullet that Word puts before a paragraph.</summary>
internal sealed record WordNumber(string Text, int List);

/// <summary>A paragraph or a table.</summary>
internal abstract class WordBlock;

/// <summary>A paragraph with what hangs on it.</summary>
internal sealed class WordParagraph : WordBlock
{
    private List<List<WordBlock>>? _textBoxes;
    private List<string>? _footnotes;
    private List<(SourceNoteKind Kind, string? Text)>? _notes;

    public WordStyle Style { get; set; } = WordStyle.None;

    /// <summary>Heading level from 1, or 0.</summary>
    public int Level { get; set; }

    public WordNumber? Number { get; set; }

    public List<WordPiece> Pieces { get; } = [];

    /// <summary>Blocks of each text box.</summary>
    public IReadOnlyList<List<WordBlock>> TextBoxes => _textBoxes ?? [];

    /// <summary>Footnotes and endnotes, by their keys.</summary>
    public IReadOnlyList<string> Footnotes => _footnotes ?? [];

    public IReadOnlyList<(SourceNoteKind Kind, string? Text)> Notes => _notes ?? [];

    public bool HasAttachments => _textBoxes is not null || _footnotes is not null || _notes is not null;

    /// <summary>The words, without those of a table of contents.</summary>
    public IEnumerable<WordPiece> Words => Pieces.Where(p => p.Mark.Contents is not { IsClosed: true });

    public void Add(List<WordBlock> textBox) => (_textBoxes ??= []).Add(textBox);

    public void AddFootnote(string key) => (_footnotes ??= []).Add(key);

    /// <summary>Adds a note; hidden words go on with those just before.</summary>
    public void Add(SourceNoteKind kind, string? text, int longest = int.MaxValue)
    {
        _notes ??= [];
        if (kind == SourceNoteKind.Hidden && _notes is [.., (SourceNoteKind.Hidden, { } before)])
        {
            _notes[^1] = (kind, before.Length < longest ? before + text : before);
        }
        else
        {
            _notes.Add((kind, text));
        }
    }
}

/// <summary>A table.</summary>
internal sealed class WordTable : WordBlock
{
    public WordStyle Style { get; set; } = WordStyle.None;

    /// <summary>Widths of the grid columns in twips.</summary>
    public List<int> Grid { get; } = [];

    public List<WordRow> Rows { get; } = [];

    public bool HasHiddenRows { get; set; }
}

/// <summary>A row of a table.</summary>
internal sealed class WordRow
{
    public int Before { get; set; }

    public int After { get; set; }

    /// <summary>Width in twips of what lies left of the cells, or <see langword="null"/>.</summary>
    public int? WidthBefore { get; set; }

    public List<WordCell> Cells { get; } = [];
}

/// <summary>How a cell takes part in a merged one.</summary>
internal enum WordMerge
{
    None,
    Begins,
    GoesOn,
}

/// <summary>A cell of a row.</summary>
internal sealed class WordCell
{
    public int Span { get; set; } = 1;

    /// <summary>Width in twips, or 0 where the file does not say.</summary>
    public int Width { get; set; }

    public WordMerge Down { get; set; }

    public WordMerge Across { get; set; }

    public List<WordBlock> Blocks { get; } = [];
}
