using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application.Reports;

/// <summary>Answers an officer's comment.</summary>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="catalog">The form editions.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class AnswerComment(ReportLoader loader, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Says that a comment is done 已修改, or that it is not 待处理.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="id">Key of the comment.</param>
    /// <param name="isDone">Whether it is done; else it is open again.</param>
    /// <param name="answer">What the clerk says to it, if anything.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no report, or no such comment that the officer has not settled.</exception>
    /// <exception cref="WrongStepException">The report is not open for changes.</exception>
    /// <exception cref="StaleRevisionException">Somebody saved in the same moment.</exception>
    /// <exception cref="ReasonRequiredException">The answer is too long.</exception>
    public async Task ExecuteAsync(Actor actor, int year, long id, bool isDone, string? answer, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportCommentAnswer, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        if (!report.AnswerComment(id, isDone, answer?.ReplaceLineEndings("\n"), actor.Name, clock.GetUtcNow().UtcDateTime))
        {
            throw new NotFoundException($"Comment {id}");
        }

        var comment = report.Comments.Single(c => c.Id == id);
        var said = Messages.Get(isDone ? "Comment.Done" : "Comment.Open", comment.Answer);
        audit.Add(actor, AuditActions.ReportCommentAnswer, report, PlaceNames.Said(catalog.Get(report.Form), comment.Place, said));
        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>Opens a place of a returned report that was not returned.</summary>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="open">Knows the locks.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class OpenPlace(ReportLoader loader, OpenReport open, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens a place for a reason that the officer reads.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="place">Name of the field or section, see <see cref="ReportFields"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no report.</exception>
    /// <exception cref="WrongStepException">The report was not returned.</exception>
    /// <exception cref="StaleRevisionException">Somebody saved in the same moment.</exception>
    /// <exception cref="InvalidInputException">The form has no such place, or the place is open.</exception>
    /// <exception cref="ReasonRequiredException">The reason is missing or too long.</exception>
    public async Task ExecuteAsync(Actor actor, int year, string? place, string? reason, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportOpen, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        if (!report.Allows(ReportStep.Save))
        {
            throw new WrongStepException(ReportStep.Save, report.Status);
        }

        var frame = await open.FrameAsync(report, ct);
        var where = PlaceNames.Require(frame.Edition, place, allowsWhole: false);
        if (!ReportLocks.OpenedBy(frame.Edition, where).Any(f => frame.Locks[f] == LockReason.NotReturned))
        {
            throw new InvalidInputException("place", Messages.Get("Place.IsOpen", PlaceNames.Of(frame.Edition, where)));
        }

        var comment = report.OpenPlace(where, reason, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportOpen, report, PlaceNames.Said(frame.Edition, where, comment.Text));
        await loader.StoreAsync(actor, key, ct);
    }
}
