using GovInfoReports.Application.Accounts;
using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator looks through the units of the area, level by level or by name or code.</summary>
public sealed class BrowseUnits(ReportsDbContext db, UnitLoader units, UnitSearch search, RunningPosts running)
{
    public const int PageSize = 50;

    /// <summary>Finds them.</summary>
    public async Task<UnitPage> ExecuteAsync(Actor actor, UnitFilter filter, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.browse");
        var parent = await units.LoadAsync(actor, filter.Parent is { Length: > 0 } above ? above : actor.Unit.Code, ct);
        var after = filter.After is { Length: > 0 } ? filter.After : null;
        var found = filter.Search?.Trim() is { Length: > 0 } text
            ? await search.FindAsync(text, PageSize + 1, after, db.Units.In(actor.Unit), ct)
            : await BelowAsync(parent, after, ct);
        var page = found.Take(PageSize).ToList();
        var codes = page.Select(u => u.Code).ToList();
        var ids = page.Select(u => u.Id).ToList();
        var below = await db.Units.Where(u => codes.Contains(u.ParentCode!)).GroupBy(u => u.ParentCode!)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var accounts = await running.All.Where(p => ids.Contains(p.UnitId)).GroupBy(p => p.UnitId)
            .Select(g => new { g.Key, Count = g.Select(p => p.AccountId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new UnitPage(
            await units.PathAsync(actor, parent, ct),
            [.. page.Select(u => new UnitRow(u, below.GetValueOrDefault(u.Code), accounts.GetValueOrDefault(u.Id)))],
            found.Count > PageSize ? page[^1].Code : null);
    }

    private Task<List<Unit>> BelowAsync(Unit parent, string? after, CancellationToken ct)
    {
        var below = db.Units.AsNoTracking().DirectlyBelow(parent);
        if (after is not null)
        {
            below = below.Where(u => string.Compare(u.Code, after) > 0);
        }

        return below.OrderBy(u => u.Code).Take(PageSize + 1).ToListAsync(ct);
    }
}

/// <summary>Which units to show.</summary>
public sealed record UnitFilter(string? Parent = null, string? Search = null, string? After = null);

/// <summary>A unit in a list.</summary>
public sealed record UnitRow(Unit Unit, int Below, int Accounts);

/// <summary>A page of units.</summary>
public sealed record UnitPage(IReadOnlyList<Unit> Path, IReadOnlyList<UnitRow> Rows, string? Next);
