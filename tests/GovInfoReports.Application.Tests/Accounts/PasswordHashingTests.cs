using GovInfoReports.Application.Accounts;
using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Application.Tests.Accounts;

public class PasswordHashingTests
{
    // The hash of an initial password is a quick one, so that a full one is verified beside it.
    [Theory]
    [InlineData("none", 1)]
    [InlineData("initial", 2)]
    [InlineData("chosen", 1)]
    public async Task Wrong_password_costs_one_full_hash_whatever_the_account_has(string has, int verified)
    {
        Account account = new();
        new InitialPasswords().SetOn(account);
        account.PasswordHash = has switch
        {
            "none" => null,
            "chosen" => new PasswordHasher<Account>().HashPassword(account, "Qingshi-2026-xu"),
            _ => account.PasswordHash,
        };
        CountingHasher hasher = new();

        Assert.False(await new PasswordHashing(hasher).VerifyAsync(account, "wrong", default));
        Assert.Equal(verified, hasher.Verified);
    }

    [Fact]
    public async Task Passwords_beyond_those_worked_on_at_once_wait_without_a_thread()
    {
        using HeldHasher hasher = new();
        PasswordHashing hashing = new(hasher);
        var working = Enumerable.Range(0, PasswordHashing.AtOnce).Select(_ => Task.Run(() => hashing.HashAsync(new Account(), "one", default))).ToList();
        await hasher.AllBegunAsync();

        // On this thread: one that does not wait for its turn would hold it.
        hasher.Allowed = Environment.CurrentManagedThreadId;
        List<Task<string>> waiting = [.. Enumerable.Range(0, 3).Select(_ => hashing.HashAsync(new Account(), "another", default))];

        Assert.All(waiting, w => Assert.False(w.IsCompleted));
        hasher.Release();
        Assert.All(await Task.WhenAll([.. working, .. waiting]), h => Assert.NotEmpty(h));
        Assert.Equal(PasswordHashing.AtOnce, hasher.MostAtOnce);
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    /// <summary>Holds whoever hashes until it is released.</summary>
    private sealed class HeldHasher : PasswordHasher<Account>, IDisposable
    {
        private readonly ManualResetEventSlim _released = new();
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _atOnce;
        private int _mostAtOnce;

        public int MostAtOnce => _mostAtOnce;

        /// <summary>A thread that is not held.</summary>
        public int Allowed { get; set; }

        public Task AllBegunAsync() => _begun.Task;

        public void Release() => _released.Set();

        public override string HashPassword(Account user, string password)
        {
            var now = Interlocked.Increment(ref _atOnce);
            _mostAtOnce = Math.Max(_mostAtOnce, now);
            if (now == PasswordHashing.AtOnce)
            {
                _begun.TrySetResult();
            }

            if (Environment.CurrentManagedThreadId != Allowed)
            {
                _released.Wait();
            }

            Interlocked.Decrement(ref _atOnce);
            return password;
        }

        public void Dispose() => _released.Dispose();
    }
}
