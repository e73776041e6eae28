using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Documents.Sources;

/// <summary>
/// A file as lines and tables, before anything is recognised in it: what every format is turned into, and what the reader of
/// reports works on. It is kept with the draft, so that a source is converted once.
/// </summary>
public sealed record SourceDocument(SourceFormat Format, IReadOnlyList<SourceEntry> Entries, IReadOnlyList<SourceNote> Notes)
{
    /// <summary>The report itself, where the file names every figure by its code (JSON, a workbook of the portal); <see langword="null"/> where it has to be recognised.</summary>
    public CodedReport? Coded { get; init; }

    /// <summary>Who a web page says it is from; <see langword="null"/> where it does not, and for other files.</summary>
    public string? Publisher { get; init; }

    /// <summary>The day that the file says it was made public on; <see langword="null"/> where it does not say.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Adds to a place the words for it that the file's kind of person would use.</summary>
    /// <param name="place">The place by line and column, or <see langword="null"/>.</param>
    [return: NotNullIfNotNull(nameof(place))]
    public SourcePlace? Locate(SourcePlace? place)
    {
        if (place?.Line is not { } line || line < 1 || line > Entries.Count || place.Where is not null)
        {
            return place;
        }

        var entry = Entries[line - 1];
        var where = entry.Place;
        var at = 0;
        foreach (var cell in place.Column is null ? [] : entry.Cells ?? [])
        {
            if (place.Column - 1 >= at && place.Column - 1 <= at + cell.Text.Length)
            {
                where = cell.Place ?? where;
            }

            at += cell.Text.Length + 1;
        }

        return where is null ? place : place with { Where = where };
    }

    /// <summary>A text as a source: nothing but lines.</summary>
    public static SourceDocument Of(string text, SourceFormat format = SourceFormat.PlainText) =>
        new(format, [.. SourceText.Lines(text).Select(l => new SourceEntry(l))], []);
}

/// <summary>Kinds of files that reports come in.</summary>
public enum SourceFormat
{
    /// <summary>Text without structure.</summary>
    PlainText,

    Markdown,

    /// <summary>Word (.docx).</summary>
    Word,

    /// <summary>Excel (.xlsx).</summary>
    Excel,

    WebPage,

    /// <summary>The portal's own JSON.</summary>
    Json,

    /// <summary>PDF, by way of PdfPig.</summary>
    Pdf,

    /// <summary>A file that LibreOffice turns into Word first (.doc, .wps, .rtf, .odt).</summary>
    Converted,
}

/// <summary>What a line of a source is, where the source itself says so.</summary>
public enum SourceRole
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>Part of the title.</summary>
    Title,

    SectionHeading,

    /// <summary>Text of a section or of the preamble, whatever it looks like.</summary>
    Text,

    /// <summary>A line of the signature.</summary>
    Signature,
}

/// <summary>A cell of a table in a source.</summary>
public sealed record SourceCell(string Text, int Slot, int Span = 1, string? Place = null);

/// <summary>A line of a source: a paragraph, or a row of a table.</summary>
/// <param name="Place">Where it stands, for example <c>第 12 段</c>, or <see langword="null"/> where the line's number says it.</param>
public sealed record SourceEntry(string Text, string? Place = null)
{
    /// <summary>Cells of a row, from left to right, without those that a cell to the left or above covers; <see langword="null"/> for a paragraph.</summary>
    public IReadOnlyList<SourceCell>? Cells { get; init; }

    /// <summary>Which table the row is of, from 1; 0 for a paragraph. Grid columns compare only within a table.</summary>
    public int Table { get; init; }

    /// <summary>Name of the sheet of a workbook that it is on; <see langword="null"/> in other files.</summary>
    public string? Sheet { get; init; }

    /// <summary>Whether it goes on with the paragraph before it on a new line, without an empty line between.</summary>
    public bool IsTight { get; init; }

    /// <summary>What it is, where the source says so.</summary>
    public SourceRole Role { get; init; }
}

/// <summary>What a source holds that a reader of the result should know of.</summary>
public enum SourceNoteKind
{
    /// <summary>A picture, kept out.</summary>
    Picture,

    /// <summary>Tracked changes, read as accepted.</summary>
    TrackedChanges,

    /// <summary>A footnote or endnote, put behind the paragraph it belongs to.</summary>
    Footnote,

    /// <summary>A text box, put behind the paragraph it hangs on.</summary>
    TextBox,

    /// <summary>A table within a table, put behind the row it stands in.</summary>
    NestedTable,

    /// <summary>A comment, left out.</summary>
    Comment,

    /// <summary>Hidden text, rows, columns or sheets, left out.</summary>
    Hidden,

    /// <summary>A formula without a stored result, or with an error.</summary>
    Formula,

    /// <summary>Macros or embedded objects, left out and never run.</summary>
    ActiveContent,

    /// <summary>Another program or package turned the file into a readable one.</summary>
    Conversion,

    /// <summary>Parts of the file that belong to no report, for example navigation, left out.</summary>
    Surroundings,

    /// <summary>The file was damaged and read as far as possible.</summary>
    Damaged,

    /// <summary>The name of the file claims another format than its content has.</summary>
    Renamed,
}

/// <summary>Something to know of a source.</summary>
/// <param name="Entry">Index of the entry where it stood, or <see langword="null"/> for the whole file.</param>
/// <param name="Text">Its words, shortened, or how many there are; <see langword="null"/> where there is nothing to add.</param>
public sealed record SourceNote(SourceNoteKind Kind, int? Entry, string? Text = null);

/// <summary>A report whose figures a file names by their codes.</summary>
public sealed record CodedReport(ReportContent Content, string? UnitName, int? Year, IReadOnlyList<CodedCell> Cells);

/// <summary>A figure that a file names by its code.</summary>
/// <param name="Doubt">Why it is blank though something stands there, or <see langword="null"/>.</param>
public sealed record CodedCell(string Cell, int Entry, string? Place = null, FigureDoubt? Doubt = null);
