using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>Which units to show.</summary>
/// <param name="Parent">Code of the unit whose units to show; the person's own when missing.</param>
/// <param name="Search">Part of a name or beginning of a code to look for in the whole area instead.</param>
/// <param name="After">Code of the last unit of the page before.</param>
public sealed record UnitFilter(string? Parent = null, string? Search = null, string? After = null);

/// <summary>A unit in a list.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Below">How many units stand directly below it.</param>
/// <param name="Accounts">How many accounts it has that can sign in.</param>
public sealed record UnitRow(Unit Unit, int Below, int Accounts);

/// <summary>A page of units.</summary>
/// <param name="Path">From the top of the area to the unit whose units these are.</param>
/// <param name="Rows">The units, by code.</param>
/// <param name="Next">Code of the last one, when there are more.</param>
public sealed record UnitPage(IReadOnlyList<Unit> Path, IReadOnlyList<UnitRow> Rows, string? Next);

/// <summary>An administrator looks through the units of the area, level by level or by name or code.</summary>
/// <param name="db">The store.</param>
/// <param name="units">Loads units of an area.</param>
/// <param name="search">Finds units by name or code.</param>
public sealed class BrowseUnits(ReportsDbContext db, UnitLoader units, UnitSearch search)
{
    /// <summary>Units on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Finds them.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="filter">Which.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>A page of units.</returns>
    /// <exception cref="NotFoundException">The parent lies outside the area.</exception>
    public async Task<UnitPage> ExecuteAsync(Actor actor, UnitFilter filter, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.browse");
        var parent = await units.LoadAsync(actor, filter.Parent is { Length: > 0 } above ? above : actor.Unit.Code, ct);
        var after = filter.After is { Length: > 0 } ? filter.After : null;
        var found = filter.Search?.Trim() is { Length: > 0 } text
            ? await search.FindAsync(text, PageSize + 1, after, db.Units.In(actor.Unit), ct)
            : await BelowAsync(parent.Code, after, ct);
        var page = found.Take(PageSize).ToList();
        var codes = page.Select(u => u.Code).ToList();
        var ids = page.Select(u => u.Id).ToList();
        var below = await db.Units.Where(u => codes.Contains(u.ParentCode!)).GroupBy(u => u.ParentCode!)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var accounts = await db.Users.Where(a => ids.Contains(a.UnitId) && a.IsActive).GroupBy(a => a.UnitId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new UnitPage(
            await units.PathAsync(actor, parent, ct),
            [.. page.Select(u => new UnitRow(u, below.GetValueOrDefault(u.Code), accounts.GetValueOrDefault(u.Id)))],
            found.Count > PageSize ? page[^1].Code : null);
    }

    private Task<List<Unit>> BelowAsync(string parent, string? after, CancellationToken ct)
    {
        var below = db.Units.AsNoTracking().Where(u => u.ParentCode == parent);
        if (after is not null)
        {
            below = below.Where(u => string.Compare(u.Code, after) > 0);
        }

        return below.OrderBy(u => u.Code).Take(PageSize + 1).ToListAsync(ct);
    }
}
