using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Review;

/// <summary>Sends a submitted or approved report back to its clerk.</summary>
public sealed class ReturnReport(DecisionLoader decisions, ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Sends the report back for a reason, for comments that are open, or for both.</summary>
    /// <param name="reason">Why; may be left out where comments say it.</param>
    public async Task<ReturnedFor> ExecuteAsync(Actor actor, ReportKey key, Guid opened, string? reason, CancellationToken ct)
    {
        var report = await decisions.LoadForStepAsync(actor, AuditActions.ReportReturn, key, ReportStep.Return, opened, ct);
        var open = report.Comments.Count(c => c.State == CommentState.Open);
        var why = string.IsNullOrWhiteSpace(reason) && open > 0 ? ReportWords.SeeComments(open) : reason;
        report.Return(why, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportReturn, report, why);
        await notify.ReviewedAsync(report, ct);
        await notify.ReturnedAsync(report, why, ct);
        await loader.StoreAsync(actor, key, ct);
        return open == 0 ? ReturnedFor.Reason : string.Equals(why?.Trim(), ReportWords.SeeComments(open), StringComparison.Ordinal) ? ReturnedFor.Comments : ReturnedFor.Both;
    }
}

/// <summary>What the clerk reads of why a report came back.</summary>
public enum ReturnedFor
{
    Reason = 1,

    /// <summary>The comments on places of the report, and no reason beside them.</summary>
    Comments = 2,

    Both = 3,
}
