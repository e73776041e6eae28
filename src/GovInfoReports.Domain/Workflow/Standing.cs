namespace GovInfoReports.Domain.Workflow;

/// <summary>Where a report stood at the end of a day, told from the steps that were recorded up to then and from no later one.</summary>
/// <param name="Status"><see langword="null"/> where it was not begun; what was published stays so, whatever came after.</param>
/// <param name="HandedIn">The day in China of the first submission that was not taken back by then.</param>
/// <param name="Published">The day in China on which it first became public.</param>
public sealed record Standing(ReportStatus? Status, DateOnly? HandedIn, int Returned, DateOnly? Published)
{
    /// <summary>Nothing was begun.</summary>
    public static Standing NotBegun { get; } = new(null, null, 0, null);

    /// <summary>Whether it had been sent back and was not submitted again.</summary>
    public bool IsWithUnitAgain => Status == ReportStatus.Returned;

    /// <summary>The moment at which a day in China is over, UTC.</summary>
    public static DateTime EndOf(DateOnly day) => day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - ReportingCalendar.Offset;

    /// <summary>Tells it.</summary>
    /// <param name="begunAt">When the report was begun, UTC; <see langword="null"/> where it was not.</param>
    /// <param name="steps">Its steps in their order; those after the day are left out here.</param>
    public static Standing At(DateOnly day, DateTime? begunAt, IEnumerable<RecordedStep> steps)
    {
        var end = EndOf(day);
        var known = steps.Where(s => s.At < end).ToList();
        if (known.Count == 0 && !(begunAt < end))
        {
            return NotBegun;
        }

        var takenBack = known.Where(s => s.Step == ReportStep.Withdraw).Select(s => s.Round).ToHashSet();
        var handedIn = known.Find(s => s.Step == ReportStep.Submit && !takenBack.Contains(s.Round));
        var published = known.Find(s => s.Step == ReportStep.Publish);
        return new Standing(
            published is null ? StatusOf(known) : ReportStatus.Published,
            handedIn is null ? null : ReportingCalendar.DayOf(handedIn.At),
            known.Count(s => s.Step == ReportStep.Return),
            published is null ? null : ReportingCalendar.DayOf(published.At));
    }

    private static ReportStatus StatusOf(List<RecordedStep> steps)
    {
        // What is taken back is with the unit as it was before.
        var (now, withUnit) = (ReportStatus.Draft, ReportStatus.Draft);
        foreach (var step in steps)
        {
            withUnit = step.Step == ReportStep.Return ? ReportStatus.Returned : withUnit;
            now = step.Step switch
            {
                ReportStep.Submit => ReportStatus.Submitted,
                ReportStep.Withdraw or ReportStep.Return => withUnit,
                ReportStep.Approve => ReportStatus.Approved,
                _ => now,
            };
        }

        return now;
    }
}
