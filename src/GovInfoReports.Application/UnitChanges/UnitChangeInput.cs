using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>A change of a unit as an administrator enters it.</summary>
public sealed record UnitChangeInput
{
    public UnitChangeKind? Kind { get; init; }

    /// <summary>First day on which it holds.</summary>
    public DateOnly? Day { get; init; }

    public string? Reason { get; init; }

    /// <summary>The new name; of a rename only.</summary>
    public string? Name { get; init; }

    /// <summary>Code of the new unit above; of a move only.</summary>
    public string? Parent { get; init; }

    /// <summary>Code of the successor; of a split, of the one that goes on with the open applications.</summary>
    public string? Successor { get; init; }

    /// <summary>Name of the successor where it is new.</summary>
    public string? SuccessorName { get; init; }

    /// <summary>Of a merge, codes of further units that are merged; of a split, a further successor a line, with its name where it is new.</summary>
    public string? Others { get; init; }

    /// <summary>Of a merge, whether both are the same unit, recorded twice.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>Whether the accounts go to the successor, or are shut.</summary>
    public bool MovesAccounts { get; init; } = true;

    /// <summary>What becomes of reports, by <see cref="FateKey"/>.</summary>
    public IReadOnlyDictionary<string, ReportFate> Fates { get; init; } = new Dictionary<string, ReportFate>(StringComparer.Ordinal);

    /// <summary>Names a report of a unit that ends.</summary>
    public static string FateKey(string unitCode, int year) => FormattableString.Invariant($"{unitCode}/{year}");
}
