namespace GovInfoReports.Domain.Workflow;

/// <summary>That the clerks of a unit were reminded of its report 催报: by an officer, or by the portal on a day that the collection names.</summary>
public sealed class Reminder
{
    private Reminder()
    {
    }

    /// <summary>Within this time an officer does not remind a unit again, so that a form sent twice reminds once.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    public int UnitId { get; private set; }

    public int Year { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Name of the officer; <see langword="null"/> for the portal by itself.</summary>
    public string? By { get; private set; }

    /// <summary>The day on which the portal was to remind, which may lie before the day on which it did; <see langword="null"/> for an officer.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>An officer reminds.</summary>
    public static Reminder ByOfficer(int unitId, int year, string by, DateTime at) => new() { UnitId = unitId, Year = year, By = by, At = at };

    /// <summary>The portal reminds by itself.</summary>
    public static Reminder OnDay(int unitId, int year, DateOnly day, DateTime at) => new() { UnitId = unitId, Year = year, Day = day, At = at };
}
