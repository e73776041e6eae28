using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>What becomes of the accounts of a unit that ends: they go to its successor, or are shut. Their sessions end either way.</summary>
public sealed class AccountsOfUnit(ReportsDbContext db, AuditTrail audit)
{
    /// <summary>The open accounts of units, and which of them can go to the successor.</summary>
    /// <param name="successor">Where they go; <see langword="null"/> where they are to be shut.</param>
    public async Task<UnitAccounts> CountAsync(IReadOnlyCollection<int> unitIds, Unit? successor, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking().Where(a => unitIds.Contains(a.UnitId) && a.IsActive)
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.Role }).ToListAsync(ct);
        var moving = found.Count(a => Fits(a.Role, successor));
        return new UnitAccounts(moving, found.Count - moving, string.Join(',', found.Select(a => a.Id)));
    }

    /// <summary>Moves or shuts them.</summary>
    public async Task EndAsync(Actor actor, Unit unit, Unit? successor, CancellationToken ct)
    {
        foreach (var account in await db.Users.Where(a => a.UnitId == unit.Id && a.IsActive).ToListAsync(ct))
        {
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            if (Fits(account.Role, successor))
            {
                account.UnitId = successor!.Id;
                audit.Add(actor, AuditActions.AccountMove, successor, Messages.Get("Account.MovedFrom", account.UserName, account.DisplayName, unit.Name));
            }
            else
            {
                account.IsActive = false;
                audit.Add(actor, AuditActions.AccountDisable, unit, Messages.Get("Account.DisabledWithUnit", account.UserName, account.DisplayName));
            }
        }
    }

    // Officers, administrators and auditors have an area.
    private static bool Fits(Role role, Unit? successor) =>
        successor is not null && (role is Role.Clerk or Role.Signer ? successor.EverFiles : successor.Level <= UnitLevel.County);
}

/// <summary>How many accounts go to the successor and how many are shut.</summary>
/// <param name="Ids">Keys of all, in order.</param>
public sealed record UnitAccounts(int Moving, int Shut, string Ids);
