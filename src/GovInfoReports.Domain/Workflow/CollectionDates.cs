namespace GovInfoReports.Domain.Workflow;

/// <summary>Days that an office sets for its collection, each where there is one. The day of the law stands beside them and is never among them.</summary>
public sealed record CollectionDates
{
    /// <summary>No day is set.</summary>
    public static CollectionDates None { get; } = new();

    /// <summary>First day on which a report can be begun.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Last day for handing in 县定提交.</summary>
    public DateOnly? SubmitBy { get; init; }

    /// <summary>Last day for publishing 县定公开.</summary>
    public DateOnly? PublishBy { get; init; }

    /// <summary>Last day on which a report can be begun.</summary>
    public DateOnly? NoNewAfter { get; init; }

    /// <summary>Last day on which a report that was not returned can be changed and handed in.</summary>
    public DateOnly? NoChangesAfter { get; init; }

    /// <summary>On which days units that have not handed in are reminded by the portal itself.</summary>
    public ReminderDays Reminders { get; init; } = ReminderDays.Default;

    /// <summary>Requires that where the units stood can be told for the end of a day: it has come, and the collecting had begun.</summary>
    public DateOnly RequireToldOf(int year, DateOnly? day, DateOnly today)
    {
        if (day is not { } asked)
        {
            throw RefusedException.Invalid("Day", "Circular.NoDay");
        }

        if (asked > today)
        {
            throw RefusedException.Invalid("Day", "Circular.Future", today);
        }

        var opening = OpensOn ?? ReportingCalendar.OpeningDate(year);
        return asked >= opening ? asked : throw RefusedException.Invalid("Day", "Circular.BeforeOpening", opening);
    }

    /// <summary>What is wrong with the days for a year, at the day where it is.</summary>
    public IReadOnlyList<Refusal> Problems(int year)
    {
        List<Refusal> found = [];
        (DateOnly First, DateOnly Last) range = (ReportingCalendar.OpeningDate(year), new(year + 1, 12, 31));
        (string Name, DateOnly? Day)[] days =
        [
            (nameof(OpensOn), OpensOn), (nameof(SubmitBy), SubmitBy), (nameof(PublishBy), PublishBy), (nameof(NoNewAfter), NoNewAfter), (nameof(NoChangesAfter), NoChangesAfter),
        ];
        found.AddRange(days.Where(d => d.Day < range.First || d.Day > range.Last).Select(d => new Refusal(d.Name, "Collection.DayRange", range.First, range.Last)));
        if (SubmitBy < OpensOn)
        {
            found.Add(new Refusal(nameof(SubmitBy), "Collection.SubmitBeforeOpening", OpensOn));
        }

        if (PublishBy < SubmitBy)
        {
            found.Add(new Refusal(nameof(PublishBy), "Collection.PublishBeforeSubmit", SubmitBy));
        }

        // An office cannot close the door on a unit before the law's own day.
        var statutory = ReportingCalendar.FirstDueDate(year);
        found.AddRange(days.Where(d => d.Name is nameof(NoNewAfter) or nameof(NoChangesAfter) && d.Day < statutory).Select(d => new Refusal(d.Name, "Collection.ClosesBeforeLaw", statutory)));
        if (NoChangesAfter < NoNewAfter)
        {
            found.Add(new Refusal(nameof(NoChangesAfter), "Collection.ChangesBeforeNew", NoNewAfter));
        }

        if (NoChangesAfter < SubmitBy)
        {
            found.Add(new Refusal(nameof(NoChangesAfter), "Collection.ChangesBeforeSubmit", SubmitBy));
        }

        return found;
    }
}
