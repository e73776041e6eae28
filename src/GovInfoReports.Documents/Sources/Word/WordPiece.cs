using System.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Words that follow each other and have all in common. A line feed is a line break, a form feed a page break, a tab a tab.</summary>
internal sealed class WordPiece(WordMark mark)
{
    public WordMark Mark => mark;

    public StringBuilder Text { get; } = new();
}
