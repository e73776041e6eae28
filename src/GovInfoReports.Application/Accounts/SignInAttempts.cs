using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Workflow;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// Verifies passwords and locks an account after too many wrong ones. A password is looked at first, outside the store, and counts in one
/// transaction; what it was is told only after that. Attempts at the same moment count one after another, so that they do not get around the
/// limit, and a right one that the store was too busy to take has not counted as wrong.
/// </summary>
public sealed class SignInAttempts(ReportsDbContext db, AuditTrail audit, PasswordHashing passwords, IOptions<IdentityOptions> identity, ReportingCalendar calendar, TimeProvider clock)
{
    /// <summary>How many wrong passwords lock an account.</summary>
    public int Max => identity.Value.Lockout.MaxFailedAccessAttempts;

    /// <summary>How long a lock holds.</summary>
    public TimeSpan LockTime => identity.Value.Lockout.DefaultLockoutTimeSpan;

    /// <summary>Looks at a password and stores nothing; <see cref="CountAsync"/> says what comes of it.</summary>
    public async Task<SignInOutcome> VerifyAsync(Account account, string password, CancellationToken ct)
    {
        var isLocked = account.LockoutEnd > clock.GetUtcNow();
        var isRight = await passwords.VerifyAsync(isLocked ? null : account, password, ct);
        return isLocked ? SignInOutcome.Locked : isRight ? SignInOutcome.Accepted : SignInOutcome.Wrong;
    }

    /// <summary>Takes as long as looking at a password, where there is none to look at.</summary>
    public Task PretendAsync(string password, CancellationToken ct) => passwords.VerifyAsync(null, password, ct);

    /// <summary>Stores what follows for the account, and tells what becomes of the attempt beside the others.</summary>
    public Task<SignInOutcome> CountAsync(Account account, SignInOutcome verified, CancellationToken ct) => verified == SignInOutcome.Locked
        ? Task.FromResult(verified)
        : db.InTransactionAsync(token => StoreAsync(account, verified == SignInOutcome.Accepted, token), ct);

    private async Task<SignInOutcome> StoreAsync(Account account, bool isRight, CancellationToken ct)
    {
        // Only a lock that was over was looked past.
        if (account.LockoutEnd is { } over)
        {
            await db.Users.Where(a => a.Id == account.Id && a.LockoutEnd == over)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), ct);
        }

        var counted = await db.Users.Where(a => a.Id == account.Id && a.AccessFailedCount < Max)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => isRight ? 0 : a.AccessFailedCount + 1), ct);
        if (counted == 1 && (isRight || await db.Users.AnyAsync(a => a.Id == account.Id && a.AccessFailedCount < Max, ct)))
        {
            return isRight ? SignInOutcome.Accepted : SignInOutcome.Wrong;
        }

        await LockAsync(account, ct);
        return SignInOutcome.Locked;
    }

    // The count stays at its greatest for as long as the lock holds, so that attempts that were looked at meanwhile find it there.
    private async Task LockAsync(Account account, CancellationToken ct)
    {
        DateTimeOffset? end = clock.GetUtcNow() + LockTime;
        var locked = await db.Users.Where(a => a.Id == account.Id && a.LockoutEnd == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, end), ct);
        if (locked == 1)
        {
            audit.Add(null, AuditActions.SignInLocked, account.First(calendar.Today)?.Unit, Messages.Get("SignIn.LockedFor", Max, LockTime.TotalMinutes), account.UserName);
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
