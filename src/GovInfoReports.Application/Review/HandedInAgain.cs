using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Lists what was handed in again since the officer looked at it, of the reports that the office decides on.</summary>
public sealed class HandedInAgain(ReportsDbContext db, WhoDecides who)
{
    /// <summary>Most that are listed; one that was opened makes room.</summary>
    public const int Most = 100;

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(Actor actor, int year, CancellationToken ct) => await (await FoundAsync(actor, year, ct)).CountAsync(ct);

    /// <summary>Lists them by narrow rows, the one handed in first on top.</summary>
    public async Task<IReadOnlyList<AgainItem>> ListAsync(Actor actor, int year, CancellationToken ct)
    {
        var items = await (await FoundAsync(actor, year, ct))
            .OrderBy(f => f.Report.UpdatedAt).ThenBy(f => f.Report.Id)
            .Take(Most)
            .Join(db.Units, f => f.Report.UnitId, u => u.Id, (f, u) => new AgainItem(
                new ReportKey(f.Report.UnitCode, f.Report.Year),
                u.Name,
                f.Report.Round,
                f.Report.Decisions.Where(d => d.Step == ReportStep.Submit && d.Round == f.Report.Round).Max(d => (DateTime?)d.At),
                f.Look.Round,
                f.Look.At))
            .ToListAsync(ct);
        return [.. items.OrderBy(i => i.SubmittedAt)];
    }

    private async Task<IQueryable<Found>> FoundAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        return db.Reports.AsNoTracking().In(actor.Unit)
            .Where(r => r.Year == year && (r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Approved))
            .Where(await who.OwnAsync(actor.Unit, ct))
            .Join(db.ReportLooks.Where(l => l.AccountId == actor.AccountId), r => r.Id, l => l.ReportId, (r, l) => new Found { Report = r, Look = l })
            .Where(f => f.Report.Round > f.Look.Round);
    }

    private sealed class Found
    {
        public required AnnualReport Report { get; init; }

        public required ReportLook Look { get; init; }
    }
}

/// <summary>A report that was handed in again.</summary>
/// <param name="SubmittedAt">When, UTC.</param>
/// <param name="LookedRound">The submission that the officer opened last.</param>
/// <param name="LookedAt">When, UTC.</param>
public sealed record AgainItem(ReportKey Key, string UnitName, int Round, DateTime? SubmittedAt, int LookedRound, DateTime LookedAt);
