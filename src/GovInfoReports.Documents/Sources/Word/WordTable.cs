namespace GovInfoReports.Documents.Sources.Word;

/// <summary>A table.</summary>
internal sealed class WordTable : WordBlock
{
    public WordStyle Style { get; set; } = WordStyle.None;

    /// <summary>Widths of the grid columns in twips.</summary>
    public List<int> Grid { get; } = [];

    public List<WordRow> Rows { get; } = [];

    public bool HasHiddenRows { get; set; }
}
