using System.Globalization;
using System.Text;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>An administrator looks through the accounts of the area.</summary>
public sealed class BrowseAccounts(ReportsDbContext db, UnitSearch search, TimeProvider clock)
{
    public const int PageSize = 50;

    // Units whose accounts are shown when a part of a name fits very many.
    private const int MostUnits = 500;

    // Behind every character that a code can have.
    private const char AfterCodes = '~';

    /// <summary>Finds them.</summary>
    public async Task<AccountPage> ExecuteAsync(Actor actor, AccountFilter filter, CancellationToken ct)
    {
        actor.RequireAdministrator("account.browse");
        var accounts = db.Users.AsNoTracking().In(actor.Unit);
        if (filter.Role is { } role)
        {
            accounts = accounts.Where(a => a.Role == role);
        }

        var code = filter.Unit?.Trim();
        if (code is { Length: > 0 } && !char.IsDigit(code[0]))
        {
            var units = (await search.FindAsync(code, MostUnits, within: db.Units.In(actor.Unit), ct: ct)).Select(u => u.Id).ToList();
            accounts = accounts.Where(a => units.Contains(a.UnitId));
        }
        else if (code is { Length: > 0 })
        {
            code = code.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
            var end = code + AfterCodes;
            accounts = accounts.Where(a => string.Compare(a.Unit.Code, code) >= 0 && string.Compare(a.Unit.Code, end) < 0);
        }

        if (filter.Search?.Trim() is { Length: > 0 } name)
        {
            var upper = UserNames.Normalize(name);
            accounts = accounts.Where(a => a.NormalizedUserName!.StartsWith(upper) || a.DisplayName.StartsWith(name));
        }

        accounts = filter.State switch
        {
            AccountState.Active => accounts.Where(a => a.IsActive),
            AccountState.Disabled => accounts.Where(a => !a.IsActive),
            AccountState.Unused => accounts.Where(a => a.IsActive && a.MustChangePassword),
            AccountState.Locked => await LockedAsync(accounts, ct),
            _ => accounts,
        };

        if (Cursor(filter.After) is var (unitCode, id))
        {
            accounts = accounts.Where(a => string.Compare(a.Unit.Code, unitCode) > 0 || (a.Unit.Code == unitCode && a.Id > id));
        }

        var found = await accounts.OrderBy(a => a.Unit.Code).ThenBy(a => a.Id).Take(PageSize + 1)
            .Select(a => new { Account = a, a.Unit.Code, a.Unit.Name })
            .ToListAsync(ct);
        var rows = found.Take(PageSize)
            .Select(f => new AccountRow(f.Account.Id, f.Account.UserName!, f.Account.DisplayName, f.Account.Role, f.Code, f.Name, StateOf(f.Account), f.Account.LastSignInAt))
            .ToList();
        return new AccountPage(rows, found.Count > PageSize ? $"{rows[^1].UnitCode}.{rows[^1].Id}" : null);
    }

    public AccountState StateOf(Account account) =>
        !account.IsActive ? AccountState.Disabled
        : account.LockoutEnd > clock.GetUtcNow() ? AccountState.Locked
        : account.MustChangePassword ? AccountState.Unused
        : AccountState.Active;

    // SQLite cannot compare times with an offset; few accounts have ever been locked, so their ends are compared here.
    private async Task<IQueryable<Account>> LockedAsync(IQueryable<Account> accounts, CancellationToken ct)
    {
        var ever = await accounts.Where(a => a.IsActive && a.LockoutEnd != null).Select(a => new { a.Id, a.LockoutEnd }).ToListAsync(ct);
        var now = clock.GetUtcNow();
        var ids = ever.Where(a => a.LockoutEnd > now).Select(a => a.Id).ToList();
        return accounts.Where(a => ids.Contains(a.Id));
    }

    private static (string UnitCode, int Id)? Cursor(string? after) =>
        after?.LastIndexOf('.') is { } dot and > 0 && int.TryParse(after[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (after[..dot], id)
            : null;
}

/// <summary>State of an account, for filtering.</summary>
public enum AccountState
{
    /// <summary>It can sign in.</summary>
    Active,

    /// <summary>It was shut 停用.</summary>
    Disabled,

    /// <summary>Too many wrong passwords 锁定.</summary>
    Locked,

    /// <summary>The initial password was never changed 尚未启用.</summary>
    Unused,
}

/// <summary>Which accounts to show.</summary>
/// <param name="Unit">Words of the unit's name, or the beginning of its code.</param>
public sealed record AccountFilter(Role? Role = null, string? Unit = null, AccountState? State = null, string? Search = null, string? After = null);

/// <summary>An account in a list.</summary>
/// <param name="LastSignInAt">When the person last signed in, UTC.</param>
public sealed record AccountRow(int Id, string UserName, string DisplayName, Role Role, string UnitCode, string UnitName, AccountState State, DateTime? LastSignInAt);

/// <summary>A page of accounts.</summary>
public sealed record AccountPage(IReadOnlyList<AccountRow> Rows, string? Next);
