namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// What a collection lets a unit do on a day: the one answer for pages, imports and programs. A closed door says since when and which office
/// can open it.
/// </summary>
/// <param name="Today">The day in China by the server's clock.</param>
public sealed record CollectionGate(CollectionTerms Terms, DateOnly Today)
{
    /// <summary>Why no report can be begun; <see langword="null"/> where it can.</summary>
    public Refusal? ForNew =>
        Terms.Dates.OpensOn is { } opens && Today < opens ? new Refusal(null, "Collection.NotOpen", opens, Terms.Office)
        : Terms.NoNewAfter is { } last && Today > last ? new Refusal(null, "Collection.NoNew", last, Terms.Office)
        : ForChanges;

    /// <summary>Why a report that was not returned can neither be changed nor handed in; <see langword="null"/> where it can.</summary>
    public Refusal? ForChanges => Terms.NoChangesAfter is { } last && Today > last ? new Refusal(null, "Collection.NoChanges", last, Terms.Office) : null;

    /// <summary>The last days that have passed, so that what is handed in today is late by them.</summary>
    public IReadOnlyList<DueKind> Missed => [.. Terms.Days.Where(d => d.Day < Today).Select(d => d.Kind)];

    /// <summary>Whether what is handed in today is late by the day that counts for the unit.</summary>
    public bool IsLate => Terms.Due < Today;

    /// <summary>Whole days to the day that counts; negative when it has passed.</summary>
    public int DaysLeft => Terms.Due.DayNumber - Today.DayNumber;
}
