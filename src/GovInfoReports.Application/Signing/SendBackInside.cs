using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Signing;

/// <summary>The person at a desk sends the report back to the clerk 退回修改; after that the chain begins anew.</summary>
public sealed class SendBackInside(DeskLoader desks, ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Sends the report of the person's unit for a year back.</summary>
    public async Task ExecuteAsync(Actor actor, int year, Guid opened, string? reason, CancellationToken ct)
    {
        var (report, desk, _) = await desks.LoadAsync(actor, AuditActions.ReportSendBackInside, year, ReportStep.SendBackInside, opened, ct);
        report.SendBackInside(reason, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportSendBackInside, report, SigningWords.Desk(desk.Number));
        await notify.OffDeskAsync(report, ct);
        await notify.FromDeskAsync(report, reason ?? string.Empty, ct);
        await loader.StoreAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
    }
}
