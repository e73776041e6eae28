using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>A unit with what hangs on it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Path">From the top of the area to the unit.</param>
/// <param name="Below">How many units stand directly below it.</param>
/// <param name="Accounts">Its accounts, those that can sign in first.</param>
public sealed record UnitDetails(Unit Unit, IReadOnlyList<Unit> Path, int Below, IReadOnlyList<Account> Accounts);

/// <summary>An administrator looks at a unit of the area.</summary>
/// <param name="db">The store.</param>
/// <param name="units">Loads units of an area.</param>
public sealed class ShowUnit(ReportsDbContext db, UnitLoader units)
{
    private const int MostAccounts = 200;

    /// <summary>Finds it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="code">Code of the unit.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The unit.</returns>
    public async Task<UnitDetails> ExecuteAsync(Actor actor, string code, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.show");
        var unit = await units.LoadAsync(actor, code, ct);
        var accounts = await db.Users.AsNoTracking().Where(a => a.UnitId == unit.Id)
            .OrderByDescending(a => a.IsActive).ThenBy(a => a.Role).ThenBy(a => a.Id).Take(MostAccounts).ToListAsync(ct);
        return new UnitDetails(unit, await units.PathAsync(actor, unit, ct), await db.Units.CountAsync(u => u.ParentCode == code, ct), accounts);
    }
}
