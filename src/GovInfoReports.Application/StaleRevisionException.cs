using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application;

/// <summary>The report was changed since the person opened it.</summary>
public sealed class StaleRevisionException(AnnualReport report)
    : RefusedException(RefusalKind.Conflict, new Refusal(null, Stale, report.UpdatedBy, report.UpdatedAt, report.Status))
{
    /// <summary>Key of its sentence; with who changed the report, when, and its state now.</summary>
    public const string Stale = "Report.Stale";

    /// <summary>The report as it is now.</summary>
    public AnnualReport Report { get; } = report;
}
