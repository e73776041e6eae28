namespace GovInfoReports.Domain.Workflow;

/// <summary>A submission or publication that the checks block.</summary>
public sealed class ChecksBlockException(int errors, int unexplained) : Exception($"{errors} errors and {unexplained} unexplained findings block the step.")
{
    /// <summary>How many 强制 findings there are.</summary>
    public int Errors { get; } = errors;

    /// <summary>How many 核实 findings have no explanation.</summary>
    public int Unexplained { get; } = unexplained;
}
