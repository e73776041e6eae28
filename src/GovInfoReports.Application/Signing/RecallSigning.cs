using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Signing;

/// <summary>The clerk takes the report back from the desk on which it lies 撤回送审.</summary>
public sealed class RecallSigning(ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Takes the clerk's report for a year back.</summary>
    public async Task ExecuteAsync(Actor actor, int year, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportRecallInside, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.RecallInside, opened, ct);
        audit.Add(actor, AuditActions.ReportRecallInside, report, SigningWords.Desk(report.Desk!.Value));
        report.RecallInside(actor, clock.GetUtcNow().UtcDateTime);
        await notify.OffDeskAsync(report, ct);
        await loader.StoreAsync(actor, key, ct);
    }
}
