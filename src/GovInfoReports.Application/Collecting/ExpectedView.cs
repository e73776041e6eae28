using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>A unit on the list of a collection, or one that could come onto it.</summary>
/// <param name="Row">How it stands on the list; <see langword="null"/> where the list was not frozen yet, or does not have it.</param>
/// <param name="Revision">Revision of the collection; empty while nothing was set.</param>
/// <param name="Decider">Whether the office that looks sets it, or which one does.</param>
public sealed record ExpectedView(Unit Unit, Unit Area, ExpectedUnit? Row, CollectionTerms Terms, Guid Revision, Decider Decider)
{
    /// <summary>Code of the unit that took over its duties.</summary>
    public string? SuccessorCode { get; init; }

    /// <summary>When its clerks were reminded, the last first.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>Whether its report counts.</summary>
    public bool IsIncluded => Row?.IsIncluded ?? (Revision == Guid.Empty && Unit.IsActive && Unit.Files(Terms.Year));

    /// <summary>Units that may have taken over its duties: those beside it.</summary>
    public IReadOnlyList<(string Code, string Name)> Beside { get; init; } = [];
}
