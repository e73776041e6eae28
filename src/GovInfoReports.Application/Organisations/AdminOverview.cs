using GovInfoReports.Application.Accounts;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator sees what there is to do in the area.</summary>
public sealed class AdminOverview(ReportsDbContext db, RunningPosts running, BrowseAccounts browse)
{
    private const int Few = 10;

    /// <summary>Finds it.</summary>
    public async Task<AdminWork> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        actor.RequireAdministrator("admin.overview");
        var units = db.Units.AsNoTracking().In(actor.Unit).Where(u => u.IsActive);
        var holders = running.All.In(actor.Unit).Select(p => p.AccountId);
        var accounts = db.Users.AsNoTracking().Where(a => holders.Contains(a.Id));
        var clerks = running.Of(Role.Clerk);
        var orphans = units.Where(u => u.FilesReports && !clerks.Any(p => p.UnitId == u.Id));
        return new AdminWork(
            await units.CountAsync(ct),
            await accounts.CountAsync(ct),
            await orphans.CountAsync(ct),
            await orphans.OrderBy(u => u.Code).Take(Few).ToListAsync(ct),
            [.. (await browse.ExecuteAsync(actor, new AccountFilter(State: AccountState.Locked), ct)).Rows.DistinctBy(r => r.Id)],
            await accounts.CountAsync(a => a.MustChangePassword, ct));
    }
}

/// <summary>What there is to do for an administrator.</summary>
public sealed record AdminWork(int Units, int Accounts, int WithoutClerk, IReadOnlyList<Unit> FirstWithoutClerk, IReadOnlyList<AccountRow> Locked, int Unused)
{
    /// <summary>Units beside the administrator's own.</summary>
    public int OtherUnits => Math.Max(0, Units - 1);

    /// <summary>Accounts beside the administrator's own.</summary>
    public int OtherAccounts => Math.Max(0, Accounts - 1);

    /// <summary>Whether the area is still to be set up.</summary>
    public bool IsNew => OtherUnits == 0 || OtherAccounts == 0;
}
