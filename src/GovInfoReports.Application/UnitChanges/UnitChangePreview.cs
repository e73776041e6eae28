using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>What a change of a unit would do, in counts.</summary>
/// <param name="Stamp">Stands for the change and all it was counted from; posted back with the confirmation.</param>
public sealed record UnitChangePreview(Unit Unit, UnitChangeKind Kind, string Stamp)
{
    /// <summary>Who takes over, the one that goes on with open applications first.</summary>
    public IReadOnlyList<Unit> Successors { get; init; } = [];

    /// <summary>Reports with published editions, which stay where they are.</summary>
    public int Published { get; init; }

    /// <summary>Working copies that go to the successor, or follow a moved unit.</summary>
    public int Moving { get; init; }

    /// <summary>Working copies that are closed and stay readable.</summary>
    public int Closing { get; init; }

    /// <summary>Reports that are with an officer and go on as they are.</summary>
    public int WithOfficer { get; init; }

    /// <summary>Each report of the units that end, the latest year first.</summary>
    public IReadOnlyList<ReportLine> Reports { get; init; } = [];

    /// <summary>Rows of collections that change.</summary>
    public IReadOnlyList<CollectionLine> Collections { get; init; } = [];

    /// <summary>Governments and years whose roll-up changes its members.</summary>
    public int RollUps { get; init; }

    /// <summary>What the last reports carried forward, for the successor's clerk to confirm.</summary>
    public IReadOnlyList<CarriedLine> Carried { get; init; } = [];

    public int AccountsMoving { get; init; }

    public int AccountsShut { get; init; }

    /// <summary>Units that lie below a moved unit and follow it.</summary>
    public int Below { get; init; }
}

/// <summary>A report of a unit that ends.</summary>
/// <param name="Theirs">State of the successor's report of the year; <see langword="null"/> where it has none.</param>
/// <param name="Fate">What becomes of it; <see langword="null"/> while somebody has to choose.</param>
public sealed record ReportLine(
    string Key, string UnitName, int Year, ReportStatus Status, bool IsPublished, ReportStatus? Theirs, IReadOnlyList<ReportFate> Allowed, ReportFate? Fate, bool Asks);

/// <summary>A row of a collection that changes.</summary>
/// <param name="IsIncluded">Whether the unit is expected from then on.</param>
public sealed record CollectionLine(string Area, int Year, string UnitName, bool IsIncluded);

/// <summary>What the last report of a unit carried forward 结转下年度.</summary>
/// <param name="Total"><see langword="null"/> where the report leaves it blank.</param>
public sealed record CarriedLine(string UnitName, int Year, decimal? Total);
