namespace GovInfoReports.Domain.Workflow;

/// <summary>A text that a step needs is missing or too long.</summary>
/// <param name="limit">Longest text, in characters.</param>
public sealed class ReasonRequiredException(ReportStep step, int limit) : Exception($"{step} needs a text of at most {limit} characters.")
{
    /// <summary>The step.</summary>
    public ReportStep Step { get; } = step;

    /// <summary>Longest text, in characters.</summary>
    public int Limit { get; } = limit;
}
