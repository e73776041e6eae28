using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Begins a correction of a published report.</summary>
public sealed class OpenCorrection(ReportLoader loader, WhoDecides who, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens the working copy for a correction; the clerk then edits and submits it as usual.</summary>
    public Task ExecuteAsync(Actor actor, ReportKey key, string? note, CancellationToken ct) => OpenAsync(actor, key, null, note, ct);

    /// <summary>Opens the working copy for a correction of exactly what the person saw.</summary>
    public Task ExecuteAsync(Actor actor, ReportKey key, Guid opened, string? note, CancellationToken ct) => OpenAsync(actor, key, opened, note, ct);

    private async Task OpenAsync(Actor actor, ReportKey key, Guid? opened, string? note, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportCorrect, Role.Clerk, Role.Officer);
        var report = opened is { } revision
            ? await loader.LoadForStepAsync(actor, key, ReportStep.OpenCorrection, revision, ct)
            : await loader.LoadAsync(actor, key, ct);
        if (actor.Role == Role.Officer)
        {
            await who.RequireAsync(actor, report, ct);
        }

        report.OpenCorrection(note, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportCorrect, report, report.CorrectionNote);
        if (actor.Role == Role.Officer)
        {
            await notify.CorrectionOpenedAsync(report, actor.Unit.Name, ct);
        }

        await loader.StoreAsync(actor, key, ct);
    }
}
