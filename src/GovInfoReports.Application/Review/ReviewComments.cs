using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application.Review;

/// <summary>Comments 意见 on a place of a report that was handed in.</summary>
public sealed class CommentOnReport(ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Adds a comment; the clerk reads it once the report is sent back.</summary>
    public async Task<long> ExecuteAsync(Actor actor, ReportKey key, int round, string? place, string? text, CancellationToken ct)
    {
        var report = await loader.LoadForCommentAsync(actor, key, AuditActions.ReportComment, round, ct);
        var edition = catalog.Get(report.Form);
        var where = PlaceNames.Require(edition, place, allowsWhole: true);
        if (report.Comments.Count >= ReviewComment.Most)
        {
            throw new InvalidInputException(string.Empty, Messages.Get("Comment.TooMany", ReviewComment.Most));
        }

        var comment = report.Comment(where, text, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportComment, report, PlaceNames.Said(edition, comment.Place, comment.Text));
        await loader.StoreAsync(actor, key, ct);
        return comment.Id;
    }
}

/// <summary>Words a comment anew, or takes it back, before it was sent to the clerk.</summary>
public sealed class ChangeComment(ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Words a comment anew.</summary>
    public async Task ExecuteAsync(Actor actor, ReportKey key, long id, string? text, CancellationToken ct)
    {
        var report = await loader.LoadForCommentAsync(actor, key, AuditActions.ReportComment, null, ct);
        if (!report.ChangeComment(id, text, actor, clock.GetUtcNow().UtcDateTime))
        {
            throw new NotFoundException($"Comment {id}");
        }

        var comment = report.Comments.Single(c => c.Id == id);
        audit.Add(actor, AuditActions.ReportComment, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, comment.Text));
        await loader.StoreAsync(actor, key, ct);
    }

    /// <summary>Takes a comment back.</summary>
    public async Task RemoveAsync(Actor actor, ReportKey key, long id, CancellationToken ct)
    {
        var report = await loader.LoadForCommentAsync(actor, key, AuditActions.ReportCommentRemove, null, ct);
        var comment = report.Comments.FirstOrDefault(c => c.Id == id);
        if (comment is null || !report.RemoveComment(id, clock.GetUtcNow().UtcDateTime))
        {
            throw new NotFoundException($"Comment {id}");
        }

        audit.Add(actor, AuditActions.ReportCommentRemove, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, comment.Text));
        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>Agrees that a comment is settled, or opens it again.</summary>
public sealed class SettleComment(ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Settles a comment, or opens it again.</summary>
    public async Task ExecuteAsync(Actor actor, ReportKey key, int round, long id, bool isAccepted, CancellationToken ct)
    {
        var report = await loader.LoadForCommentAsync(actor, key, AuditActions.ReportCommentSettle, round, ct);
        if (!report.SettleComment(id, isAccepted, actor, clock.GetUtcNow().UtcDateTime))
        {
            throw new NotFoundException($"Comment {id}");
        }

        var comment = report.Comments.Single(c => c.Id == id);
        var outcome = Messages.Get(isAccepted ? "Comment.Accepted" : "Comment.Reopened");
        audit.Add(actor, AuditActions.ReportCommentSettle, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, outcome));
        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>What the operations on comments have in common.</summary>
internal static class CommentLoading
{
    // A comment does not wait for the very revision, for each comment makes another; what counts is what was handed in.
    public static async Task<AnnualReport> LoadForCommentAsync(this ReportLoader loader, Actor actor, ReportKey key, string action, int? round, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, action, Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        if (!report.Allows(ReportStep.Comment))
        {
            throw new WrongStepException(ReportStep.Comment, report.Status);
        }

        return round is null || round == report.Round ? report : throw new StaleRevisionException(report);
    }
}
