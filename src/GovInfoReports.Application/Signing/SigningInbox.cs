using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Signing;

/// <summary>A person who signs sees what waits, and what the person decided.</summary>
public sealed class SigningInbox(ReportsDbContext db, CollectionGates gates)
{
    /// <summary>Decisions on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Finds them.</summary>
    public async Task<SigningWork> GetAsync(Actor actor, string? after, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "signing.inbox", Role.Signer);
        return new SigningWork(await WaitingAsync(actor, ct), await DecidedAsync(actor, after, ct));
    }

    // Nothing changes a report while it lies on a desk: its last change is the step that brought it there.
    private async Task<List<WaitingReport>> WaitingAsync(Actor actor, CancellationToken ct)
    {
        var waiting = await OnDesk(actor).ToListAsync(ct);
        if (waiting.Count == 0)
        {
            return waiting;
        }

        var set = await gates.AllAsync(actor.Unit, ct);
        return waiting.ConvertAll(w => w with { Due = (set.GetValueOrDefault(w.Year)?.Terms ?? new CollectionTerms(actor.Unit.Level, w.Year)).Due });
    }

    private IQueryable<WaitingReport> OnDesk(Actor actor) => db.SigningDesks.AsNoTracking()
        .Where(d => d.AccountId == actor.AccountId && d.UnitId == actor.Unit.Id)
        .Join(db.Reports, d => d.UnitId, r => r.UnitId, (d, r) => new { Desk = d.Number, Report = r })
        .Where(x => x.Report.Desk == x.Desk)
        .OrderBy(x => x.Report.UpdatedAt).ThenBy(x => x.Report.Year)
        .Select(x => new WaitingReport(x.Report.Year, x.Desk, x.Report.UpdatedAt, x.Report.UpdatedBy, x.Report.CorrectionNote != null));

    private async Task<Page<DecidedReport>> DecidedAsync(Actor actor, string? after, CancellationToken ct)
    {
        var last = after is null ? long.MaxValue : Cursor.Read(after).Id;
        var found = await db.Reports.AsNoTracking()
            .Where(r => r.UnitId == actor.Unit.Id)
            .SelectMany(r => r.Decisions, (r, d) => new { Report = r, Decision = d })
            .Where(x => x.Decision.AccountId == actor.AccountId && (x.Decision.Step == ReportStep.Sign || x.Decision.Step == ReportStep.SendBackInside) && x.Decision.Id < last)
            .OrderByDescending(x => x.Decision.Id)
            .Take(PageSize + 1)
            .Select(x => new { x.Decision.Id, x.Report.Year, x.Decision.Desk, x.Decision.Step, x.Decision.At, x.Report.Status, NowOn = x.Report.Desk })
            .ToListAsync(ct);
        var shown = found.Take(PageSize).ToList();
        return new Page<DecidedReport>(
            [.. shown.Select(d => new DecidedReport(d.Year, d.Desk ?? 1, d.Step == ReportStep.Sign, d.At, d.Status, d.NowOn))],
            found.Count > PageSize ? Cursor.Of(shown[^1].At, shown[^1].Id) : null);
    }
}

/// <summary>A report that waits on a person's desk.</summary>
/// <param name="Since">Since when it lies there, UTC.</param>
public sealed record WaitingReport(int Year, int Desk, DateTime Since, string From, bool IsCorrection)
{
    /// <summary>The last day that counts for the unit.</summary>
    public DateOnly Due { get; init; }
}

/// <summary>What a person decided at a desk.</summary>
/// <param name="NowOn">Number of the desk that it lies on now; <see langword="null"/> where it lies on none.</param>
public sealed record DecidedReport(int Year, int Desk, bool IsAgreed, DateTime At, ReportStatus Status, int? NowOn);

/// <summary>What there is for a person who signs.</summary>
public sealed record SigningWork(IReadOnlyList<WaitingReport> Waiting, Page<DecidedReport> Decided);
