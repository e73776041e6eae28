using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// Verifies passwords and locks an account after too many wrong ones. An attempt is counted before the password is looked at, in
/// one statement, so that trying many at the same moment does not get around the count.
/// </summary>
public sealed class SignInAttempts(ReportsDbContext db, AuditTrail audit, IPasswordHasher<Account> hasher, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    // A hash of nothing anybody knows; verifying against it takes as long as against a real one.
    private static readonly Lazy<string> Decoy = new(() => new PasswordHasher<Account>().HashPassword(new Account(), InitialPasswords.Draw()));

    /// <summary>How many wrong passwords lock an account.</summary>
    public int Max => identity.Value.Lockout.MaxFailedAccessAttempts;

    /// <summary>How long a lock holds.</summary>
    public TimeSpan LockTime => identity.Value.Lockout.DefaultLockoutTimeSpan;

    /// <summary>Spends the time that verifying takes, where there is nothing to verify.</summary>
    public void Pretend(string password) => hasher.VerifyHashedPassword(new Account(), Decoy.Value, password);

    /// <summary>Verifies a password and stores what follows for the account.</summary>
    public async Task<SignInOutcome> VerifyAsync(Account account, string password, CancellationToken ct)
    {
        if (account.LockoutEnd > clock.GetUtcNow())
        {
            Pretend(password);
            return SignInOutcome.Locked;
        }

        if (account.LockoutEnd is { } over)
        {
            await db.Users.Where(a => a.Id == account.Id && a.LockoutEnd == over)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), ct);
        }

        var counted = await db.Users.Where(a => a.Id == account.Id && a.AccessFailedCount < Max)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), ct);
        if (counted == 0)
        {
            Pretend(password);
            await LockAsync(account, ct);
            return SignInOutcome.Locked;
        }

        // An account without a password takes as long as any other, and so does one that still has its first, whose hash is a quick one.
        var verified = hasher.VerifyHashedPassword(account, account.PasswordHash ?? Decoy.Value, password);
        if (verified == PasswordVerificationResult.Failed || account.PasswordHash is null)
        {
            if (account.PasswordHash is { } hash && InitialPasswords.Made(hash))
            {
                Pretend(password);
            }

            if (await db.Users.AnyAsync(a => a.Id == account.Id && a.AccessFailedCount >= Max, ct))
            {
                await LockAsync(account, ct);
                return SignInOutcome.Locked;
            }

            return SignInOutcome.Wrong;
        }

        await db.Users.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), ct);
        return SignInOutcome.Accepted;
    }

    // The count stays at its greatest for as long as the lock holds, so that attempts already under way find it there.
    private async Task LockAsync(Account account, CancellationToken ct)
    {
        DateTimeOffset? end = clock.GetUtcNow() + LockTime;
        var locked = await db.Users.Where(a => a.Id == account.Id && a.LockoutEnd == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, end), ct);
        if (locked == 1)
        {
            audit.Add(null, AuditActions.SignInLocked, account.Unit, Messages.Get("SignIn.LockedFor", Max, LockTime.TotalMinutes), account.UserName);
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>How a password was taken.</summary>
public enum SignInOutcome
{
    /// <summary>It is right.</summary>
    Accepted,

    Wrong,

    /// <summary>The account is locked, or has just been.</summary>
    Locked,
}
