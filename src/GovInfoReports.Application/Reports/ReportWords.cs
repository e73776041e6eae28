using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Names states and steps, and says in words why a step was refused.</summary>
public static class ReportWords
{
    /// <summary>Name of a state.</summary>
    public static string Of(ReportStatus status) => Messages.Get($"Status.{status}");

    /// <summary>Name of a step.</summary>
    public static string Of(ReportStep step) => Messages.Get($"Step.{step}");

    /// <summary>Why a step was refused.</summary>
    public static string Of(WrongStepException wrong) => wrong.IsOnDesk ? Messages.Get("Step.WrongOnDesk", Of(wrong.Step)) : Messages.Get("Step.Wrong", Of(wrong.Status), Of(wrong.Step));

    /// <summary>Why the checks block a step.</summary>
    public static string Of(ChecksBlockException block) => Messages.Get("Checks.Block", block.Errors, block.Unexplained);

    /// <summary>Why open comments block a step.</summary>
    public static string Of(CommentsOpenException open) => Messages.Get("Comments.Open", open.Open);

    /// <summary>Why open comments keep a report from being found in order.</summary>
    public static string Unsettled(CommentsOpenException open) => Messages.Get("Comments.Unsettled", open.Open);

    /// <summary>The reason of a return that says no more than its comments.</summary>
    public static string SeeComments(int open) => Messages.Get("Return.SeeComments", open);

    /// <summary>Why the unit's own chain blocks a step, see <see cref="SigningRequiredException"/>.</summary>
    public static string SigningRequired => Messages.Get("Signing.Required");

    /// <summary>Which text is missing.</summary>
    public static string Of(ReasonRequiredException missing) => Messages.Get("Reason.Required", missing.Limit);
}
