using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks;

/// <summary>What the checks know beside the content itself. What is not known makes the rules that need it not run.</summary>
public sealed record CheckContext
{
    /// <summary>Reporting year.</summary>
    public required int Year { get; init; }

    /// <summary>The day of the check in China; <see langword="null"/> when it does not matter, as for a report of long ago.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Name of the unit, or <see langword="null"/> when not known.</summary>
    public string? UnitName { get; init; }

    /// <summary>Level of the unit, or <see langword="null"/> when not known.</summary>
    public UnitLevel? Level { get; init; }

    /// <summary>The same unit's published content by year, as far as it is at hand; last year's is what most rules compare with.</summary>
    public IReadOnlyDictionary<int, ReportContent> EarlierYears { get; init; } = new Dictionary<int, ReportContent>();

    /// <summary>What the reports of the units below add up to; <see langword="null"/> when the report is of one unit only or they are not at hand.</summary>
    public RollUp? Below { get; init; }

    /// <summary>Why what was carried over differs from last year's report, as the clerk said; <see langword="null"/> where nobody said.</summary>
    public string? CarryOverReason { get; init; }

    /// <summary>Codes of the sections whose text was taken over from last year's report and not edited since.</summary>
    public IReadOnlySet<string> TakenOver { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Names of the units beside this one, below the same area; <see langword="null"/> when not known.</summary>
    public IReadOnlyList<string>? OtherUnitNames { get; init; }

    /// <summary>Texts that the units beside this one published or submitted for the same year; <see langword="null"/> when not at hand.</summary>
    public IReadOnlyList<NeighbourText>? Neighbours { get; init; }

    /// <summary>Last year's content, if at hand.</summary>
    public ReportContent? LastYear => EarlierYears.GetValueOrDefault(Year - 1);
}

/// <summary>The texts of another unit's report, prepared for comparing.</summary>
public sealed record NeighbourText(string UnitName, int Year, IReadOnlyDictionary<string, TextGrams> Texts)
{
    /// <summary>Whether it is published; what is only submitted is named as such.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Prepares the texts of a report.</summary>
    public static NeighbourText Of(string unitName, int year, IReadOnlyDictionary<string, string> texts) =>
        new(unitName, year, texts.ToDictionary(t => t.Key, t => TextGrams.Of(t.Value), StringComparer.Ordinal));
}
