using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>Loads an account for whoever keeps it and checks it against the area before anything is done with it.</summary>
public sealed class AccountLoader(ReportsDbContext db, ReportingCalendar calendar)
{
    /// <summary>Loads an account that has a post in the administrator's area, with all its posts.</summary>
    public async Task<Account> LoadAsync(Actor actor, string action, int id, CancellationToken ct)
    {
        actor.RequireAdministrator(action);
        return await FindAsync(id, ct) is { } account && account.Posts.Any(p => Covers(actor, p)) ? account : throw RefusedException.NotFound($"Account {id}");
    }

    /// <summary>Loads an account for what concerns all its posts, such as its password; those elsewhere are not the administrator's to touch.</summary>
    public async Task<Account> LoadWholeAsync(Actor actor, string action, int id, CancellationToken ct)
    {
        var account = await LoadAsync(actor, action, id, ct);
        return account.Standing(calendar.Today).FirstOrDefault(p => !Covers(actor, p)) is { } elsewhere
            ? throw RefusedException.Conflict("Account.PostElsewhere", elsewhere.Unit.Name)
            : account;
    }

    /// <summary>
    /// Loads an account for its password and its lock: for an administrator of all its posts' units, or an officer of an office above all of
    /// them. That of a peer, or of somebody above, is not found.
    /// </summary>
    public async Task<Account> LoadForKeepingAsync(Actor actor, string action, int id, CancellationToken ct)
    {
        if (actor.Role != Role.Officer)
        {
            return await LoadWholeAsync(actor, action, id, ct);
        }

        return await FindAsync(id, ct) is { } account && account.Standing(calendar.Today).All(p => IsBelow(actor, p)) ? account : throw RefusedException.NotFound($"Account {id}");
    }

    /// <summary>Loads a post of an account: for an administrator one in the area, for an officer one at a unit below the own.</summary>
    public async Task<(Account Account, Post Post)> LoadPostAsync(Actor actor, string action, int id, int postId, CancellationToken ct)
    {
        if (actor.Role != Role.Officer)
        {
            actor.RequireAdministrator(action);
        }

        return await FindAsync(id, ct) is { } account && account.Posts.FirstOrDefault(p => p.Id == postId) is { } post && IsKept(actor, post)
            ? (account, post)
            : throw RefusedException.NotFound($"Post {postId} of account {id}");
    }

    /// <summary>Finds an open account that a post can go to: one that has or had another in what the actor keeps.</summary>
    public async Task<Account?> FindForPostAsync(Actor actor, string userName, CancellationToken ct)
    {
        var normalized = UserNames.Normalize(userName);
        var account = await db.Users.Include(a => a.Posts).ThenInclude(p => p.Unit).SingleOrDefaultAsync(a => a.NormalizedUserName == normalized && a.IsActive, ct);
        return account is not null && account.Posts.Any(p => IsKept(actor, p)) ? account : null;
    }

    /// <summary>Loads the person's own account.</summary>
    public async Task<Account> LoadOwnAsync(Actor actor, CancellationToken ct) =>
        await FindAsync(actor.AccountId, ct) ?? throw RefusedException.NotFound($"Account {actor.AccountId}");

    /// <summary>The unit of the actor's area under which something done to an account is recorded.</summary>
    public Unit UnitFor(Actor actor, Account account) => account.Running(calendar.Today).Concat(account.Standing(calendar.Today)).First(p => Covers(actor, p)).Unit;

    /// <summary>Stores what was changed of an account.</summary>
    public Task StoreAsync(CancellationToken ct) => db.StoreAsync(() => Task.FromResult(RefusedException.Conflict("Account.Stale")), ct);

    private Task<Account?> FindAsync(int id, CancellationToken ct) => db.Users.Include(a => a.Posts).ThenInclude(p => p.Unit).SingleOrDefaultAsync(a => a.Id == id, ct);

    private static bool IsKept(Actor actor, Post post) => actor.Role == Role.Officer ? IsBelow(actor, post) : Covers(actor, post);

    private static bool IsBelow(Actor actor, Post post) => post.UnitId != actor.Unit.Id && Covers(actor, post);

    private static bool Covers(Actor actor, Post post) => actor.Covers(post.Unit.Code, post.Unit.Place);
}
