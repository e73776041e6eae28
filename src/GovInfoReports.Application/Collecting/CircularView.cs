using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>A circular 通报 on how the units of an area handed in their reports, as of the end of a day.</summary>
/// <param name="Office">Name of the office that collects.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="Dates">The days as they are set now; what was set before is not kept.</param>
/// <param name="Rows">Every unit on the list, by code.</param>
public sealed record CircularView(Unit Area, string Office, int Year, DateOnly Day, DateTime WrittenAt, CollectionDates Dates, IReadOnlyList<CircularRow> Rows)
{
    /// <summary>Units whose report counts.</summary>
    public IEnumerable<CircularRow> Expected => Rows.Where(r => r.Unit.IsIncluded);

    /// <summary>Units with an outcome, in the order of the list.</summary>
    public IReadOnlyList<CircularRow> Of(CircularOutcome outcome) => [.. Rows.Where(r => r.Outcome == outcome)];

    public int Count(CircularOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    /// <summary>Units whose reports were sent back.</summary>
    public IReadOnlyList<CircularRow> Returned => [.. Expected.Where(r => r.Standing.Returned > 0)];

    /// <summary>How many were handed in on time, or not, by a kind of day; those that do not have one are left out.</summary>
    public int Count(DueKind kind, bool onTime) => Expected.Count(r => r.OnTime[kind] == onTime);
}
