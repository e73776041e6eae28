using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>A report read from text.</summary>
public sealed record ReadingResult
{
    /// <summary>What the source is; only a report may go into a draft.</summary>
    public ReadingKind Kind { get; init; }

    /// <summary>Whether the source is a report at all.</summary>
    public bool IsReport => Kind == ReadingKind.Report;

    /// <summary>Name of the unit, from the title or the signature, else the one given; <see langword="null"/> when there is none.</summary>
    public string? UnitName { get; init; }

    /// <summary>Reporting year, from the title or the preamble, else the one given; <see langword="null"/> when there is none.</summary>
    public int? Year { get; init; }

    /// <summary>The form edition the report was read into.</summary>
    public required FormEdition Edition { get; init; }

    public required ReportContent Content { get; init; }

    /// <summary>The source it was read from.</summary>
    public required SourceDocument Source { get; init; }

    /// <summary>What the reading found, most serious first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Every line of the source and what became of it.</summary>
    public IReadOnlyList<SourceLine> Lines { get; init; } = [];

    /// <summary>Where each figure was read from; blank cells have the place where a figure was expected, if that is known.</summary>
    public IReadOnlyDictionary<CellId, SourcePlace> Places { get; init; } = new Dictionary<CellId, SourcePlace>();

    /// <summary>Doubts about figures.</summary>
    public IReadOnlyDictionary<CellId, FigureDoubt> Doubts { get; init; } = new Dictionary<CellId, FigureDoubt>();

    /// <summary>Line number of each section's heading that was found, by section code.</summary>
    public IReadOnlyDictionary<string, int> Headings { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many cells hold a number or the statement that they do not apply.</summary>
    public int FilledCells => Content.Figures.Cells.Count(c => !c.Value.IsBlank);
}

/// <summary>What is known of a report before it is read. What is given here serves where the text itself does not say.</summary>
public sealed record ReadingHints(int? Year = null, string? UnitName = null, string? Edition = null)
{
    /// <summary>Nothing is known.</summary>
    public static ReadingHints None { get; } = new();
}

/// <summary>What became of a line of the source.</summary>
public enum LineUse
{
    /// <summary>There is nothing in it.</summary>
    Blank,

    /// <summary>It is part of the title.</summary>
    Title,

    /// <summary>It is part of what stands before section one 前言.</summary>
    Preamble,

    /// <summary>It is the heading of a section.</summary>
    Heading,

    /// <summary>It went into the text of a section.</summary>
    Text,

    /// <summary>It is a banner, header or label of a table, or the rule between lines of a Markdown table.</summary>
    TableFrame,

    /// <summary>Figures were read from it, or it is the row of figures that could not be read.</summary>
    Figures,

    /// <summary>It stands in a table, but the form has no place for it; it was kept as text beside the table.</summary>
    TableNote,

    /// <summary>It is part of the signature 落款.</summary>
    Signature,

    /// <summary>It is of another report in the same file, which was not read.</summary>
    OtherReport,
}

/// <summary>A line of the source and what became of it.</summary>
/// <param name="Section">Code of the section it went to, or <see langword="null"/> for title, preamble, signature and additional sections.</param>
public sealed record SourceLine(int Number, string Text, LineUse Use, string? Section, IReadOnlyList<CellId> Cells);
