using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// Somebody wants to sign in. Whether the account does not exist, is shut, is locked or the password is wrong makes no difference
/// that they can see.
/// </summary>
public sealed class SignIn(ReportsDbContext db, AuditTrail audit, AuditBound bound, IRequestOrigin origin, SignInAttempts attempts, ReportingCalendar calendar, TimeProvider clock)
{
    private const int Shown = 2;

    /// <summary>Checks user name and password.</summary>
    /// <returns>The account with its posts, or <see langword="null"/> when it does not do. Where no post runs, it is known but not signed in.</returns>
    public async Task<Account?> ExecuteAsync(string userName, string password, CancellationToken ct)
    {
        var normalized = UserNames.Normalize(userName.Trim());
        var account = await db.Users.Include(a => a.Posts).ThenInclude(p => p.Unit).SingleOrDefaultAsync(a => a.NormalizedUserName == normalized, ct);
        if (account is not { IsActive: true })
        {
            await attempts.PretendAsync(password, ct);
            if (account is not null)
            {
                return await RefuseAsync(account, Messages.Get("SignIn.Disabled"), ct);
            }

            await RecordAsync($"sign-in from {origin.Address}", AuditActions.SignInUnknown, null, Messages.Get("SignIn.NoAccount"), Masked(userName), ct);
            return null;
        }

        var verified = await attempts.VerifyAsync(account, password, ct);
        return await db.InTransactionAsync(token => StoreAsync(account, verified, token), ct);
    }

    /// <summary>Ends a session for good, whoever has a copy of its cookie.</summary>
    public async Task EndAsync(Actor actor, Session session, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.EndedSessions.Where(s => s.Until < now).ExecuteDeleteAsync(ct);
        db.EndedSessions.Add(new EndedSession { Id = session.Id, Until = session.Until });
        audit.Add(actor, AuditActions.SignOut, actor.Unit);
        await db.SaveChangesAsync(ct);
    }

    // People type their password into the wrong field; what is no account's name is not kept in full.
    private static string Masked(string userName)
    {
        var plain = userName.Trim();
        return plain.Length <= Shown ? "…" : plain[..Shown] + "…";
    }

    private async Task<Account?> StoreAsync(Account account, SignInOutcome verified, CancellationToken ct)
    {
        switch (await attempts.CountAsync(account, verified, ct))
        {
            case SignInOutcome.Locked:
                return await RefuseAsync(account, Messages.Get("SignIn.Locked"), ct);
            case SignInOutcome.Wrong:
                return await RefuseAsync(account, Messages.Get("SignIn.WrongPassword"), ct);
        }

        if (account.Running(calendar.Today) is not [var post, ..])
        {
            await RefuseAsync(account, Messages.Get("SignIn.WithoutPost"), ct);
            return account;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastSignInAt, now), ct);
        audit.Add(new Actor(account.Id, account.DisplayName, post.Role, post.Unit), AuditActions.SignIn, post.Unit, account.UserName);
        await db.SaveChangesAsync(ct);
        return account;
    }

    private async Task<Account?> RefuseAsync(Account account, string reason, CancellationToken ct)
    {
        await RecordAsync($"sign-in as {account.NormalizedUserName}", AuditActions.SignInFailed, account.First(calendar.Today)?.Unit, reason, account.UserName!, ct);
        return null;
    }

    private async Task RecordAsync(string key, string action, Unit? unit, string reason, string name, CancellationToken ct)
    {
        var (isAllowed, isLast) = bound.Take(key);
        if (isAllowed)
        {
            audit.Add(null, action, unit, isLast ? Messages.Get("Audit.LastOfHour", reason) : reason, name);
            await db.SaveChangesAsync(ct);
        }
    }
}
