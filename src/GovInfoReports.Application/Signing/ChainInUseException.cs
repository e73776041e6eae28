namespace GovInfoReports.Application.Signing;

/// <summary>A chain cannot be changed while a report lies on one of its desks.</summary>
public sealed class ChainInUseException(ReportOnDesk report) : Exception($"The report of {report.Year} lies on desk {report.Desk}.")
{
    /// <summary>What is said to the person.</summary>
    public string Sentence { get; } = Messages.Get("Chain.OnDesk", report.Year, SigningWords.Desk(report.Desk));
}
