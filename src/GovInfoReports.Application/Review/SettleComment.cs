using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Review;

/// <summary>Agrees that a comment is settled, or opens it again.</summary>
public sealed class SettleComment(DecisionLoader decisions, ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Settles a comment, or opens it again.</summary>
    public async Task ExecuteAsync(Actor actor, ReportKey key, int round, long id, bool isAccepted, CancellationToken ct)
    {
        var report = await decisions.LoadForCommentAsync(actor, key, AuditActions.ReportCommentSettle, round, ct);
        if (!report.SettleComment(id, isAccepted, actor, clock.GetUtcNow().UtcDateTime))
        {
            throw RefusedException.NotFound($"Comment {id}");
        }

        var comment = report.Comments.Single(c => c.Id == id);
        var outcome = Messages.Get(isAccepted ? "Comment.Accepted" : "Comment.Reopened");
        audit.Add(actor, AuditActions.ReportCommentSettle, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, outcome));
        await loader.StoreAsync(actor, key, ct);
    }
}
