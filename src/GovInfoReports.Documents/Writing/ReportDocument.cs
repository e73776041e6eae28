using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Documents.Writing;

/// <summary>A report that is to be written out, with what a document says of it beside its content.</summary>
public sealed record ReportDocument(FormEdition Edition, ReportContent Content, string UnitCode, string UnitName, int Year)
{
    /// <summary>Number of the published edition; <see langword="null"/> for a draft or what was submitted.</summary>
    public int? PublishedEdition { get; init; }

    /// <summary>When it was made public, UTC; <see langword="null"/> where it was not.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>Whether it was imported from the file that it was once published as 历史年报; <see cref="PublishedAt"/> is then when.</summary>
    public bool IsHistoric { get; init; }

    /// <summary>The day that a historic report was first made public on, if its file tells.</summary>
    public DateOnly? OriginallyPublishedOn { get; init; }

    /// <summary>Which edition it is and of when, in words; <see langword="null"/> for what is not published.</summary>
    public string? EditionWords => (PublishedEdition, PublishedAt + ReportingCalendar.Offset) switch
    {
        (null, _) => null,
        ({ } number, null) => Messages.Get("Word_Edition", number),
        ({ } number, { } at) when !IsHistoric => Messages.Get("Word_EditionOf", number, at),
        var (number, at) => OriginallyPublishedOn is { } day ? Messages.Get("Word_EditionOriginal", number, day, at) : Messages.Get("Word_EditionRecorded", number, at),
    };

    /// <summary>When the content was last changed or published, UTC; goes into the properties of the file, so that the same report gives the same bytes.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>The sign-off sheet 签批单 to put before the report, or <see langword="null"/> for none.</summary>
    public SignOffSheet? SignOff { get; init; }

    /// <summary>The title, or the usual one where the report has none.</summary>
    public string Title => string.IsNullOrWhiteSpace(Content.Title) ? Messages.Get("Document_Title", UnitName, Year) : Content.Title;

    /// <summary>Every section in the order in which the report has it, numbered through.</summary>
    public IReadOnlyList<SheetSection> Sections => SheetSection.Arrange(Edition, Content);

    /// <summary>Lines of the signature 落款.</summary>
    public IEnumerable<string> SignatureLines => Content.Signature.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a sign-off sheet 签批单 says: which revision of the report is signed, and how to find out whether it has changed since.</summary>
/// <param name="MadeAt">When the sheet was made, UTC.</param>
public sealed record SignOffSheet(string Code, string CheckAddress, string Hash, DateTime MadeAt, string MadeBy);
