using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>
/// Approves, publishes or returns several reports at once. Only what has nothing open is approved so: no 核实 finding and no answer to a
/// comment that wants to be read.
/// </summary>
public sealed class DecideMany(ReportsDbContext db, EachReport each, ApproveReport approve, PublishReport publish, ReturnReport giveBack)
{
    /// <summary>How many at most.</summary>
    public const int Limit = EachReport.Limit;

    /// <summary>Approves or publishes each report; one that cannot be stops none of the others.</summary>
    public Task<IReadOnlyList<ManyOutcome>> ExecuteAsync(Actor actor, ReportStep step, IReadOnlyList<(ReportKey Key, Guid Opened)> reports, CancellationToken ct)
    {
        if (step is not (ReportStep.Approve or ReportStep.Publish))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "Only approval and publication need no words.");
        }

        return DoAsync(actor, reports, (key, opened) => step == ReportStep.Approve ? ApproveAsync(actor, key, opened, ct) : PublishAsync(actor, key, opened, ct), ct);
    }

    /// <summary>Sends each report back for one reason; one that cannot be sent stops none of the others.</summary>
    public Task<IReadOnlyList<ManyOutcome>> ReturnAsync(Actor actor, string? reason, IReadOnlyList<(ReportKey Key, Guid Opened)> reports, CancellationToken ct)
    {
        if (reason?.Trim() is not { Length: > 0 and <= AnnualReport.ReasonLength } why)
        {
            throw RefusedException.Invalid(AnnualReport.ReasonPlace, "Reason.Required", AnnualReport.ReasonLength);
        }

        return DoAsync(actor, reports, async (key, opened) =>
        {
            await giveBack.ExecuteAsync(actor, key, opened, why, ct);
            return null;
        }, ct);
    }

    private Task<IReadOnlyList<ManyOutcome>> DoAsync(
        Actor actor, IReadOnlyList<(ReportKey Key, Guid Opened)> reports, Func<ReportKey, Guid, Task<string?>> act, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.many", Role.Officer);
        return each.DoAsync(actor, [.. reports.Select(r => r.Key)], i => act(reports[i].Key, reports[i].Opened), ct);
    }

    private async Task<string?> ApproveAsync(Actor actor, ReportKey key, Guid opened, CancellationToken ct)
    {
        var open = await db.Reports.AsNoTracking()
            .Where(r => r.UnitCode == key.UnitCode && r.Year == key.Year)
            .Select(r => new { Queries = r.QueriesAtSubmission, ToSettle = r.Comments.Count(c => c.State == CommentState.Done) })
            .FirstOrDefaultAsync(ct);
        if (open?.Queries > 0)
        {
            return Messages.Get("Many.Open");
        }

        if (open?.ToSettle > 0)
        {
            return Messages.Get("Many.Comments", open.ToSettle);
        }

        await approve.ExecuteAsync(actor, key, opened, ct);
        return null;
    }

    private async Task<string?> PublishAsync(Actor actor, ReportKey key, Guid opened, CancellationToken ct)
    {
        await publish.ExecuteAsync(actor, key, opened, ct);
        return null;
    }
}
