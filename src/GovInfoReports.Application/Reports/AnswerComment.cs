using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Reports;

/// <summary>Answers an officer's comment.</summary>
public sealed class AnswerComment(ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Key of the refusal of an answer to a comment that is settled or was taken back.</summary>
    public const string Gone = "Comment.Gone";

    /// <summary>Says that a comment is done 已修改, or that it is not 待处理.</summary>
    public async Task ExecuteAsync(Actor actor, int year, long id, bool isDone, string? answer, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportCommentAnswer, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        if (!report.AnswerComment(id, isDone, answer?.ReplaceLineEndings("\n"), actor.Name, clock.GetUtcNow().UtcDateTime))
        {
            throw RefusedException.Conflict(Gone);
        }

        var comment = report.Comments.Single(c => c.Id == id);
        var said = Messages.Get(isDone ? "Comment.Done" : "Comment.Open", comment.Answer);
        audit.Add(actor, AuditActions.ReportCommentAnswer, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, said));
        await loader.StoreAsync(actor, key, ct);
    }
}
