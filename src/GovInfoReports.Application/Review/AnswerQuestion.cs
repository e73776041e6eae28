using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Review;

/// <summary>Answers what a clerk asked, whatever the state of the report.</summary>
public sealed class AnswerQuestion(ReportsDbContext db, DecisionLoader decisions, FormCatalog catalog, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Key of the refusal of an answer to a question that another officer has answered.</summary>
    public const string Gone = "Question.Gone";

    public async Task ExecuteAsync(Actor actor, ReportKey key, long id, string? text, CancellationToken ct)
    {
        var report = await decisions.LoadAsync(actor, AuditActions.ReportQuestionAnswer, key, ct);
        var question = report.AnswerQuestion(id, text?.ReplaceLineEndings("\n"), actor, clock.GetUtcNow().UtcDateTime) ?? throw RefusedException.Conflict(Gone);
        var edition = catalog.Get(report.Form);
        audit.Add(actor, AuditActions.ReportQuestionAnswer, report, PlaceNames.Said(edition, question.Place, question.Answer));
        await notify.AnsweredAsync(report, PlaceNames.Of(edition, question.Place), question, ct);
        await db.StoreAsync(() => Task.FromResult(RefusedException.Conflict(Gone)), ct);
    }
}
