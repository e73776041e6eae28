using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Review;

/// <summary>Finds a submitted report in order; comments that the clerk has answered are settled by it.</summary>
public sealed class ApproveReport(DecisionLoader decisions, ReportLoader loader, ReportChecks checks, Notify notify, AuditTrail audit, TimeProvider clock)
{
    public async Task ExecuteAsync(Actor actor, ReportKey key, Guid opened, CancellationToken ct)
    {
        var report = await decisions.LoadForStepAsync(actor, AuditActions.ReportApprove, key, ReportStep.Approve, opened, ct);
        report.Approve(await checks.RunAsync(report, withNeighbours: true, ct), actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportApprove, report);
        await notify.ReviewedAsync(report, ct);
        await loader.StoreAsync(actor, key, ct);
    }
}
