using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>A unit under another one, and all that has to change with it.</summary>
/// <param name="Units">The unit, and those below it, which follow it, from above.</param>
public sealed record UnitMove(IReadOnlyList<Unit> Units, Unit Parent, DateOnly Day, string Reason)
{
    public Unit Unit => Units[0];

    /// <summary>Reports of these units, without their contents.</summary>
    public IReadOnlyList<AnnualReport> Reports { get; init; } = [];

    /// <summary>Collections of the area above, old and new, that were set and are not over.</summary>
    public IReadOnlyList<Collection> Collections { get; init; } = [];

    /// <summary>Who counts in the roll-ups that the units, or the new unit above, are decided on in.</summary>
    public IReadOnlyList<RollUpMember> Members { get; init; } = [];

    /// <summary>The governments of these roll-ups.</summary>
    public IReadOnlyDictionary<int, Unit> Governments { get; init; } = new Dictionary<int, Unit>();

    /// <summary>What is published stays where it was published; all else follows the unit.</summary>
    public IEnumerable<AnnualReport> Following => Reports.Where(r => r.Editions == 0);

    public bool IsPublished(int unitId, int year) => Reports.Any(r => r.UnitId == unitId && r.Year == year && r.Editions > 0);

    /// <summary>The rows of collections that change: it leaves those of the old area and comes into those of the new one.</summary>
    public IEnumerable<(Collection Collection, bool IsIncluded)> Rows => Collections
        .Where(c => !IsPublished(Unit.Id, c.Year) && c.Units.Any(u => u.UnitId == Unit.Id && u.IsIncluded) != (c.AreaCode == Parent.Code))
        .Select(c => (c, c.AreaCode == Parent.Code));
}
