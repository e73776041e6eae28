using System.Net;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Tests.Security;

public sealed class LockedFileTests
{
    // More than the threads that the pool would add before SQLite gives up on the file.
    private const int SignIns = 100;

    private const string SignInPage = "/account/sign-in";

    [Fact]
    public async Task Public_page_while_sign_ins_wait_for_a_locked_file_is_answered()
    {
        CountingHasher hasher = new();
        await using StaffedPortal portal = new() { MoreServices = services => services.AddSingleton<IPasswordHasher<Account>>(hasher) };
        await portal.InitializeAsync();
        using var visitor = portal.Browser();
        using var browser = portal.Browser();
        var token = Forms.TokenIn(await browser.GetStringAsync(new Uri(SignInPage, UriKind.Relative)));
        List<Task<HttpResponseMessage>> signIns;
        await using (SqliteConnection other = new(portal.Database))
        {
            await other.OpenAsync();
            await using var held = await other.BeginTransactionAsync();
            signIns = [.. Enumerable.Range(0, SignIns).Select(_ => RefusedAsync(browser, token))];
            await Task.WhenAny(hasher.VerifiedAsync, Task.WhenAll(signIns));

            using var home = await visitor.GetAsync(new Uri("/", UriKind.Relative));

            Assert.Equal(HttpStatusCode.OK, home.StatusCode);
            Assert.All(signIns, s => Assert.False(s.IsCompleted));
        }

        foreach (var signIn in signIns)
        {
            using var answer = await signIn;
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> RefusedAsync(HttpClient browser, string token)
    {
        using FormUrlEncodedContent form = new([new("Input.UserName", "clerk"), new("Input.Password", "wrong"), new("__form", token)]);
        return await browser.PostAsync(new Uri(SignInPage, UriKind.Relative), form);
    }

    private sealed class CountingHasher() : PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10 }))
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _verified;

        /// <summary>When every sign-in had its password looked at.</summary>
        public Task VerifiedAsync => _all.Task;

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            if (Interlocked.Increment(ref _verified) == SignIns)
            {
                _all.SetResult();
            }

            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
