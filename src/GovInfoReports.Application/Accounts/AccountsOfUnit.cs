using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// What becomes of the posts at a unit that ends: their holders get the same posts at its successor, or lose them; whoever is left without any
/// is shut out. Their sessions end either way.
/// </summary>
public sealed class AccountsOfUnit(ReportsDbContext db, AuditTrail audit, ReportingCalendar calendar)
{
    /// <summary>The open accounts with a post at units, and which of them have one that can go to the successor.</summary>
    /// <param name="successor">Where they go; <see langword="null"/> where their posts are to end.</param>
    public async Task<UnitAccounts> CountAsync(IReadOnlyCollection<int> unitIds, Unit? successor, CancellationToken ct)
    {
        var today = calendar.Today;
        var found = await db.Users.AsNoTracking().Where(a => a.IsActive).SelectMany(a => a.Posts)
            .Where(p => unitIds.Contains(p.UnitId) && (p.Until == null || p.Until >= today))
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.AccountId, p.Role }).ToListAsync(ct);
        var accounts = found.Select(p => p.AccountId).Distinct().Count();
        var moving = found.Where(p => Fits(p.Role, successor)).Select(p => p.AccountId).Distinct().Count();
        return new UnitAccounts(moving, accounts - moving, string.Join(',', found.Select(p => p.Id)));
    }

    /// <summary>Moves or ends them.</summary>
    /// <returns>How many accounts had a post there.</returns>
    public async Task<int> EndAsync(Actor actor, Unit unit, Unit? successor, CancellationToken ct)
    {
        var today = calendar.Today;
        var accounts = await db.Users.Include(a => a.Posts)
            .Where(a => a.IsActive && a.Posts.Any(p => p.UnitId == unit.Id && (p.Until == null || p.Until >= today)))
            .ToListAsync(ct);
        foreach (var account in accounts)
        {
            var left = account.Standing(today).Where(p => p.UnitId == unit.Id).ToList();
            var next = left.Where(p => Fits(p.Role, successor)).Select(p => Post.At(p.Role, successor!.Id, p.From > today ? p.From : today, p.Until))
                .Where(n => !account.Posts.Any(n.Doubles)).ToList();
            var stays = account.Standing(today).Any(p => p.UnitId != unit.Id) || next.Count > 0;
            if (stays)
            {
                left.ForEach(p => p.End(today.AddDays(-1), today));
                next.ForEach(account.Posts.Add);
            }

            account.IsActive = stays;
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            if (next.Count > 0)
            {
                audit.Add(actor, AuditActions.AccountMove, successor, Messages.Get("Account.MovedFrom", account.UserName, account.DisplayName, unit.Name));
            }
            else
            {
                audit.Add(actor, stays ? AuditActions.PostEnd : AuditActions.AccountDisable, unit, Messages.Get("Account.DisabledWithUnit", account.UserName, account.DisplayName));
            }
        }

        return accounts.Count;
    }

    // Officers, administrators and auditors have an area.
    private static bool Fits(Role role, Unit? successor) =>
        successor is not null && (role is Role.Clerk or Role.Signer ? successor.EverFiles : successor.Level <= UnitLevel.County);
}

/// <summary>How many accounts go on at the successor and how many do not.</summary>
/// <param name="Ids">Keys of all posts, in order.</param>
public sealed record UnitAccounts(int Moving, int Shut, string Ids);
