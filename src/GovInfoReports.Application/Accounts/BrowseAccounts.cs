using System.Globalization;
using System.Text;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>An administrator looks through the accounts of the area, a line for each of their posts there.</summary>
public sealed class BrowseAccounts(ReportsDbContext db, UnitSearch search, ReportingCalendar calendar, TimeProvider clock)
{
    public const int PageSize = 50;

    // Units whose accounts are shown when a part of a name fits very many.
    private const int MostUnits = 500;

    // Behind every character that a code can have.
    private const char AfterCodes = '~';

    /// <summary>Finds them.</summary>
    public async Task<AccountPage> ExecuteAsync(Actor actor, AccountFilter filter, CancellationToken ct)
    {
        var posts = await AtUnitAsync(Kept(actor), actor, filter.Unit?.Trim(), ct);
        if (filter.Role is { } role)
        {
            posts = posts.Where(p => p.Role == role);
        }

        var held = await InStateAsync(Held(posts), filter.State, ct);
        if (filter.Search?.Trim() is { Length: > 0 } name)
        {
            var upper = UserNames.Normalize(name);
            held = held.Where(h => h.Account.NormalizedUserName!.StartsWith(upper) || h.Account.DisplayName.StartsWith(name));
        }

        if (Cursor(filter.After) is var (unitCode, id))
        {
            held = held.Where(h => string.Compare(h.Unit.Code, unitCode) > 0 || (h.Unit.Code == unitCode && h.Post.Id > id));
        }

        var rows = await held.OrderBy(h => h.Unit.Code).ThenBy(h => h.Post.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).Select(Row).ToList();
        return new AccountPage(page, rows.Count > PageSize ? $"{page[^1].UnitCode}.{page[^1].PostId}" : null);
    }

    // An officer sees the accounts that the office above them all may touch: nobody's who has a post of a peer or above.
    private IQueryable<Post> Kept(Actor actor)
    {
        var inArea = db.Posts.AsNoTracking().In(actor.Unit);
        if (actor.Role != Role.Officer)
        {
            actor.RequireAdministrator("account.browse");
            return inArea;
        }

        var today = calendar.Today;
        var below = inArea.Where(p => p.UnitId != actor.Unit.Id);
        return below.Where(p => !db.Posts.Any(o => o.AccountId == p.AccountId && (o.Until == null || o.Until >= today) && !below.Any(b => b.Id == o.Id)));
    }

    public AccountState StateOf(Account account) =>
        !account.IsActive ? AccountState.Disabled
        : account.LockoutEnd > clock.GetUtcNow() ? AccountState.Locked
        : account.MustChangePassword ? AccountState.Unused
        : AccountState.Active;

    /// <summary>Who has or had a post at a unit, those who can work there first.</summary>
    internal async Task<IReadOnlyList<AccountRow>> AtAsync(Unit unit, int most, CancellationToken ct)
    {
        var today = calendar.Today;
        var rows = await Held(db.Posts.AsNoTracking().Where(p => p.UnitId == unit.Id))
            .OrderByDescending(h => h.Account.IsActive && (h.Post.Until == null || h.Post.Until >= today)).ThenBy(h => h.Post.Role).ThenBy(h => h.Post.Id)
            .Take(most)
            .ToListAsync(ct);
        return [.. rows.Select(Row)];
    }

    private IQueryable<HeldPost> Held(IQueryable<Post> posts) => posts
        .Join(db.Users.AsNoTracking(), p => p.AccountId, a => a.Id, (p, a) => new HeldPost { Post = p, Account = a, Unit = p.Unit });

    private AccountRow Row(HeldPost held) => new(
        held.Account.Id,
        held.Account.UserName!,
        held.Account.DisplayName,
        held.Post.Role,
        held.Unit.Code,
        held.Unit.Name,
        held.Post.HasEnded(calendar.Today) ? AccountState.Ended : held.Post.From > calendar.Today ? AccountState.ToCome : StateOf(held.Account),
        held.Account.LastSignInAt)
    {
        PostId = held.Post.Id,
        Runs = held.Account.IsActive && held.Post.RunsOn(calendar.Today),
    };

    private async Task<IQueryable<Post>> AtUnitAsync(IQueryable<Post> posts, Actor actor, string? code, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(code))
        {
            return posts;
        }

        if (!char.IsDigit(code[0]))
        {
            var units = (await search.FindAsync(code, MostUnits, within: db.Units.In(actor.Unit), ct: ct)).Select(u => u.Id).ToList();
            return posts.Where(p => units.Contains(p.UnitId));
        }

        var first = code.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        var end = first + AfterCodes;
        return posts.Where(p => string.Compare(p.Unit.Code, first) >= 0 && string.Compare(p.Unit.Code, end) < 0);
    }

    private async Task<IQueryable<HeldPost>> InStateAsync(IQueryable<HeldPost> held, AccountState? state, CancellationToken ct)
    {
        var today = calendar.Today;
        var standing = held.Where(h => h.Post.Until == null || h.Post.Until >= today);
        return state switch
        {
            AccountState.Active => standing.Where(h => h.Account.IsActive && h.Post.From <= today),
            AccountState.Disabled => standing.Where(h => !h.Account.IsActive),
            AccountState.Unused => standing.Where(h => h.Account.IsActive && h.Account.MustChangePassword),
            AccountState.Locked => await LockedAsync(standing, ct),
            AccountState.Ended => held.Where(h => h.Post.Until < today),
            AccountState.ToCome => standing.Where(h => h.Post.From > today),
            _ => held,
        };
    }

    // SQLite cannot compare times with an offset; few accounts have ever been locked, so their ends are compared here.
    private async Task<IQueryable<HeldPost>> LockedAsync(IQueryable<HeldPost> held, CancellationToken ct)
    {
        var ever = await held.Where(h => h.Account.IsActive && h.Account.LockoutEnd != null).Select(h => new { h.Account.Id, h.Account.LockoutEnd }).ToListAsync(ct);
        var now = clock.GetUtcNow();
        var ids = ever.Where(a => a.LockoutEnd > now).Select(a => a.Id).Distinct().ToList();
        return held.Where(h => ids.Contains(h.Account.Id));
    }

    private static (string UnitCode, int Id)? Cursor(string? after) =>
        after?.LastIndexOf('.') is { } dot and > 0 && int.TryParse(after[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (after[..dot], id)
            : null;

    private sealed class HeldPost
    {
        public required Post Post { get; init; }

        public required Account Account { get; init; }

        public required Unit Unit { get; init; }
    }
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

    /// <summary>The post has ended 岗位已结束.</summary>
    Ended,

    /// <summary>The post has not begun 尚未到岗.</summary>
    ToCome,
}

/// <summary>Which accounts to show.</summary>
/// <param name="Unit">Words of the unit's name, or the beginning of its code.</param>
public sealed record AccountFilter(Role? Role = null, string? Unit = null, AccountState? State = null, string? Search = null, string? After = null);

/// <summary>An account with one of its posts in a list.</summary>
/// <param name="LastSignInAt">When the person last signed in, UTC.</param>
public sealed record AccountRow(int Id, string UserName, string DisplayName, Role Role, string UnitCode, string UnitName, AccountState State, DateTime? LastSignInAt)
{
    public int PostId { get; init; }

    /// <summary>Whether the person can work under the post today.</summary>
    public bool Runs { get; init; }
}

/// <summary>A page of accounts.</summary>
public sealed record AccountPage(IReadOnlyList<AccountRow> Rows, string? Next);
