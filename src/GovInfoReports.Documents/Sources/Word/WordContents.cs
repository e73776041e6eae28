namespace GovInfoReports.Documents.Sources.Word;

/// <summary>A table of contents, whose lines are no part of the text once its end has been seen.</summary>
internal sealed class WordContents
{
    public bool IsClosed { get; set; }
}
