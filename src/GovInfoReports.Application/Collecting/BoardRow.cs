using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>An expected unit on the board: where its report stands and how it kept the days. Nothing of a draft's content is in it.</summary>
public sealed record BoardRow(int UnitId, string Code, string Name, UnitLevel Level, CollectionTerms Terms)
{
    /// <summary>Whether its report counts.</summary>
    public bool IsIncluded { get; init; } = true;

    /// <summary>Kind of the reason given for that, if one was.</summary>
    public ExpectedKind? Kind { get; init; }

    public string? Reason { get; init; }

    /// <summary>Name of the unit that took over its duties.</summary>
    public string? Successor { get; init; }

    public string? ExtensionReason { get; init; }

    public string? ExtendedBy { get; init; }

    /// <summary>State of the report; <see langword="null"/> where it was not begun.</summary>
    public ReportStatus? Status { get; init; }

    /// <summary>Number of the desk inside the unit on which it lies.</summary>
    public int? Desk { get; init; }

    /// <summary>Name of the person at that desk.</summary>
    public string? DeskHolder { get; init; }

    /// <summary>Whether what was handed in declared that there was nothing to report 零报告.</summary>
    public bool IsNothing { get; init; }

    /// <summary>Whether what is public is being corrected.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>When it was first handed in and not taken back, UTC.</summary>
    public DateTime? FirstSubmitted { get; init; }

    /// <summary>When it was last handed in and not taken back, UTC.</summary>
    public DateTime? LastSubmitted { get; init; }

    /// <summary>How often it was sent back.</summary>
    public int Returned { get; init; }

    /// <summary>核实 findings, all explained, that the last hand-in carried.</summary>
    public int Queries { get; init; }

    /// <summary>Comments of an officer that are not settled.</summary>
    public int OpenComments { get; init; }

    /// <summary>Questions of the clerk that wait for an answer.</summary>
    public int Asked { get; init; }

    /// <summary>The report as the list shows it; <see langword="null"/> where it was not begun.</summary>
    public Guid? Revision { get; init; }

    /// <summary>Whether an officer can decide on it now.</summary>
    public bool IsWaiting => Status is ReportStatus.Submitted or ReportStatus.Approved;

    /// <summary>When its first edition became public, UTC.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>Whether that edition came from an archive and not through the portal.</summary>
    public bool IsHistoric { get; init; }

    /// <summary>Whether it was on time, by each day that there is.</summary>
    public Punctuality OnTime { get; init; } = Punctuality.Unknown;

    /// <summary>Whole days to the day that counts for it; negative when it has passed.</summary>
    public int DaysLeft { get; init; }

    /// <summary>How often its clerks were reminded 催报, by officers and by the portal.</summary>
    public int Reminded { get; init; }

    /// <summary>When they last were, UTC.</summary>
    public DateTime? LastReminded { get; init; }

    /// <summary>Name of the officer who did; <see langword="null"/> for the portal by itself.</summary>
    public string? LastRemindedBy { get; init; }

    /// <summary>The day on which an edition from an archive was once made public, if it tells.</summary>
    public DateOnly? OriginallyOn { get; init; }

    public bool IsPastDue => DaysLeft < 0;

    /// <summary>Whether it became public by the law's day and by the office's; <see langword="null"/> where there is no answer yet.</summary>
    public Punctuality PublishedOnTime { get; init; } = Punctuality.Unknown;

    public UnitKind UnitKind => UnitKinds.Of(Level, Name);

    public BoardState State => Status switch
    {
        null => IsIncluded ? BoardState.NotBegun : BoardState.Exempt,
        ReportStatus.Draft or ReportStatus.Returned when Desk is not null => BoardState.Signing,
        ReportStatus.Draft => BoardState.Draft,
        ReportStatus.Returned => BoardState.Returned,
        ReportStatus.Submitted => BoardState.Submitted,
        ReportStatus.Approved => BoardState.Approved,
        _ => BoardState.Published,
    };

    /// <summary>Whether it was ever handed in.</summary>
    public bool IsHandedIn => FirstSubmitted is not null || PublishedAt is not null;

    /// <summary>Whether it has to hand in, for the first time or again after it came back.</summary>
    public bool Owes => IsIncluded && PublishedAt is null && State is BoardState.NotBegun or BoardState.Draft or BoardState.Signing or BoardState.Returned;

    /// <summary>Why its clerks are not reminded now; <see langword="null"/> where they can be.</summary>
    /// <param name="now">UTC.</param>
    public Refusal? WhyNotReminded(DateTime now) => this switch
    {
        { IsIncluded: false } => new Refusal(null, "Remind.Exempt", Reason ?? string.Empty),
        { PublishedAt: not null } => new Refusal(null, "Remind.Published"),
        { Owes: false } => new Refusal(null, "Remind.HandedIn", LastSubmitted),
        { LastRemindedBy: { } by, LastReminded: { } at } when now - at < Reminder.Pause => new Refusal(null, "Remind.JustNow", by, at),
        _ => null,
    };

    public bool Is(BoardFilter filter) => filter switch
    {
        BoardFilter.Missing => IsIncluded && !IsHandedIn,
        BoardFilter.Overdue => IsIncluded && !IsHandedIn && IsPastDue,
        BoardFilter.Late => IsIncluded && IsHandedIn && OnTime[Terms.DueBy] == false,
        BoardFilter.Returned => Status == ReportStatus.Returned,
        BoardFilter.Submitted => Status == ReportStatus.Submitted,
        BoardFilter.Approved => Status == ReportStatus.Approved,
        BoardFilter.Asked => Asked > 0,
        BoardFilter.Published => PublishedAt is not null,
        BoardFilter.Nothing => IsNothing,
        BoardFilter.Extended => Terms.ExtendedUntil is not null,
        BoardFilter.Exempt => !IsIncluded,
        _ => true,
    };
}
