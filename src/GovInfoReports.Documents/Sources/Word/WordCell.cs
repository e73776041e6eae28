namespace GovInfoReports.Documents.Sources.Word;

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
