namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// Whether a report was handed in on time, answered three times: an extension does not undo lateness by law. <see langword="null"/> where
/// there is no such day, or where it has not passed and nothing was handed in yet.
/// </summary>
public sealed record Punctuality(bool? Statutory, bool? County, bool? Extension)
{
    /// <summary>Nothing can be said.</summary>
    public static Punctuality Unknown { get; } = new(null, null, null);

    /// <summary>The answer by one kind of day.</summary>
    public bool? this[DueKind kind] => kind switch
    {
        DueKind.Statutory => Statutory,
        DueKind.County => County,
        _ => Extension,
    };

    /// <summary>Answers for a unit.</summary>
    /// <param name="handedIn">The day in China on which the report was first handed in and not taken back; <see langword="null"/> where it was not.</param>
    public static Punctuality Of(CollectionTerms terms, DateOnly? handedIn, DateOnly today) => new(
        IsOnTime(terms.Statutory, handedIn, today),
        terms.Dates.SubmitBy is { } county ? IsOnTime(county, handedIn, today) : null,
        terms.ExtendedUntil is { } extension ? IsOnTime(extension, handedIn, today) : null);

    private static bool? IsOnTime(DateOnly last, DateOnly? handedIn, DateOnly today) => handedIn is { } day ? day <= last : today > last ? false : null;
}
