using GovInfoReports.Documents.Sources;

namespace GovInfoReports.Documents.Reading;

/// <summary>One of several reports that a file holds.</summary>
/// <param name="Number">Its place among them, from 1.</param>
/// <param name="Year">The year that its title, its period or its sheet names, or <see langword="null"/>.</param>
/// <param name="Unit">The unit that its title names, or <see langword="null"/>.</param>
/// <param name="Sheet">The sheet that it is on, where that is one; else <see langword="null"/>.</param>
internal sealed record ReportPart(int Number, int? Year, string? Unit, string? Sheet, IReadOnlyList<bool> Holds)
{
    /// <summary>The source with every other report left out; lines keep their numbers.</summary>
    public SourceDocument Of(SourceDocument source) => source with
    {
        Entries = [.. source.Entries.Select((e, i) => Holds[i] ? e : new SourceEntry(string.Empty))],
        Notes = [.. source.Notes.Where(n => n.Entry is not { } entry || entry >= Holds.Count || Holds[entry])],
    };

    /// <summary>The one that is asked for by year and unit, else the first.</summary>
    public static ReportPart Choose(IReadOnlyList<ReportPart> parts, ReadingHints hints) =>
        parts.MaxBy(p => (hints.Year is { } year && p.Year == year ? 2 : 0) + (IsOf(p, hints.UnitName) ? 1 : 0))!;

    private static bool IsOf(ReportPart part, string? unit) =>
        part.Unit is { } own && unit is not null && (own.Contains(Bare(unit), StringComparison.Ordinal) || unit.Contains(Bare(own), StringComparison.Ordinal));

    // A township signs with and without the words 人民政府.
    private static string Bare(string unit) => unit.EndsWith("人民政府", StringComparison.Ordinal) ? unit[..^4] : unit;
}

/// <summary>Which of several reports of a file is read.</summary>
/// <param name="IsAsked">Whether its year was asked for; else it is only the first.</param>
internal sealed record PartChoice(IReadOnlyList<ReportPart> All, ReportPart Read, bool IsAsked);
