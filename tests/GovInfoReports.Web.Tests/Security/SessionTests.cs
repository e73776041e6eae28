using System.Net;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Tests.Security;

public sealed class SessionTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    private static readonly Uri Home = new("/", UriKind.Relative);

    [Fact]
    public async Task The_session_cookie_is_for_this_site_only_and_out_of_reach_of_scripts()
    {
        await portal.AddAccountAsync("cookie", Role.Clerk, portal.Units.Township);
        using var browser = portal.CreateDefaultClient(new Uri("https://localhost"));
        using var response = await browser.PostAsync(new Uri("/test/sign-in/cookie", UriKind.Relative), null);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccountSetup.SessionCookie, StringComparison.Ordinal));

        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Session_of_one_server_is_known_to_another_over_the_same_database()
    {
        var account = await portal.AddAccountAsync("two-servers", Role.Clerk, portal.Units.Township);
        using var browser = portal.CreateDefaultClient(new Uri("https://localhost"));
        using var signedIn = await browser.PostAsync(new Uri("/test/sign-in/two-servers", UriKind.Relative), null);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccountSetup.SessionCookie, StringComparison.Ordinal)).Split(';')[0];

        await using PortalFactory other = new() { Settings = { ["ConnectionStrings:Reports"] = portal.Database } };
        using var elsewhere = other.CreateDefaultClient(new Uri("https://localhost"));
        using HttpRequestMessage request = new(HttpMethod.Get, Home) { Headers = { { "Cookie", cookie } } };
        using var answer = await elsewhere.SendAsync(request);

        Assert.Contains(account.DisplayName, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().DataProtectionKeys.CountAsync()));
    }

    [Fact]
    public async Task Cookie_copied_before_signing_out_opens_nothing_and_another_session_of_the_account_goes_on()
    {
        var account = await portal.AddAccountAsync("copied", Role.Clerk, portal.Units.Township);
        using var other = await portal.SignInAsync("copied");
        using var browser = portal.CreateDefaultClient(new Uri("https://localhost"));
        using var signedIn = await browser.PostAsync(new Uri("/test/sign-in/copied", UriKind.Relative), null);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccountSetup.SessionCookie, StringComparison.Ordinal)).Split(';')[0];
        Assert.Contains(account.DisplayName, await WithCookieAsync(browser, cookie), StringComparison.Ordinal);

        using HttpRequestMessage page = new(HttpMethod.Get, new Uri("/account", UriKind.Relative)) { Headers = { { "Cookie", cookie } } };
        using var shown = await browser.SendAsync(page);
        var form = shown.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("portal-form", StringComparison.Ordinal)).Split(';')[0];
        using HttpRequestMessage signOut = new(HttpMethod.Post, new Uri(AccountSetup.SignOutPath, UriKind.Relative))
        {
            Headers = { { "Cookie", $"{cookie}; {form}" } },
            Content = new FormUrlEncodedContent([new("__form", Forms.TokenIn(await shown.Content.ReadAsStringAsync()))]),
        };
        using var signedOut = await browser.SendAsync(signOut);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);

        Assert.DoesNotContain(account.DisplayName, await WithCookieAsync(browser, cookie), StringComparison.Ordinal);
        Assert.Contains(account.DisplayName, await other.GetStringAsync(Home), StringComparison.Ordinal);
    }

    private static async Task<string> WithCookieAsync(HttpClient browser, string cookie)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Home) { Headers = { { "Cookie", cookie } } };
        using var response = await browser.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_session_with_the_next_request()
    {
        var account = await portal.AddAccountAsync("everywhere", Role.Clerk, portal.Units.Township);
        using var browser = await portal.SignInAsync("everywhere");
        Assert.Contains(account.DisplayName, await browser.GetStringAsync(Home), StringComparison.Ordinal);

        await portal.InScopeAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            await accounts.UpdateSecurityStampAsync((await accounts.FindByNameAsync("everywhere"))!);
        });

        Assert.DoesNotContain(account.DisplayName, await browser.GetStringAsync(Home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_switched_off_is_signed_out()
    {
        var account = await portal.AddAccountAsync("inactive", Role.Clerk, portal.Units.Township);
        using var browser = await portal.SignInAsync("inactive");
        await portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Users
            .Where(a => a.UserName == "inactive").ExecuteUpdateAsync(set => set.SetProperty(a => a.IsActive, false)));

        Assert.DoesNotContain(account.DisplayName, await browser.GetStringAsync(Home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_role_is_refused_in_plain_words_and_a_script_without_session_by_a_status()
    {
        using var clerk = await portal.SignInAsAsync(Role.Clerk);
        using var refused = await clerk.GetAsync(new Uri("/county", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("<h1>无权访问</h1>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var script = portal.Browser();
        script.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var told = await script.GetAsync(new Uri("/county", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, told.StatusCode);
    }

    [Fact]
    public async Task A_password_set_by_somebody_else_has_to_be_changed_first()
    {
        await portal.AddAccountAsync("newcomer", Role.Clerk, portal.Units.Township, mustChangePassword: true);
        using var browser = await portal.SignInAsync("newcomer");
        using var response = await browser.GetAsync(Home);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(AccountSetup.PasswordPath, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("short1A", false)]
    [InlineData("onlylowercase", false)]
    [InlineData("lower4digits", false)]
    [InlineData("Lower4digits", true)]
    [InlineData("xNamed-2021", false)]
    public async Task Passwords_follow_the_rules(string password, bool taken)
    {
        var result = await portal.InScopeAsync(services => services.GetRequiredService<UserManager<Account>>()
            .CreateAsync(new Account { UserName = "named", DisplayName = "某" }, password));
        if (result.Succeeded)
        {
            await portal.InScopeAsync(async services =>
            {
                var accounts = services.GetRequiredService<UserManager<Account>>();
                await accounts.DeleteAsync((await accounts.FindByNameAsync("named"))!);
            });
        }

        Assert.Equal(taken, result.Succeeded);
        Assert.All(result.Errors, e => Assert.DoesNotContain("Account.", e.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void A_session_ends_when_idle_for_half_an_hour_and_accounts_lock_after_five_failures()
    {
        var identity = portal.Services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        var cookie = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);

        Assert.Equal(5, identity.Lockout.MaxFailedAccessAttempts);
        Assert.Equal(TimeSpan.FromMinutes(15), identity.Lockout.DefaultLockoutTimeSpan);
        Assert.Equal(TimeSpan.FromMinutes(30), cookie.ExpireTimeSpan);
        Assert.True(cookie.SlidingExpiration);
    }
}
