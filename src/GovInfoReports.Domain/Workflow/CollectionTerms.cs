using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Workflow;

/// <summary>Which days hold for the report of one unit for a year: the law's, the office's, and its own extension, kept apart.</summary>
/// <param name="Level">Level of the unit, by which the law's day goes.</param>
public sealed record CollectionTerms(UnitLevel Level, int Year)
{
    /// <summary>Name of the office that set days and can change them; <see langword="null"/> where nothing was set.</summary>
    public string? Office { get; init; }

    /// <summary>What the office set.</summary>
    public CollectionDates Dates { get; init; } = CollectionDates.None;

    /// <summary>Last day of the unit's extension; <see langword="null"/> where it has none.</summary>
    public DateOnly? ExtendedUntil { get; init; }

    /// <summary>The law's last day.</summary>
    public DateOnly Statutory => ReportingCalendar.DueDate(Level, Year);

    /// <summary>The last day that counts for the unit: its extension, else the office's, else the law's.</summary>
    public DateOnly Due => ExtendedUntil ?? Dates.SubmitBy ?? Statutory;

    /// <summary>Where that day comes from.</summary>
    public DueKind DueBy => ExtendedUntil is not null ? DueKind.Extension : Dates.SubmitBy is not null ? DueKind.County : DueKind.Statutory;

    /// <summary>Last day on which the unit can begin its report; <see langword="null"/> for no end.</summary>
    public DateOnly? NoNewAfter => Open(Dates.NoNewAfter);

    /// <summary>Last day on which the unit can change and hand in a report that was not returned; <see langword="null"/> for no end.</summary>
    public DateOnly? NoChangesAfter => Open(Dates.NoChangesAfter);

    /// <summary>The last days that there are, by where they come from, in the order of their kinds.</summary>
    public IEnumerable<(DueKind Kind, DateOnly Day)> Days
    {
        get
        {
            yield return (DueKind.Statutory, Statutory);
            if (Dates.SubmitBy is { } county)
            {
                yield return (DueKind.County, county);
            }

            if (ExtendedUntil is { } extension)
            {
                yield return (DueKind.Extension, extension);
            }
        }
    }

    // Whatever the office sets, the door stays open until the law's day and for as long as the unit's extension lasts.
    private DateOnly? Open(DateOnly? closes) => closes is { } day ? new[] { day, Statutory, ExtendedUntil ?? day }.Max() : null;
}
