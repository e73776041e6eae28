namespace GovInfoReports.Domain.Organisations;

/// <summary>A unit that breaks a rule of the hierarchy.</summary>
public sealed class UnitRuleException(UnitProblem problem) : Exception($"The unit breaks a rule: {problem}.")
{
    /// <summary>Which rule.</summary>
    public UnitProblem Problem { get; } = problem;
}
