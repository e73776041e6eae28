using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Hands the report in.</summary>
public sealed class SubmitReport(ReportsDbContext db, ReportLoader loader, ReportChecks checks, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Submits the clerk's report for a year that is over.</summary>
    public Task<Submission> ExecuteAsync(Actor actor, int year, Guid opened, CancellationToken ct) => ExecuteAsync(actor, year, opened, null, null, ct);

    /// <summary>Submits the clerk's report for a year.</summary>
    /// <param name="early">Why before the year is over; <see langword="null"/> where it is.</param>
    public Task<Submission> ExecuteAsync(Actor actor, int year, Guid opened, string? early, CancellationToken ct) => ExecuteAsync(actor, year, opened, early, null, ct);

    /// <summary>Submits the clerk's report for a year.</summary>
    /// <param name="early">Why before the year is over; <see langword="null"/> where it is.</param>
    /// <param name="told">
    /// The last days that the person was told had passed; where others have passed since, nothing is handed in before that was said.
    /// <see langword="null"/> to ask nothing.
    /// </param>
    public async Task<Submission> ExecuteAsync(Actor actor, int year, Guid opened, string? early, IReadOnlyCollection<DueKind>? told, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportSubmit, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.Submit, opened, ct);
        RequireTold(report.Gate!, told);
        var hasChain = await db.SigningDesks.AnyAsync(d => d.UnitId == report.UnitId, ct);
        var submission = report.Submit(await checks.RunAsync(report, withNeighbours: true, ct), actor, clock.GetUtcNow().UtcDateTime, hasChain, early);
        audit.Add(actor, AuditActions.ReportSubmit, report, submission.Hash);
        await notify.SubmittedAsync(report, ct);
        await notify.SubmittedAsync(report, actor.Unit.Name, ct);
        await loader.StoreAsync(actor, key, ct);
        return submission;
    }

    private static void RequireTold(CollectionGate gate, IReadOnlyCollection<DueKind>? told)
    {
        if (told is not null && gate.Missed.Except(told).Any())
        {
            var missed = gate.Terms.Days.Where(d => gate.Missed.Contains(d.Kind)).Select(d => Messages.Get($"Collection.Due.{d.Kind}", d.Day));
            var days = string.Join(Messages.Get("Chain.Separator"), missed);
            throw RefusedException.Conflict("Collection.Late", days);
        }
    }
}
