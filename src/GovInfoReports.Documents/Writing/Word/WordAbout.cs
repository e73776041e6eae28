namespace GovInfoReports.Documents.Writing.Word;

/// <summary>What the properties of a Word file say.</summary>
/// <param name="ChangedAt">When the content was last changed, UTC.</param>
internal sealed record WordAbout(string Title, string Subject, string Author, DateTime ChangedAt)
{
    /// <summary>Which edition it is, below every page number too; <see langword="null"/> for none.</summary>
    public string? Category { get; init; }
}
