namespace GovInfoReports.Domain.Reports;

/// <summary>Where a report's working copy stands. What was published before stays readable whatever the working copy's state.</summary>
public enum ReportStatus
{
    /// <summary>Being filled in 填报中.</summary>
    Draft = 1,

    /// <summary>With the county, nobody has decided 待审核.</summary>
    Submitted = 2,

    /// <summary>Sent back with a reason 已退回.</summary>
    Returned = 3,

    /// <summary>Found in order, not yet public 已通过.</summary>
    Approved = 4,

    /// <summary>Public 已公开.</summary>
    Published = 5,
}

/// <summary>A step in the life of a report.</summary>
public enum ReportStep
{
    /// <summary>The clerk hands it in.</summary>
    Submit = 1,

    /// <summary>The clerk takes it back before anyone decided.</summary>
    Withdraw = 2,

    /// <summary>The officer sends it back.</summary>
    Return = 3,

    /// <summary>The officer finds it in order.</summary>
    Approve = 4,

    /// <summary>The officer makes it public.</summary>
    Publish = 5,

    /// <summary>A correction of what was published is begun.</summary>
    OpenCorrection = 6,

    /// <summary>The content is changed.</summary>
    Save = 7,

    /// <summary>A report of a past year, imported from the file it was published as, is made public as it is 历史年报.</summary>
    PublishHistoric = 8,

    /// <summary>The clerk sends it to the unit's own chain 送审.</summary>
    SendForSigning = 9,

    /// <summary>A desk of the unit's own chain agrees.</summary>
    Sign = 10,

    /// <summary>A desk of the unit's own chain sends it back to the clerk.</summary>
    SendBackInside = 11,

    /// <summary>The clerk takes it back from a desk.</summary>
    RecallInside = 12,

    /// <summary>The officer comments on a place.</summary>
    Comment = 13,
}

/// <summary>A decision on a report: who, when, outcome, reason. Kept for good.</summary>
public sealed class Decision
{
    private Decision()
    {
    }

    internal Decision(ReportStep step, int accountId, string name, DateTime at, string? reason, int round, int? desk = null)
    {
        Desk = desk;
        Step = step;
        AccountId = accountId;
        Name = name;
        At = at;
        Reason = reason;
        Round = round;
    }

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    /// <summary>What was decided.</summary>
    public ReportStep Step { get; private set; }

    /// <summary>Account that decided.</summary>
    public int AccountId { get; private set; }

    /// <summary>Name of the person at that time.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The reason, for a return, or the public note, for a correction.</summary>
    public string? Reason { get; private set; }

    /// <summary>The submission it concerns, from 1; 0 before the first.</summary>
    public int Round { get; private set; }

    /// <summary>Number of the desk of the unit's own chain, from 1; <see langword="null"/> for steps outside it.</summary>
    public int? Desk { get; private set; }

    /// <summary>Whether it was taken inside the unit, which concerns nobody but the unit and the officer.</summary>
    public bool IsInside => Step is ReportStep.SendForSigning or ReportStep.Sign or ReportStep.SendBackInside or ReportStep.RecallInside;
}

/// <summary>A report cannot be handed in while comments of the officer's are open.</summary>
public sealed class CommentsOpenException(int open) : Exception($"{open} comments are open.")
{
    /// <summary>How many.</summary>
    public int Open { get; } = open;
}

/// <summary>A report cannot be handed in before the unit's own chain agreed to what it says now.</summary>
public sealed class SigningRequiredException() : Exception("The unit's own chain has not agreed.");

/// <summary>A step that the report's state does not allow.</summary>
public sealed class WrongStepException(ReportStep step, ReportStatus status, bool isOnDesk = false)
    : Exception($"A report that is {status}{(isOnDesk ? " and on a desk" : string.Empty)} does not allow {step}.")
{
    /// <summary>Whether it lay on a desk of the unit's own chain.</summary>
    public bool IsOnDesk { get; } = isOnDesk;

    /// <summary>The step that was tried.</summary>
    public ReportStep Step { get; } = step;

    /// <summary>The state it was tried in.</summary>
    public ReportStatus Status { get; } = status;
}

/// <summary>A submission or publication that the checks block.</summary>
public sealed class ChecksBlockException(int errors, int unexplained) : Exception($"{errors} errors and {unexplained} unexplained findings block the step.")
{
    /// <summary>How many 强制 findings there are.</summary>
    public int Errors { get; } = errors;

    /// <summary>How many 核实 findings have no explanation.</summary>
    public int Unexplained { get; } = unexplained;
}

/// <summary>A text that a step needs is missing or too long.</summary>
/// <param name="limit">Longest text, in characters.</param>
public sealed class ReasonRequiredException(ReportStep step, int limit) : Exception($"{step} needs a text of at most {limit} characters.")
{
    /// <summary>The step.</summary>
    public ReportStep Step { get; } = step;

    /// <summary>Longest text, in characters.</summary>
    public int Limit { get; } = limit;
}
