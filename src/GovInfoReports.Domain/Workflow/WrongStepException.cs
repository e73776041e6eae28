namespace GovInfoReports.Domain.Workflow;

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
