using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Reports;

/// <summary>Takes a submitted report back while nobody has decided.</summary>
public sealed class WithdrawReport(ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Withdraws the clerk's report for a year.</summary>
    public async Task ExecuteAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportWithdraw, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        report.Withdraw(actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportWithdraw, report);
        await notify.ReviewedAsync(report, ct);
        await loader.StoreAsync(actor, key, ct);
    }
}
