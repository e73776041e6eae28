using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Importing;

/// <summary>What of a reading is taken into the draft. Figures in doubt are taken only where a person confirms them.</summary>
public sealed record ReadingChoice
{
    /// <summary>Every figure that is certain and every text.</summary>
    public static ReadingChoice All { get; } = new();

    /// <summary>Every figure that is certain, no text.</summary>
    public static ReadingChoice Figures { get; } = new() { Texts = new HashSet<string>(StringComparer.Ordinal) };

    /// <summary>Every text, no figure.</summary>
    public static ReadingChoice OnlyTexts { get; } = new() { Cells = new HashSet<CellId>() };

    /// <summary>Cells taken as they were read, or <see langword="null"/> for all whose figure is certain.</summary>
    public IReadOnlySet<CellId>? Cells { get; init; }

    /// <summary>Texts taken, by <see cref="ReadPart.Code"/>, or <see langword="null"/> for all.</summary>
    public IReadOnlySet<string>? Texts { get; init; }

    /// <summary>What the person typed for cells in doubt, by cell; blank where nothing was.</summary>
    public IReadOnlyDictionary<CellId, string> Typed { get; init; } = new Dictionary<CellId, string>();

    /// <summary>Rows (<see cref="RowOf"/>) whose figures the system told apart and the person confirmed.</summary>
    public IReadOnlySet<string> Sure { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Names the row of a cell, for <see cref="Sure"/>.</summary>
    public static string RowOf(CellId cell) => $"{cell.Table}.{cell.Row}";
}

/// <summary>A text that was read, beside the present one.</summary>
public sealed record ReadPart(string Code, string Text, string Present)
{
    /// <summary>Code of the sections that are not of the form; they are taken together.</summary>
    public const string Additional = TextSections.Additional;

    /// <summary>Whether taking it would change nothing.</summary>
    public bool IsSame => string.Equals(Text, Present, StringComparison.Ordinal);

    /// <summary>The texts of a reading that can be taken into a draft.</summary>
    internal static List<ReadPart> Of(ReadingResult reading, ReportContent present, FormEdition edition)
    {
        var read = reading.Content;
        List<ReadPart> parts =
        [
            new(TextSections.Title, read.Title, present.Title),
            new(TextSections.Preamble, read.Preamble, present.Preamble),
            .. edition.Sections.Select(s => new ReadPart(s.Code, read.Text(s.Code), present.Text(s.Code))),
            new(Additional, Joined(AdditionalOf(reading, edition)), Joined(present.AdditionalSections)),
            new(TextSections.Signature, read.Signature, present.Signature),
        ];
        parts.RemoveAll(p => p.Text.Length == 0);
        return parts;
    }

    /// <summary>The sections beside those of the form; one of another edition that the report's own form does not have is kept among them.</summary>
    internal static IReadOnlyList<AdditionalSection> AdditionalOf(ReadingResult reading, FormEdition edition) =>
    [
        .. reading.Content.AdditionalSections,
        .. reading.Content.Texts
            .Where(t => t.Value.Length > 0 && edition.Section(t.Key) is null)
            .Select(t => new AdditionalSection(reading.Edition.Section(t.Key)?.Title ?? t.Key, t.Value, null)),
    ];

    private static string Joined(IEnumerable<AdditionalSection> sections) => string.Join("\n\n", sections.Select(s => $"{s.Heading}\n{s.Text}"));
}
