namespace GovInfoReports.Documents.Sources.Word;

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
