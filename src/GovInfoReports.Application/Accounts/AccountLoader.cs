using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>Loads an account for an administrator and checks it against the area before anything is done with it.</summary>
public sealed class AccountLoader(ReportsDbContext db)
{
    /// <summary>Loads an account of the area with its unit, for changing it.</summary>
    public async Task<Account> LoadAsync(Actor actor, string action, int id, CancellationToken ct)
    {
        actor.RequireAdministrator(action);
        var account = await db.Users.Include(a => a.Unit).SingleOrDefaultAsync(a => a.Id == id, ct);
        return account is not null && actor.Covers(account.Unit.Code, account.Unit.Place) ? account : throw RefusedException.NotFound($"Account {id}");
    }

    /// <summary>Loads the person's own account.</summary>
    public async Task<Account> LoadOwnAsync(Actor actor, CancellationToken ct) =>
        await db.Users.Include(a => a.Unit).SingleOrDefaultAsync(a => a.Id == actor.AccountId, ct) ?? throw RefusedException.NotFound($"Account {actor.AccountId}");

    /// <summary>Stores what was changed of an account.</summary>
    public Task StoreAsync(CancellationToken ct) => db.StoreAsync(() => Task.FromResult(RefusedException.Conflict("Account.Stale")), ct);
}
