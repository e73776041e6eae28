using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>
/// Takes what the reports below add up to over into the government's own working copy 带入, as any other change of it, and keeps what it was
/// made from, so that what is out of date later can be told cell by cell.
/// </summary>
public sealed class TakeOverRollUp(ReportsDbContext db, RollUpParent parent, ReportLoader loader, OpenReport open, ComputeRollUp rollUps, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Takes over.</summary>
    /// <param name="opened">The revision that was seen; <see langword="null"/> where the report was not begun.</param>
    /// <param name="withAtLeast">Whether sums count whose parts are not all known.</param>
    public async Task<TakenOver> ExecuteAsync(Actor actor, int year, Guid? opened, bool withAtLeast, CancellationToken ct)
    {
        parent.Require(actor, AuditActions.RollUpTakeOver, year);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.FindAsync(actor, key, ct);
        if (report is null)
        {
            await open.BeginAsync(actor, year, ct);
            report = await loader.LoadAsync(actor, key, ct);
        }
        else
        {
            report.Require(ReportStep.Save);
            ReportLoader.RequireRevision(report, opened ?? Guid.Empty);
        }

        var frame = await open.FrameAsync(report, ct);
        var rollUp = await rollUps.FindAsync(actor.Unit.Id, year, frame.Edition, ct) ?? throw RefusedException.Conflict("RollUp.NoMembers");
        var wrong = rollUp.Cells.FirstOrDefault(c => c.Problem != CellInputProblem.None);
        if (wrong is not null)
        {
            throw RefusedException.Conflict("RollUp.Problem", wrong.Summed.Cell.Name, wrong.Value.ToString());
        }

        var locks = ReportLocks.Of(report, frame.Edition, frame.LastYear);
        var figures = report.Draft.Content.Figures;
        var wanted = rollUp.Cells.Where(c => !c.Value.IsBlank && (withAtLeast || !c.IsAtLeast)).ToList();
        var locked = wanted.Where(c => locks[c.Id.ToString()] is not null && figures[c.Id] != c.Value).ToList();
        var taken = wanted.Except(locked).ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        var applied = report.Change(new ContentChange { Cells = taken.ToDictionary(c => c.Id, c => c.Value) }, frame, new FieldStamp(actor.Name, actor.AccountId, now));
        audit.AddChange(actor, AuditActions.RollUpTakeOver, report, applied);
        await KeepAsync(actor, year, RollUpSnapshot.Of(rollUp, [.. taken.Select(c => c.Id)]), now, ct);
        await loader.StoreAsync(actor, key, ct);
        return new TakenOver(taken.Count, applied.Fields.Count, [.. locked.Select(c => c.Summed.Cell)], rollUp.Cells.Count(c => c.IsAtLeast && !withAtLeast));
    }

    private async Task KeepAsync(Actor actor, int year, RollUpSnapshot snapshot, DateTime now, CancellationToken ct)
    {
        var taking = await db.RollUpTakings.Include(t => t.Body).Include(t => t.Sources).AsSplitQuery().SingleOrDefaultAsync(t => t.ParentId == actor.Unit.Id && t.Year == year, ct);
        if (taking is null)
        {
            taking = new RollUpTaking(actor.Unit.Id, year);
            db.RollUpTakings.Add(taking);
        }

        var units = await db.RollUpMembers.AsNoTracking().Where(m => m.ParentId == actor.Unit.Id && m.Year == year)
            .Join(db.Units, m => m.UnitId, u => u.Id, (m, u) => new { u.Code, u.Id })
            .ToDictionaryAsync(u => u.Code, u => u.Id, StringComparer.Ordinal, ct);
        taking.Keep(snapshot, units, actor.Name, now);
        db.RollUpAdjustments.RemoveRange(await db.RollUpAdjustments.Where(a => a.ParentId == actor.Unit.Id && a.Year == year && a.Amount == 0).ToListAsync(ct));
    }
}

/// <summary>What taking over came to.</summary>
/// <param name="Changed">How many fields were not so before.</param>
/// <param name="Locked">Cells that are locked and say something else.</param>
/// <param name="AtLeast">How many sums were left out because a part is not known.</param>
public sealed record TakenOver(int Cells, int Changed, IReadOnlyList<FormCell> Locked, int AtLeast);
