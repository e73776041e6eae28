using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>How units end, and all that has to change with it: the preview counts it, the operation carries it out.</summary>
/// <param name="Heir">Who goes on with reports, open applications and accounts; <see langword="null"/> where nobody does.</param>
/// <param name="Others">Who takes over some of the duties beside it.</param>
public sealed record UnitEnding(IReadOnlyList<Unit> Units, Unit? Heir, IReadOnlyList<Unit> Others, SuccessionKind Kind, DateOnly Day, string Reason)
{
    /// <summary>The first reporting year whose collection is not over on a day: last year's.</summary>
    public int FirstOpenYear => FirstOpen(Day);

    public bool IsDuplicate => Kind == SuccessionKind.Duplicate;

    public bool MovesAccounts { get; init; }

    public IReadOnlyList<EndingReport> Reports { get; init; } = [];

    /// <summary>Collections with rows of the units, or of the heir where its report is replaced.</summary>
    public IReadOnlyList<Collection> Collections { get; init; } = [];

    /// <summary>Who counts in the roll-ups that the units or the heir are decided on in.</summary>
    public IReadOnlyList<RollUpMember> Members { get; init; } = [];

    public UnitAccounts Accounts { get; init; } = new(0, 0, string.Empty);

    /// <summary>Who takes over, the heir first.</summary>
    public IReadOnlyList<Unit> Successors => Heir is null ? [] : [Heir, .. Others];

    public static int FirstOpen(DateOnly day) => day.Year - 1;

    /// <summary>Whether a unit's report of a year still counts as its own.</summary>
    public bool Keeps(int unitId, int year) =>
        Reports.FirstOrDefault(r => r.From.Id == unitId && r.Year == year) is { } line
        && ReportFates.Keeps(line.Report, line.Theirs, line.Fate ?? ReportFate.Stay);

    /// <summary>
    /// The unit in whose figures a year of an ended unit counts now: the heir, or the one whose report replaced the heir's; <see langword="null"/>
    /// where it still counts as its own, or where nothing has changed.
    /// </summary>
    public int? CountsWith(int unitId, int year) => Keeps(unitId, year) || Heir is null ? null
        : Reports.FirstOrDefault(r => r.From.Id == unitId && r.Year == year)?.Theirs?.Closing?.ReplacedById ?? Heir.Id;

    /// <summary>The unit whose report counts for the heir in a year; <see langword="null"/> where its own does.</summary>
    public Unit? ReplacesHeir(int year) => Reports.FirstOrDefault(r => r.Year == year && r.Fate == ReportFate.Replaces)?.From;

    /// <summary>Whether what a collection or roll-up of a year says of a unit changes, and not only what is told of the past.</summary>
    public bool Touches(int unitId, int year) => !Keeps(unitId, year)
        && (year >= FirstOpenYear || Reports.Any(r => r.From.Id == unitId && r.Year == year && r.Closes));
}
