using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Collecting;

/// <summary>Loads an area and its collection for an officer, and makes the collection when it is first changed.</summary>
public sealed class CollectionLoader(ReportsDbContext db, WhoDecides who, ReportingCalendar calendar, TimeProvider clock)
{
    /// <summary>Key of the refusal where somebody else was faster.</summary>
    public const string Stale = "Collection.Stale";

    /// <summary>The area of an officer's own, or one within it.</summary>
    /// <param name="code">Its code; <see langword="null"/> for the own.</param>
    public async Task<Unit> AreaAsync(Actor actor, string? code, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "collection", Role.Officer);
        var area = string.IsNullOrEmpty(code) || code == actor.Unit.Code ? actor.Unit : await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, ct);
        return area is { Level: <= UnitLevel.County } && actor.Unit.Covers(area.Code, area.Place) && calendar.Collects(year)
            ? area
            : throw RefusedException.NotFound($"Collection {code}/{year}");
    }

    /// <summary>A unit below an area of the officer's, and that area.</summary>
    public async Task<(Unit Unit, Unit Area)> UnitAsync(Actor actor, string code, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "collection", Role.Officer);
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, ct);
        return unit is { Level: not UnitLevel.Country } && actor.Unit.Covers(unit.Code, unit.Place)
            ? (unit, await AreaAsync(actor, CollectionGates.AreaOf(unit), year, ct))
            : throw RefusedException.NotFound($"Unit {code}");
    }

    /// <summary>Whether an office sets the collection of an area: the area's own where it has an officer, else the nearest above; and which one does.</summary>
    public Task<Decider> DeciderAsync(Unit office, Unit area, CancellationToken ct) => who.OfAsync(office, string.Empty, area.Place, ct);

    /// <summary>The collection as stored; <see langword="null"/> while nothing was set.</summary>
    public Task<Collection?> FindAsync(Unit area, int year, CancellationToken ct) =>
        db.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.AreaCode == area.Code && c.Year == year, ct);

    /// <summary>Loads the collection with its list for a change; the first change makes both.</summary>
    /// <param name="opened">Its revision as seen; empty where nothing was set.</param>
    public async Task<Collection> LoadForChangeAsync(Actor actor, Unit area, int year, Guid opened, CancellationToken ct)
    {
        if (await DeciderAsync(actor.Unit, area, ct) is { Decides: false } other)
        {
            throw RefusedException.Conflict("Collection.Elsewhere", other.Office);
        }

        var collection = await db.Collections.Include(c => c.Units).SingleOrDefaultAsync(c => c.AreaCode == area.Code && c.Year == year, ct);
        if ((collection?.Revision ?? Guid.Empty) != opened)
        {
            throw RefusedException.Conflict(Stale);
        }

        if (collection is null)
        {
            collection = Collection.Of(area, year, await InTree(area, year).Select(u => u.Id).ToListAsync(ct), actor.Name, clock.GetUtcNow().UtcDateTime);
            await ListGoneAsync(collection, actor, area, ct);
            db.Collections.Add(collection);
        }

        return collection;
    }

    /// <summary>Stores a change; whoever was faster in this very moment is found out by the store.</summary>
    public Task StoreAsync(Collection collection, CancellationToken ct)
    {
        var isNew = db.Entry(collection).State == EntityState.Added;
        return db.StoreAsync(
            () => db.SaveChangesAsync(ct),
            async failed => failed is DbUpdateConcurrencyException
                || (isNew && await db.Collections.AnyAsync(c => c.AreaCode == collection.AreaCode && c.Year == collection.Year, ct))
                ? RefusedException.Conflict(Stale)
                : null);
    }

    // A unit that ended does not drop off the list: it stands there as not counting, with the reason and who followed it.
    private async Task ListGoneAsync(Collection collection, Actor actor, Unit area, CancellationToken ct)
    {
        var gone = await Gone(area, collection.Year).Select(u => u.Id).ToListAsync(ct);
        foreach (var (unitId, succession) in await SuccessionsAsync(gone, ct))
        {
            collection.Decide(unitId, false, KindOf(succession.Kind, succession.ToId is not null), succession.Reason, succession.ToId, actor.Name, clock.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>How units ended, by unit; of several successors the one that goes on with open applications.</summary>
    internal async Task<IReadOnlyDictionary<int, UnitSuccession>> SuccessionsAsync(IReadOnlyCollection<int> unitIds, CancellationToken ct) => unitIds.Count == 0
        ? new Dictionary<int, UnitSuccession>()
        : (await db.UnitSuccessions.AsNoTracking().Where(s => unitIds.Contains(s.FromId)).ToListAsync(ct))
            .GroupBy(s => s.FromId)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.Day).ThenByDescending(s => s.TakesCarriedForward).First());

    /// <summary>The kind of reason that a list keeps of an ending: without a successor it is told in its words.</summary>
    internal static ExpectedKind KindOf(SuccessionKind kind, bool hasSuccessor) => !hasSuccessor ? ExpectedKind.Other
        : kind is SuccessionKind.Merged or SuccessionKind.Duplicate ? ExpectedKind.Merged
        : ExpectedKind.Abolished;

    /// <summary>Units that ended in a year or later and left no report of it.</summary>
    internal IQueryable<Unit> Gone(Unit area, int year)
    {
        DateOnly since = new(year, 1, 1);
        return db.Units.DirectlyBelow(area).Filing(year)
            .Where(u => !u.IsActive && db.UnitSuccessions.Any(s => s.FromId == u.Id && s.Day >= since)
                && !db.Reports.Any(r => r.UnitId == u.Id && r.Year == year));
    }

    /// <summary>The units that the tree expects a report from, and those that have one.</summary>
    internal IQueryable<Unit> InTree(Unit area, int year) => db.Units.DirectlyBelow(area)
        .Where(u => (u.IsActive && u.FilesReports == (u.FilesSince == null || u.FilesSince <= year)) || db.Reports.Any(r => r.UnitId == u.Id && r.Year == year));

    /// <summary>The same with those that ended without a report.</summary>
    internal IQueryable<Unit> InTreeOrGone(Unit area, int year)
    {
        DateOnly since = new(year, 1, 1);
        return db.Units.DirectlyBelow(area).Where(u =>
            ((u.IsActive || db.UnitSuccessions.Any(s => s.FromId == u.Id && s.Day >= since))
                && u.FilesReports == (u.FilesSince == null || u.FilesSince <= year))
            || db.Reports.Any(r => r.UnitId == u.Id && r.Year == year));
    }
}
