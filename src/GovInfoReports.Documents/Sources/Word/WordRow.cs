namespace GovInfoReports.Documents.Sources.Word;

/// <summary>A row of a table.</summary>
internal sealed class WordRow
{
    public int Before { get; set; }

    public int After { get; set; }

    /// <summary>Width in twips of what lies left of the cells, or <see langword="null"/>.</summary>
    public int? WidthBefore { get; set; }

    public List<WordCell> Cells { get; } = [];
}
