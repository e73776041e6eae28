namespace GovInfoReports.Documents.Sources.Word;

/// <summary>What belongs to a whole Word file while its parts are read.</summary>
internal sealed class WordReading(SourceLimits limits, WordStyleIndex styles, WordNumbering numbering)
{
    private const int MostNotes = 1000;

    // What a paragraph and a change of look take up beside their characters, so that many tiny ones count for what they are.
    private const int ParagraphCost = 4;
    private const int PieceCost = 2;

    private int _characters;
    private int _cells;
    private int _notes;

    public WordStyleIndex Styles => styles;

    public WordNumbering Numbering => numbering;

    /// <summary>How many tracked changes were read as accepted.</summary>
    public int Changes { get; set; }

    /// <summary>Changes whenever something was taken.</summary>
    public long Taken { get; private set; }

    public void CountCharacters(int characters)
    {
        Taken++;
        _characters += characters;
        if (_characters > limits.Characters)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters);
        }
    }

    public void CountParagraph() => CountCharacters(ParagraphCost);

    public void Add(WordParagraph paragraph, string text, WordMark mark)
    {
        if (paragraph.Pieces is not [.., { } last] || last.Mark != mark)
        {
            CountCharacters(PieceCost);
            paragraph.Pieces.Add(last = new WordPiece(mark));
        }

        last.Text.Append(text);
    }

    public void CountCell()
    {
        if (++_cells > limits.Cells)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooManyCells, limits.Cells);
        }
    }

    public void Note(WordParagraph paragraph, SourceNoteKind kind, string? text = null)
    {
        Taken++;
        if (++_notes <= MostNotes)
        {
            paragraph.Add(kind, text);
        }
    }
}
