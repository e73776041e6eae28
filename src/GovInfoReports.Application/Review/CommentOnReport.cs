using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Review;

/// <summary>Comments 意见 on a place of a report that was submitted.</summary>
public sealed class CommentOnReport(DecisionLoader decisions, ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Adds a comment; the clerk reads it once the report is sent back.</summary>
    public async Task<long> ExecuteAsync(Actor actor, ReportKey key, int round, string? place, string? text, CancellationToken ct)
    {
        var report = await decisions.LoadForCommentAsync(actor, key, AuditActions.ReportComment, round, ct);
        var edition = catalog.Get(report.Form);
        var where = PlaceNames.Require(edition, place, allowsWhole: true);
        var comment = report.Comment(where, text, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportComment, report, PlaceNames.Said(edition, comment.Place, comment.Text));
        await loader.StoreAsync(actor, key, ct);
        return comment.Id;
    }
}
