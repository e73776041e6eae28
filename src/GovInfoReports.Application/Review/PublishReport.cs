using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Makes an approved report public.</summary>
public sealed class PublishReport(ReportsDbContext db, DecisionLoader decisions, Publication publication, TimeProvider clock)
{
    public async Task<PublishedEdition> ExecuteAsync(Actor actor, ReportKey key, Guid opened, CancellationToken ct)
    {
        return await db.InTransactionAsync(async token =>
        {
            var report = await decisions.LoadForStepAsync(actor, AuditActions.ReportPublish, key, ReportStep.Publish, opened, token);
            var unit = await db.Units.SingleAsync(u => u.Id == report.UnitId, token);
            var now = clock.GetUtcNow().UtcDateTime;
            return await publication.PublishAsync(report, unit, (areas, checks) => report.Publish(unit, areas, checks, actor, now), actor, AuditActions.ReportPublish, token);
        }, ct);
    }
}
