using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Signing;

/// <summary>The person at a desk agrees 同意; the report goes on to the next desk, or back to the clerk to be submitted.</summary>
public sealed class SignReport(DeskLoader desks, SigningChains chains, ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Agrees to the report of the person's unit for a year.</summary>
    public async Task<bool> ExecuteAsync(Actor actor, int year, Guid opened, string? note, CancellationToken ct)
    {
        var (report, desk, count) = await desks.LoadAsync(actor, AuditActions.ReportSign, year, ReportStep.Sign, opened, ct);
        report.Sign(count, note, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportSign, report, SigningWords.Desk(desk.Number));
        var next = report.Desk is { } number ? (await chains.OfAsync(report.UnitId, ct)).FirstOrDefault(d => d.Number == number) : null;
        await notify.OffDeskAsync(report, ct);
        await (next is null ? notify.FromDeskAsync(report, null, ct) : notify.OnDeskAsync(report, next.AccountId, ct));
        await loader.StoreAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        return report.Desk is null;
    }
}
