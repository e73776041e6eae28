using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Sends a submitted or approved report back to its clerk.</summary>
public sealed class ReturnReport(ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Returns a report.</summary>
    public async Task ExecuteAsync(Actor actor, ReportKey key, Guid opened, string? reason, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportReturn, Role.Officer);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.Return, opened, ct);
        var open = report.Comments.Count(c => c.State == CommentState.Open);
        var why = string.IsNullOrWhiteSpace(reason) && open > 0 ? ReportWords.SeeComments(open) : reason;
        report.Return(why, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportReturn, report, why);
        await notify.ReviewedAsync(report, ct);
        await notify.ReturnedAsync(report, why, ct);
        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>Finds a submitted report in order.</summary>
public sealed class ApproveReport(ReportLoader loader, ReportChecks checks, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Approves a report.</summary>
    public async Task ExecuteAsync(Actor actor, ReportKey key, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportApprove, Role.Officer);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.Approve, opened, ct);
        report.Approve(await checks.RunAsync(report, withNeighbours: true, ct), actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportApprove, report);
        await notify.ReviewedAsync(report, ct);
        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>Makes an approved report public.</summary>
public sealed class PublishReport(ReportsDbContext db, ReportLoader loader, Publication publication, Notify notify, TimeProvider clock)
{
    /// <summary>Publishes a report: freezes an edition, marks the one before as superseded, counts it.</summary>
    public async Task<PublishedEdition> ExecuteAsync(Actor actor, ReportKey key, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportPublish, Role.Officer);

        return await db.InTransactionAsync(async token =>
        {
            var report = await loader.LoadForStepAsync(actor, key, ReportStep.Publish, opened, token);
            var unit = await db.Units.SingleAsync(u => u.Id == report.UnitId, token);
            var now = clock.GetUtcNow().UtcDateTime;
            var edition = await publication.FreezeAsync(report, unit, (areas, checks) => report.Publish(unit, areas, checks, actor, now), actor, AuditActions.ReportPublish, token);
            await notify.PublishedAsync(report, token);
            await loader.StoreAsync(actor, key, token);
            await PublicationTotals.CountAsync(db, edition, token);
            return edition;
        }, ct);
    }
}

/// <summary>Names of areas.</summary>
public static class AreaNames
{
    /// <summary>Names of the areas above a unit, outermost first.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ReportsDbContext db, Unit unit, CancellationToken ct)
    {
        List<string> codes = [.. new[] { unit.ProvinceCode, unit.CityCode, unit.CountyCode }.OfType<string>().Where(c => c != unit.Code)];
        if (codes.Count == 0)
        {
            return [];
        }

        return await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).OrderBy(u => u.Level).Select(u => u.Name).ToListAsync(ct);
    }
}

/// <summary>What came of one report when several were decided at once.</summary>
/// <param name="Problem">Why it was left as it is, as a plain Chinese sentence; <see langword="null"/> when it was done.</param>
public sealed record ManyOutcome(ReportKey Key, string UnitName, string? Problem);

/// <summary>Approves or publishes several reports at once, where nothing is open: no 核实 finding that wants to be read.</summary>
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
                .Select(r => r.QueriesAtSubmission)
                .FirstOrDefaultAsync(ct);
            if (step == ReportStep.Approve && open > 0)
            {
                return Messages.Get("Many.Open");
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
        catch (NotFoundException)
        {
            return Messages.Get("Many.NotFound");
        }
        catch (StaleRevisionException)
        {
            return Messages.Get("Many.Stale");
        }
        catch (WrongStepException e)
        {
            return ReportWords.Of(e);
        }
        catch (ChecksBlockException e)
        {
            return ReportWords.Of(e);
        }
        catch (CommentsOpenException e)
        {
            return ReportWords.Unsettled(e);
        }
    }
}
