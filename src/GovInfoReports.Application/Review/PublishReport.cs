using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Makes an approved report public.</summary>
public sealed class PublishReport(ReportsDbContext db, ReportLoader loader, Publication publication, Notify notify, TimeProvider clock)
{
    /// <summary>Publishes a report: freezes an edition, marks the one before as superseded, counts it.</summary>
    public async Task<PublishedEdition> ExecuteAsync(Actor actor, ReportKey key, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportPublish, Role.Officer);

        return await db.InTransactionAsync(async token =>
        {
            var report = await loader.LoadForStepAsync(actor, key, ReportStep.Publish, opened, token);
            var unit = await db.Units.SingleAsync(u => u.Id == report.UnitId, token);
            var now = clock.GetUtcNow().UtcDateTime;
            var edition = await publication.FreezeAsync(report, unit, (areas, checks) => report.Publish(unit, areas, checks, actor, now), actor, AuditActions.ReportPublish, token);
            await notify.PublishedAsync(report, token);
            await loader.StoreAsync(actor, key, token);
            await PublicationTotals.CountAsync(db, edition, token);
            return edition;
        }, ct);
    }
}
