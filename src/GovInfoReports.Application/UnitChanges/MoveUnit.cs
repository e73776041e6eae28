using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>An administrator puts a unit of the area under another one. Its code and address stay, and so does what it published.</summary>
public sealed class MoveUnit(ReportsDbContext db, UnitLoader units, UnitChangePlans plans, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What would change, in counts.</summary>
    public async Task<UnitChangePreview> PreviewAsync(Actor actor, string code, UnitChangeInput input, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitMove);
        var move = await PlanAsync(actor, code, input, ct);
        var areas = await plans.AreasAsync(move.Collections, ct);
        return new UnitChangePreview(move.Unit, UnitChangeKind.Move, StampOf(move, input))
        {
            Successors = [move.Parent],
            Published = move.Reports.Count(r => r.Editions > 0),
            Moving = move.Following.Count(),
            Collections = [.. move.Rows.Select(r => new CollectionLine(areas[r.Collection.AreaCode], r.Collection.Year, move.Unit.Name, r.IsIncluded))],
            RollUps = Leaving(move).Select(m => (m.ParentId, m.Year)).Distinct().Count(),
            Below = move.Units.Count - 1,
        };
    }

    /// <summary>Moves it.</summary>
    /// <param name="seen">Stamp of the preview that was confirmed.</param>
    public Task<Unit> ExecuteAsync(Actor actor, string code, UnitChangeInput input, string? seen, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitMove);
        return db.StoreAsync(
            () => db.InTransactionAsync(token => MoveAsync(actor, code, input, seen, token), ct),
            failed => Task.FromResult(failed is DbUpdateConcurrencyException ? RefusedException.Conflict(UnitChangePlans.Stale) : null));
    }

    private async Task<Unit> MoveAsync(Actor actor, string code, UnitChangeInput input, string? seen, CancellationToken ct)
    {
        var move = await PlanAsync(actor, code, input, ct);
        UnitChangePlans.RequireSeen(StampOf(move, input), seen);
        var at = clock.GetUtcNow().UtcDateTime;
        var unit = move.Unit;
        var leaving = Leaving(move).ToList();
        audit.Add(actor, AuditActions.UnitMove, unit, Messages.Get("UnitChange.Audit.Move", unit.Name, unit.ParentCode, move.Parent.Code, move.Day, move.Reason));
        unit.MoveTo(move.Parent, move.Day);
        foreach (var below in move.Units.Skip(1))
        {
            below.FollowParent(move.Units.Single(u => u.Code == below.ParentCode));
        }

        foreach (var report in move.Following)
        {
            report.Follow(move.Units.Single(u => u.Id == report.UnitId), actor, at);
        }

        foreach (var (collection, isIncluded) in move.Rows.ToList())
        {
            collection.Decide(unit.Id, isIncluded, isIncluded ? ExpectedKind.NewThisYear : ExpectedKind.Other, move.Reason, null, actor.Name, at);
        }

        DecideMembers(actor, move, leaving, at);
        await db.SaveChangesAsync(ct);
        return unit;
    }

    private static IEnumerable<RollUpMember> Leaving(UnitMove move) =>
        move.Members.Where(m => m.IsIncluded && move.Units.Any(u => u.Id == m.UnitId) && Leaves(move, m));

    // Of a year that is published the figure stays where it was published.
    private static bool Leaves(UnitMove move, RollUpMember member)
    {
        var government = move.Governments[member.ParentId];
        return member.Year >= UnitEnding.FirstOpen(move.Day) && !move.IsPublished(member.UnitId, member.Year)
            && government.Id != move.Unit.Id && !government.Covers(government.Code, move.Parent.Place) && !move.Units.Any(u => u.Id == government.Id);
    }

    private void DecideMembers(Actor actor, UnitMove move, List<RollUpMember> leaving, DateTime at)
    {
        var reason = MemberSwap.ReasonOf(move.Reason);
        foreach (var member in leaving)
        {
            member.Decide(false, false, reason, actor.Name, at);

            // Where nobody decided yet in the new area, it is proposed there like any other.
            var beside = move.Members.Where(m => m.ParentId == move.Parent.Id && m.Year == member.Year).ToList();
            if (member.UnitId != move.Unit.Id || beside.Count == 0)
            {
                continue;
            }

            var coming = beside.Find(m => m.UnitId == member.UnitId);
            if (coming is null)
            {
                coming = new RollUpMember(move.Parent.Id, member.Year, member.UnitId);
                db.RollUpMembers.Add(coming);
            }

            coming.Decide(true, member.CountsHandedIn, reason, actor.Name, at);
        }
    }

    private async Task<UnitMove> PlanAsync(Actor actor, string code, UnitChangeInput input, CancellationToken ct)
    {
        var (day, reason) = plans.When(input);
        var unit = await units.LoadAsync(actor, code, ct);
        var above = input.Parent?.Trim();
        if (unit.Code == actor.Unit.Code
            || await db.Units.SingleOrDefaultAsync(u => u.Code == above, ct) is not { } parent
            || !actor.Covers(parent.Code, parent.Place))
        {
            throw RefusedException.Invalid(nameof(UnitChangeInput.Parent), "Unit.NotInArea", above);
        }

        if (Unit.ParentProblem(unit.Level, parent.Level, parent.Code) is { } problem)
        {
            throw RefusedException.Invalid(new Refusal(nameof(UnitChangeInput.Parent), problem.Key, [.. problem.Arguments]));
        }

        // Tried on a copy, so that what would be refused is said before it is confirmed.
        (await db.Units.AsNoTracking().SingleAsync(u => u.Id == unit.Id, ct)).MoveTo(parent, day);
        var below = await db.Units.In(unit).Where(u => u.Id != unit.Id).ToListAsync(ct);
        List<Unit> moving = [unit, .. below.OrderBy(u => u.Level).ThenBy(u => u.Code, StringComparer.Ordinal)];
        var ids = moving.ConvertAll(u => u.Id);
        string?[] areas = [unit.ParentCode, parent.Code];
        var since = UnitEnding.FirstOpen(day);
        var members = await db.RollUpMembers
            .Where(m => m.Year >= since && (m.ParentId == parent.Id
                || db.RollUpMembers.Any(o => o.ParentId == m.ParentId && o.Year == m.Year && ids.Contains(o.UnitId))))
            .OrderBy(m => m.ParentId).ThenBy(m => m.Year).ThenBy(m => m.UnitId)
            .ToListAsync(ct);
        var governments = members.Select(m => m.ParentId).Distinct().ToList();
        return new UnitMove(moving, parent, day, reason)
        {
            Reports = await db.Reports.Where(r => ids.Contains(r.UnitId)).OrderBy(r => r.Id).ToListAsync(ct),
            Collections = await db.Collections.Include(c => c.Units).Where(c => areas.Contains(c.AreaCode) && c.Year >= since)
                .OrderBy(c => c.Id).ToListAsync(ct),
            Members = members,
            Governments = await db.Units.Where(u => governments.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct),
        };
    }

    private static string StampOf(UnitMove move, UnitChangeInput input) => UnitChangePlans.StampOf(
        input,
        [
            .. move.Units.Append(move.Parent).Select(UnitChangePlans.FactOf),
            .. move.Reports.Select(UnitChangePlans.FactOf),
            .. move.Collections.Select(UnitChangePlans.FactOf),
            .. move.Members.Select(UnitChangePlans.FactOf),
        ]);
}
