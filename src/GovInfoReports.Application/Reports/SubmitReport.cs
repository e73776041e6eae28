using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Hands the report in.</summary>
public sealed class SubmitReport(ReportsDbContext db, ReportLoader loader, ReportChecks checks, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Submits the clerk's report for a year that is over.</summary>
    public Task<Submission> ExecuteAsync(Actor actor, int year, Guid opened, CancellationToken ct) => ExecuteAsync(actor, year, opened, null, ct);

    /// <summary>Submits the clerk's report for a year.</summary>
    /// <param name="early">Why before the year is over; <see langword="null"/> where it is.</param>
    public async Task<Submission> ExecuteAsync(Actor actor, int year, Guid opened, string? early, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportSubmit, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.Submit, opened, ct);
        var hasChain = await db.SigningDesks.AnyAsync(d => d.UnitId == report.UnitId, ct);
        var submission = report.Submit(await checks.RunAsync(report, withNeighbours: true, ct), actor, clock.GetUtcNow().UtcDateTime, hasChain, early);
        audit.Add(actor, AuditActions.ReportSubmit, report, submission.Hash);
        await notify.SubmittedAsync(report, ct);
        await notify.SubmittedAsync(report, actor.Unit.Name, ct);
        await loader.StoreAsync(actor, key, ct);
        return submission;
    }
}
