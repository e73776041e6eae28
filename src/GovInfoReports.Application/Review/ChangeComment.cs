using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Review;

/// <summary>Words a comment anew, or takes it back, before it was sent to the clerk.</summary>
public sealed class ChangeComment(DecisionLoader decisions, ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Words a comment anew.</summary>
    public async Task ExecuteAsync(Actor actor, ReportKey key, long id, string? text, CancellationToken ct)
    {
        var report = await decisions.LoadForCommentAsync(actor, key, AuditActions.ReportComment, null, ct);
        if (!report.ChangeComment(id, text, actor, clock.GetUtcNow().UtcDateTime))
        {
            throw RefusedException.NotFound($"Comment {id}");
        }

        var comment = report.Comments.Single(c => c.Id == id);
        audit.Add(actor, AuditActions.ReportComment, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, comment.Text));
        await loader.StoreAsync(actor, key, ct);
    }

    /// <summary>Takes a comment back.</summary>
    public async Task RemoveAsync(Actor actor, ReportKey key, long id, CancellationToken ct)
    {
        var report = await decisions.LoadForCommentAsync(actor, key, AuditActions.ReportCommentRemove, null, ct);
        var comment = report.Comments.FirstOrDefault(c => c.Id == id);
        if (comment is null || !report.RemoveComment(id, clock.GetUtcNow().UtcDateTime))
        {
            throw RefusedException.NotFound($"Comment {id}");
        }

        audit.Add(actor, AuditActions.ReportCommentRemove, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, comment.Text));
        await loader.StoreAsync(actor, key, ct);
    }
}
