using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Approves or publishes several reports at once, where nothing is open: no 核实 finding and no answer to a comment that wants to be read.</summary>
public sealed class DecideMany(ReportsDbContext db, ApproveReport approve, PublishReport publish)
{
    /// <summary>How many at most.</summary>
    public const int Limit = 100;

    /// <summary>Takes one step with each report; one that cannot be taken stops none of the others.</summary>
    public async Task<IReadOnlyList<ManyOutcome>> ExecuteAsync(Actor actor, ReportStep step, IReadOnlyList<(ReportKey Key, Guid Opened)> reports, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.many", Role.Officer);
        if (reports.Count > Limit)
        {
            throw new ArgumentOutOfRangeException(nameof(reports), reports.Count, "Too many reports at once.");
        }

        if (step is not (ReportStep.Approve or ReportStep.Publish))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "Only approval and publication are done several at once.");
        }

        List<string> codes = [.. reports.Select(r => r.Key.UnitCode)];
        var names = await db.Units.AsNoTracking().In(actor.Unit).Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, ct);
        List<ManyOutcome> outcomes = [];
        foreach (var (key, opened) in reports)
        {
            db.ChangeTracker.Clear();
            outcomes.Add(new ManyOutcome(key, names.GetValueOrDefault(key.UnitCode, key.UnitCode), await TryAsync(actor, step, key, opened, ct)));
        }

        return outcomes;
    }

    private async Task<string?> TryAsync(Actor actor, ReportStep step, ReportKey key, Guid opened, CancellationToken ct)
    {
        try
        {
            var open = await db.Reports.AsNoTracking()
                .Where(r => r.UnitCode == key.UnitCode && r.Year == key.Year)
                .Select(r => new { Queries = r.QueriesAtSubmission, ToSettle = r.Comments.Count(c => c.State == CommentState.Done) })
                .FirstOrDefaultAsync(ct);
            if (step == ReportStep.Approve && open?.Queries > 0)
            {
                return Messages.Get("Many.Open");
            }

            if (step == ReportStep.Approve && open?.ToSettle > 0)
            {
                return Messages.Get("Many.Comments", open.ToSettle);
            }

            if (step == ReportStep.Approve)
            {
                await approve.ExecuteAsync(actor, key, opened, ct);
            }
            else
            {
                await publish.ExecuteAsync(actor, key, opened, ct);
            }

            return null;
        }
        catch (RefusedException refused)
        {
            return refused switch
            {
                StaleRevisionException => Messages.Get("Many.Stale"),
                { Kind: RefusalKind.NotFound } => Messages.Get("Many.NotFound"),
                _ => refused.Words(),
            };
        }
    }
}
