using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// Hashes and verifies passwords, which is slow on purpose. Only so many at a time that a processor is left for the pages while many people
/// sign in at once; the others wait their turn without a thread (decision 0012).
/// </summary>
public sealed class PasswordHashing(IPasswordHasher<Account> hasher)
{
    /// <summary>How many passwords the process works on at the same time.</summary>
    public static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount - 1);

    // A hash of nothing anybody knows; verifying against it takes as long as against a real one.
    private static readonly Lazy<string> Decoy = new(() => new PasswordHasher<Account>().HashPassword(new Account(), InitialPasswords.Draw()));

    private static readonly SemaphoreSlim Turns = new(AtOnce);

    public Task<string> HashAsync(Account account, string password, CancellationToken ct) => InTurnAsync(() => hasher.HashPassword(account, password), ct);

    /// <summary>
    /// Whether a password is that of an account. A wrong one takes at least one full hash, whatever the account has: none, or its first
    /// password, whose hash is a quick one.
    /// </summary>
    /// <param name="account"><see langword="null"/> where there is none, or none whose password is to be looked at.</param>
    public Task<bool> VerifyAsync(Account? account, string password, CancellationToken ct) => InTurnAsync(() => Verify(account, password), ct);

    private bool Verify(Account? account, string password)
    {
        var hash = account?.PasswordHash;
        var isRight = hash is not null && hasher.VerifyHashedPassword(account!, hash, password) != PasswordVerificationResult.Failed;
        if (hash is null || (!isRight && InitialPasswords.Made(hash)))
        {
            hasher.VerifyHashedPassword(account ?? new Account(), Decoy.Value, password);
        }

        return isRight;
    }

    private static async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        await Turns.WaitAsync(ct);
        try
        {
            return work();
        }
        finally
        {
            Turns.Release();
        }
    }
}
