using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>Loads an account for an administrator and checks it against the area before anything is done with it.</summary>
/// <param name="db">The store.</param>
public sealed class AccountLoader(ReportsDbContext db)
{
    /// <summary>Loads an account of the area with its unit, for changing it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What is tried, for the log.</param>
    /// <param name="id">Key of the account.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The account, tracked.</returns>
    /// <exception cref="ForbiddenException">The person is not an administrator.</exception>
    /// <exception cref="NotFoundException">There is none, or it lies outside the person's area.</exception>
    public async Task<Account> LoadAsync(Actor actor, string action, int id, CancellationToken ct)
    {
        actor.RequireAdministrator(action);
        var account = await db.Users.Include(a => a.Unit).SingleOrDefaultAsync(a => a.Id == id, ct);
        return account is not null && actor.Covers(account.Unit.Code, account.Unit.Place) ? account : throw new NotFoundException($"Account {id}");
    }

    /// <summary>Loads the person's own account.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The account, tracked, with its unit.</returns>
    public async Task<Account> LoadOwnAsync(Actor actor, CancellationToken ct) =>
        await db.Users.Include(a => a.Unit).SingleOrDefaultAsync(a => a.Id == actor.AccountId, ct) ?? throw new NotFoundException($"Account {actor.AccountId}");

    /// <summary>Stores what was changed of an account.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">Somebody changed the account in this very moment.</exception>
    public async Task StoreAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            throw new InvalidInputException(string.Empty, Messages.Get("Account.Stale"));
        }
    }
}
