using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application;

/// <summary>The report was changed since the person opened it. Nothing was stored.</summary>
public sealed class StaleRevisionException(AnnualReport report) : Exception($"Report {report.Id} was changed by someone else.")
{
    /// <summary>The report as it is now.</summary>
    public AnnualReport Report { get; } = report;
}
