using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>A unit in a circular: where its report stood at the end of the day, and how it kept the days.</summary>
/// <param name="Unit">The unit as the board lists it: name, terms, whether it counts and why.</param>
public sealed record CircularRow(BoardRow Unit, Standing Standing, DateOnly Day)
{
    /// <summary>Whether it was on time, by each day that there is.</summary>
    public Punctuality OnTime =>
        Outcome is CircularOutcome.Exempt or CircularOutcome.Historic ? Punctuality.Unknown : Punctuality.Of(Unit.Terms, Standing.HandedIn, Day);

    public CircularOutcome Outcome => this switch
    {
        { Unit.IsIncluded: false } => CircularOutcome.Exempt,
        { Standing.HandedIn: { } on } => on <= Unit.Terms.Due ? CircularOutcome.OnTime : CircularOutcome.Late,
        { Standing.Published: not null } => CircularOutcome.Historic,
        _ => Day > Unit.Terms.Due ? CircularOutcome.Overdue : CircularOutcome.NotYetDue,
    };

    /// <summary>Whole days after a kind of last day, of the hand-in or else of the circular's day; 0 where it was on time or nothing can be said.</summary>
    public int DaysLate(DueKind kind) =>
        OnTime[kind] == false ? (Standing.HandedIn ?? Day).DayNumber - Unit.Terms.Days.First(d => d.Kind == kind).Day.DayNumber : 0;
}
