using AngleSharp.Dom;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>A piece of a web page in the order in which it is read.</summary>
/// <param name="Letters">How many characters of text it has.</param>
internal abstract record HtmlBlock(IElement Owner, int Letters, int LinkLetters)
{
    /// <summary>Notes that belong here.</summary>
    public List<(SourceNoteKind Kind, string? Text)> Notes { get; } = [];

    /// <summary>Its words, for showing and comparing.</summary>
    public abstract string Words { get; }
}

/// <summary>A line of text.</summary>
/// <param name="LinkLetters">How many characters of it are links.</param>
internal sealed record HtmlLine(string Text, string Plain, bool IsTight, IElement Owner, int LinkLetters) : HtmlBlock(Owner, Plain.Length, LinkLetters)
{
    public override string Words => Plain;
}

/// <summary>A table of data.</summary>
/// <param name="Letters">How many characters of text it has.</param>
internal sealed record HtmlTable(IReadOnlyList<HtmlRow> Rows, IElement Owner, int Letters, int LinkLetters) : HtmlBlock(Owner, Letters, LinkLetters)
{
    public override string Words => string.Join(' ', Rows.SelectMany(r => r.Cells).SelectMany(c => c.Paragraphs));
}

/// <summary>A row of a table of data.</summary>
internal sealed record HtmlRow(IReadOnlyList<RawCell> Cells)
{
    /// <summary>Tables within its cells.</summary>
    public List<HtmlTable> Nested { get; } = [];

    /// <summary>Notes that belong here.</summary>
    public List<(SourceNoteKind Kind, string? Text)> Notes { get; } = [];
}
