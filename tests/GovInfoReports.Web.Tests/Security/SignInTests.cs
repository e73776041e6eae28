using System.Net;
using GovInfoReports.Application.Setup;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Security;

public sealed class SignInTests(StaffedPortal portal) : IClassFixture<StaffedPortal>
{
    private const string Page = "/account/sign-in";

    [Theory]
    [InlineData("clerk", "/clerk")]
    [InlineData("officer", "/county")]
    [InlineData("admin", "/admin")]
    [InlineData("auditor", "/audit")]
    public async Task Everybody_begins_at_the_own_page(string userName, string home)
    {
        using var browser = portal.Browser();
        using var response = await SignInAsync(browser, userName, PortalFactory.Password);

        Assert.Equal((HttpStatusCode.Redirect, home), (response.StatusCode, response.Headers.Location?.OriginalString));
        using var again = await browser.GetAsync(new Uri(Page, UriKind.Relative));
        Assert.Equal(home, again.Headers.Location?.OriginalString);
        using var own = await browser.GetAsync(new Uri("/account", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Theory]
    [InlineData("/audit?year=2021", "/audit?year=2021")]
    [InlineData("https://evil.example/", "/audit")]
    [InlineData("//evil.example/", "/audit")]
    [InlineData("/\\evil.example", "/audit")]
    [InlineData("javascript:alert(1)", "/audit")]
    public async Task Only_a_page_of_the_portal_is_returned_to(string wanted, string landed)
    {
        using var browser = portal.Browser();
        using var response = await browser.SendAsync(Page, null, ("ReturnUrl", wanted), ("Input.UserName", "auditor"), ("Input.Password", PortalFactory.Password));

        Assert.Equal(landed, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_failure_does_not_tell_whether_the_account_exists_is_shut_or_locked()
    {
        await portal.AddAccountAsync("locked", Role.Clerk, portal.Units.Township);
        await portal.AddAccountAsync("shut", Role.Clerk, portal.Units.Township);
        await portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Users
            .Where(a => a.UserName == "shut").ExecuteUpdateAsync(set => set.SetProperty(a => a.IsActive, false)));
        HashSet<string> answers = [];
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await RefusedAsync("locked", "wrong"));
        }

        answers.Add(await RefusedAsync("locked", PortalFactory.Password));
        answers.Add(await RefusedAsync("shut", PortalFactory.Password));
        answers.Add(await RefusedAsync("nobody", PortalFactory.Password));

        Assert.Equal("登录没有成功：用户名或密码不正确，或者账号现在不能使用。连续输错 5 次，账号会锁定 15 分钟。", Assert.Single(answers));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays_except_the_password()
    {
        using var browser = portal.Browser();
        using var response = await browser.SendAsync(Page, null, ("Input.UserName", ""), ("Input.Password", "Geheim-2026"));
        var text = await response.TextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("请填写用户名。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim-2026", text, StringComparison.Ordinal);
        using var named = await browser.SendAsync(Page, null, ("Input.UserName", "clerk"), ("Input.Password", "wrong"));
        Assert.Contains("value=\"clerk\"", await named.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demonstration_accounts_are_listed_in_development_only()
    {
        using var browser = portal.Browser();

        Assert.DoesNotContain(DemoData.Password, await browser.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_takes_a_form_and_ends_the_session()
    {
        using var browser = await portal.SignInAsync("officer");
        using var typed = await browser.GetAsync(new Uri("/account/sign-out", UriKind.Relative));
        Assert.Equal("/account", typed.Headers.Location?.OriginalString);

        using var token = await browser.PostAsync(new Uri("/account/sign-out", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, token.StatusCode);
        var html = await browser.GetStringAsync(new Uri("/account", UriKind.Relative));
        Assert.Contains("审核员", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        using var done = await PostSignOutAsync(browser);
        Assert.Equal("/account/sign-in?after=out", done.Headers.Location?.OriginalString);
        using var gone = await browser.GetAsync(new Uri("/account", UriKind.Relative));
        Assert.StartsWith("https://localhost/account/sign-in", gone.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_initial_password_is_changed_before_anything_else()
    {
        await portal.AddAccountAsync("fresh", Role.Auditor, portal.Units.County, mustChangePassword: true);
        using var browser = portal.Browser();
        using var entered = await SignInAsync(browser, "fresh", PortalFactory.Password);
        Assert.Equal("/account/password", entered.Headers.Location?.OriginalString);
        using var elsewhere = await browser.GetAsync(new Uri("/audit", UriKind.Relative));
        Assert.Equal("/account/password", elsewhere.Headers.Location?.OriginalString);

        using var weak = await browser.SendAsync("/account/password", null, ("Input.Current", PortalFactory.Password), ("Input.Chosen", "kurz"), ("Input.Repeated", "kurz"));
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        Assert.Contains("密码至少要有 10 个字符。", await weak.TextAsync(), StringComparison.Ordinal);
        using var done = await browser.SendAsync("/account/password", null, ("Input.Current", PortalFactory.Password), ("Input.Chosen", "Xin-mima-2026"), ("Input.Repeated", "Xin-mima-2026"));

        Assert.Equal("/audit", done.Headers.Location?.OriginalString);
        using var page = await browser.GetAsync(new Uri("/audit", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("密码已修改。", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_or_signing_out_everywhere_ends_the_other_session_at_once()
    {
        await portal.AddAccountAsync("twice", Role.Auditor, portal.Units.County);
        using var here = await portal.SignInAsync("twice");
        using var there = await portal.SignInAsync("twice");
        using var changed = await here.SendAsync("/account/password", null, ("Input.Current", PortalFactory.Password), ("Input.Chosen", "Xin-mima-2026"), ("Input.Repeated", "Xin-mima-2026"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await StatusAsync(here), await StatusAsync(there)));

        using var third = await portal.SignInAsync("twice");
        using var out1 = await here.SendAsync("/account", "SignOutEverywhere");
        Assert.Equal("/account/sign-in?after=everywhere", out1.Headers.Location?.OriginalString);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (await StatusAsync(here), await StatusAsync(third)));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser)
    {
        using var response = await browser.GetAsync(new Uri("/audit", UriKind.Relative));
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string userName, string password) =>
        browser.SendAsync(Page, null, ("Input.UserName", userName), ("Input.Password", password));

    private static async Task<HttpResponseMessage> PostSignOutAsync(HttpClient browser)
    {
        // The form to sign out stands in the head of every page.
        var token = Forms.TokenIn(await browser.GetStringAsync(new Uri("/account", UriKind.Relative)));
        using FormUrlEncodedContent content = new([KeyValuePair.Create("__form", token)]);
        return await browser.PostAsync(new Uri("/account/sign-out", UriKind.Relative), content);
    }

    private async Task<string> RefusedAsync(string userName, string password)
    {
        using var browser = portal.Browser();
        using var response = await SignInAsync(browser, userName, password);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = await response.TextAsync();
        var start = text.IndexOf("登录没有成功", StringComparison.Ordinal);
        return text[start..text.IndexOf("</li>", start, StringComparison.Ordinal)];
    }
}
