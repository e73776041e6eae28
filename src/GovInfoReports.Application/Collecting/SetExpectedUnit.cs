using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Collecting;

/// <summary>An officer says whether a unit's report counts in a year, and gives it more time; each with a reason.</summary>
public sealed class SetExpectedUnit(ReportsDbContext db, CollectionLoader loader, CollectionGates gates, Notify notify, AuditTrail audit, TimeProvider clock)
{
    private const int RemindersShown = 50;

    /// <summary>How the unit stands.</summary>
    public async Task<ExpectedView> GetAsync(Actor actor, string unitCode, int year, CancellationToken ct)
    {
        var (unit, area) = await loader.UnitAsync(actor, unitCode, year, ct);
        var collection = await loader.FindAsync(area, year, ct);
        var row = collection is null ? null : await db.ExpectedUnits.AsNoTracking().SingleOrDefaultAsync(e => e.CollectionId == collection.Id && e.UnitId == unit.Id, ct);
        var beside = await db.Units.AsNoTracking().DirectlyBelow(area).Where(u => u.IsActive && u.Id != unit.Id).OrderBy(u => u.Code).Select(u => new { u.Code, u.Name }).ToListAsync(ct);
        return new ExpectedView(unit, area, row, (await gates.OfAsync(unit, year, ct)).Terms, collection?.Revision ?? Guid.Empty, await loader.DeciderAsync(actor.Unit, area, ct))
        {
            SuccessorCode = row?.SuccessorId is { } id ? await db.Units.Where(u => u.Id == id).Select(u => u.Code).SingleAsync(ct) : null,
            Reminders = await db.Reminders.AsNoTracking()
                .Where(m => m.UnitId == unit.Id && m.Year == year)
                .OrderByDescending(m => m.Id).Take(RemindersShown)
                .ToListAsync(ct),
            Beside = [.. beside.Select(u => (u.Code, u.Name))],
        };
    }

    /// <summary>Says whether it counts.</summary>
    /// <param name="opened">Revision of the collection as seen; empty where nothing was set.</param>
    /// <param name="successorCode">The unit that took over its duties, if any did.</param>
    public async Task DecideAsync(Actor actor, string unitCode, int year, Guid opened, bool included, ExpectedKind? kind, string? reason, string? successorCode, CancellationToken ct)
    {
        var (unit, area) = await loader.UnitAsync(actor, unitCode, year, ct);
        var collection = await loader.LoadForChangeAsync(actor, area, year, opened, ct);
        var successor = string.IsNullOrWhiteSpace(successorCode) ? null : await SuccessorAsync(area, successorCode.Trim(), ct);
        var row = collection.Decide(unit.Id, included, kind, reason, successor?.Id, actor.Name, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.CollectionUnit, unit, Messages.Get(
            successor is null ? "Collection.Audit.Unit" : "Collection.Audit.UnitTo",
            year,
            Messages.Get(included ? "Collection.Included" : "Collection.Excluded"),
            Messages.Get($"Collection.Kind.{row.Kind}"),
            row.Reason,
            successor?.Name));
        await loader.StoreAsync(collection, ct);
    }

    /// <summary>Gives it more time.</summary>
    /// <param name="opened">Revision of the collection as seen; empty where nothing was set.</param>
    public async Task ExtendAsync(Actor actor, string unitCode, int year, Guid opened, DateOnly? until, string? reason, CancellationToken ct)
    {
        var (unit, area) = await loader.UnitAsync(actor, unitCode, year, ct);
        var collection = await loader.LoadForChangeAsync(actor, area, year, opened, ct);
        var row = collection.Extend(unit.Id, unit.Level, until, reason, actor.Name, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.CollectionExtend, unit, Messages.Get("Collection.Audit.Extend", year, row.ExtendedUntil, row.ExtensionReason));
        await notify.ExtendedAsync([unit.Id], year, actor.Unit.Name, row.ExtendedUntil!.Value, row.ExtensionReason, ct);
        await loader.StoreAsync(collection, ct);
    }

    /// <summary>Takes the extension back.</summary>
    /// <param name="opened">Revision of the collection as seen.</param>
    public async Task EndExtensionAsync(Actor actor, string unitCode, int year, Guid opened, CancellationToken ct)
    {
        var (unit, area) = await loader.UnitAsync(actor, unitCode, year, ct);
        var collection = await loader.LoadForChangeAsync(actor, area, year, opened, ct);
        if (collection.EndExtension(unit.Id, actor.Name, clock.GetUtcNow().UtcDateTime) is { } until)
        {
            audit.Add(actor, AuditActions.CollectionExtend, unit, Messages.Get("Collection.Audit.ExtendEnd", year, until));
            CollectionTerms terms = new(unit.Level, year) { Dates = collection.Dates };
            await notify.ExtensionEndedAsync(unit.Id, year, actor.Unit.Name, until, terms.Due, ct);
            await loader.StoreAsync(collection, ct);
        }
    }

    // A successor may lie anywhere in the area, and the area itself may take the duties over.
    private async Task<Unit> SuccessorAsync(Unit area, string code, CancellationToken ct) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, ct) is { } unit && area.Covers(unit.Code, unit.Place)
            ? unit
            : throw RefusedException.Invalid("Successor", "Collection.Successor");
}
