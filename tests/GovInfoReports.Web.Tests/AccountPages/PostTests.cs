using System.Net;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.AccountPages;

/// <summary>A person with several posts works under one at a time.</summary>
public sealed class PostTests(StaffedPortal portal) : IClassFixture<StaffedPortal>
{
    [Fact]
    public async Task Person_with_one_post_is_offered_no_other()
    {
        await portal.AddAccountAsync("single", Role.Clerk, portal.Units.Township);
        using var browser = await portal.SignInAsync("single");

        Assert.DoesNotContain(AccountSetup.PostPath, await TextAsync(browser, "/clerk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_changed_in_the_head_opens_its_folder_and_shuts_the_other()
    {
        var (browser, _, officer) = await TwoPostsAsync("changes");
        using var signedIn = browser;
        var head = await TextAsync(browser, "/clerk");
        Assert.Contains($"value=\"{officer}\"", head, StringComparison.Ordinal);

        using var changed = await browser.SendAsync("/clerk", AccountSetup.PostPath, officer);

        Assert.Equal("/county", changed.Headers.Location!.OriginalString);
        Assert.Contains($"{portal.Units.County.Name} · 审核员", await TextAsync(browser, "/county"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, "/clerk"));
    }

    [Fact]
    public async Task Post_changed_by_somebody_elses_number_is_not_found()
    {
        await portal.AddAccountAsync("greedy", Role.Clerk, portal.Units.Township);
        var other = await portal.AddPostAsync("officer", Role.Auditor, portal.Units.County);
        using var browser = await portal.SignInAsync("greedy");

        using var refused = await browser.SendAsync("/account", AccountSetup.PostPath, other);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Page_of_another_own_post_offers_the_change_and_comes_back_to_the_page()
    {
        var (browser, _, officer) = await TwoPostsAsync("linked");
        using var signedIn = browser;
        using var denied = await browser.GetAsync(new Uri("/county/inbox?year=2021", UriKind.Relative));
        var page = await denied.TextAsync();

        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        Assert.Contains("value=\"/county/inbox?year=2021\"", page, StringComparison.Ordinal);
        Assert.Contains($"换到 {portal.Units.County.Name} · 审核员", page, StringComparison.Ordinal);

        using var changed = await browser.SendAsync("/county/inbox?year=2021", AccountSetup.PostPath, officer, ("returnUrl", "/county/inbox?year=2021"));
        Assert.Equal("/county/inbox?year=2021", changed.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Post_changed_leads_nowhere_outside_the_portal(string address)
    {
        var (browser, _, officer) = await TwoPostsAsync($"lured{address.Length}");
        using var signedIn = browser;

        using var changed = await browser.SendAsync("/clerk", AccountSetup.PostPath, officer, ("returnUrl", address));

        Assert.Equal("/county", changed.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Form_of_another_post_is_not_sent_under_this_one_and_its_words_are_shown()
    {
        await portal.AddAccountAsync("windows", Role.Clerk, portal.Units.Township);
        var second = await portal.AddPostAsync("windows", Role.Clerk, portal.Units.SecondTownship);
        using var browser = await portal.SignInAsync("windows");
        var token = Forms.TokenIn(await TextAsync(browser, "/clerk/reports/2021"));
        using var changed = await browser.SendAsync("/clerk", AccountSetup.PostPath, second);

        using HttpRequestMessage request = new(HttpMethod.Post, "/clerk/reports/2021") { Headers = { { "Origin", "https://localhost" } } };
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__form", token), KeyValuePair.Create("text.overview", "东镇写的一段话。")]);
        using var refused = await browser.SendAsync(request);
        var page = await refused.TextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("东镇写的一段话。", page, StringComparison.Ordinal);
        Assert.Contains($"换到 {portal.Units.Township.Name} · 填报员", page, StringComparison.Ordinal);
        Assert.False(await portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().Reports.AnyAsync(r => r.UnitId == portal.Units.SecondTownship.Id)));
    }

    [Theory]
    [InlineData(Role.Clerk)]
    [InlineData(Role.Officer)]
    public async Task Fields_of_a_page_of_another_post_are_refused_with_words_for_the_page(Role other)
    {
        var name = $"saves-{other}";
        var account = await portal.AddAccountAsync(name, Role.Clerk, portal.Units.Township);
        var second = await portal.AddPostAsync(name, other, other == Role.Clerk ? portal.Units.SecondTownship : portal.Units.County);
        using var browser = await portal.SignInAsync(name);
        using var changed = await browser.SendAsync("/account", AccountSetup.PostPath, second);

        using HttpRequestMessage request = new(HttpMethod.Post, "/clerk/reports/2021/fields");
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("X-Report", $"{account.Id}.{portal.Units.Township.Code}.2021");
        request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var refused = await browser.SendAsync(request);
        var answer = System.Text.Json.Nodes.JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

        Assert.Equal((HttpStatusCode.Forbidden, "post"), (refused.StatusCode, (string?)answer["code"]));
        Assert.Contains("换了岗位", (string?)answer["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_sent_after_its_post_ended_shows_its_words_and_offers_nothing()
    {
        var (browser, clerk, _) = await TwoPostsAsync("moved");
        using var signedIn = browser;
        var token = Forms.TokenIn(await TextAsync(browser, "/clerk/reports/2021"));
        await EndAsync(clerk);
        using var again = portal.Browser();
        using var signedInAgain = await again.SendAsync("/account/sign-in", null, ("Input.UserName", "moved"), ("Input.Password", PortalFactory.Password));

        using HttpRequestMessage request = new(HttpMethod.Post, "/clerk/reports/2021") { Headers = { { "Origin", "https://localhost" } } };
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__form", token), KeyValuePair.Create("text.overview", "离任前写的话。")]);
        using var refused = await again.SendAsync(request);
        var page = await refused.TextAsync();

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("离任前写的话。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("再提交一次", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_that_has_ended_gives_no_access_from_the_next_request_on()
    {
        var (browser, clerk, _) = await TwoPostsAsync("ends");
        using var signedIn = browser;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/clerk"));

        await EndAsync(clerk);

        using var answer = await browser.GetAsync(new Uri("/clerk", UriKind.Relative));
        Assert.Contains(AccountSetup.SignInPath, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_that_has_not_begun_is_not_offered()
    {
        await portal.AddAccountAsync("early", Role.Clerk, portal.Units.Township);
        var today = ReportingCalendar.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime);
        var later = await portal.AddPostAsync("early", Role.Officer, portal.Units.County, today.AddDays(1));
        using var browser = await portal.SignInAsync("early");

        using var refused = await browser.SendAsync("/account", AccountSetup.PostPath, later);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, "/county"));
    }

    [Fact]
    public async Task Signing_in_for_a_page_begins_under_the_post_that_opens_it()
    {
        await portal.AddAccountAsync("notified", Role.Clerk, portal.Units.Township);
        await portal.AddPostAsync("notified", Role.Officer, portal.Units.County);
        using var browser = portal.Browser();

        using var signedIn = await browser.SendAsync("/account/sign-in?returnUrl=%2Fcounty%2Finbox", null, ("Input.UserName", "notified"), ("Input.Password", PortalFactory.Password), ("ReturnUrl", "/county/inbox"));

        Assert.Equal("/county/inbox", signedIn.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/county"));
    }

    [Fact]
    public async Task Signing_in_without_a_post_says_so()
    {
        await portal.AddAccountAsync("gone", Role.Clerk, portal.Units.Township);
        await portal.InScopeAsync(async s => await EndAsync(await s.GetRequiredService<ReportsDbContext>().Users.Where(a => a.UserName == "gone").SelectMany(a => a.Posts).Select(p => p.Id).SingleAsync()));
        using var browser = portal.Browser();

        using var refused = await browser.SendAsync("/account/sign-in", null, ("Input.UserName", "gone"), ("Input.Password", PortalFactory.Password));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("没有在任岗位", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_lists_what_waits_under_another_post_and_one_click_opens_it_there()
    {
        var (browser, clerk, officer) = await TwoPostsAsync("gathers");
        using var signedIn = browser;
        using var changed = await browser.SendAsync("/clerk", AccountSetup.PostPath, officer);
        var home = await TextAsync(browser, "/county");
        var button = System.Text.RegularExpressions.Regex.Match(home, $"name=\"open\" value=\"(?<open>{clerk}/clerk/reports/\\d+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(button.Success);

        using var opened = await browser.SendAsync("/county", AccountSetup.PostPath, 0, ("open", button.Groups["open"].Value));

        Assert.Equal($"{clerk}{opened.Headers.Location!.OriginalString}", button.Groups["open"].Value);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/clerk"));
    }

    [Fact]
    public async Task Officer_resets_a_password_below_and_finds_no_peer()
    {
        var below = await portal.AddAccountAsync("below", Role.Clerk, portal.Units.SecondTownship);
        var peer = await portal.AddAccountAsync("peer", Role.Officer, portal.Units.County);
        using var browser = await portal.SignInAsync("officer");
        var list = await TextAsync(browser, "/county/accounts");
        Assert.Contains($"/county/accounts/{below.Id}\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"/county/accounts/{peer.Id}\"", list, StringComparison.Ordinal);

        using var reset = await browser.SendAsync($"/county/accounts/{below.Id}", "Reset");

        Assert.Equal(HttpStatusCode.Redirect, reset.StatusCode);
        Assert.Matches("<code class=\"password\">([a-z]{3}[2-9]-?){4}</code>", await TextAsync(browser, $"/county/accounts/{below.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, $"/county/accounts/{peer.Id}"));
    }

    [Fact]
    public async Task Administrator_adds_a_post_and_hands_it_over()
    {
        var account = await portal.AddAccountAsync("keeps", Role.Clerk, portal.Units.Township);
        await portal.AddAccountAsync("heir", Role.Clerk, portal.Units.SecondTownship);
        using var browser = await portal.SignInAsync("admin");
        var page = $"/admin/accounts/{account.Id}";

        using var wrong = await browser.SendAsync(page, "Add", ("Input.Role", "Officer"), ("Input.UnitCode", portal.Units.Township.Code));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var added = await browser.SendAsync(page, "Add", ("Input.Role", "Officer"), ("Input.UnitCode", portal.Units.County.Code));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var post = await PostOfAsync("keeps", Role.Officer);
        using var unknown = await browser.SendAsync(page, "End", ("Post", $"{post}"), ("Until", "2999-01-01"), ("Successor", "nobody-there"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        var again = await unknown.TextAsync();
        Assert.Contains("value=\"nobody-there\"", again, StringComparison.Ordinal);
        Assert.Contains("找不到可用账号“nobody-there”", again, StringComparison.Ordinal);
        var yesterday = ReportingCalendar.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        using var ended = await browser.SendAsync(page, "End", ("Post", $"{post}"), ("Until", $"{yesterday:yyyy-MM-dd}"), ("Successor", "heir"));

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.NotEqual(0, await PostOfAsync("heir", Role.Officer));
    }

    private Task<int> PostOfAsync(string userName, Role role) => portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Users
        .Where(a => a.UserName == userName).SelectMany(a => a.Posts).Where(p => p.Role == role).Select(p => p.Id).SingleOrDefaultAsync());

    private async Task<(HttpClient Browser, int Clerk, int Officer)> TwoPostsAsync(string userName)
    {
        var account = await portal.AddAccountAsync(userName, Role.Clerk, portal.Units.Township);
        var officer = await portal.AddPostAsync(userName, Role.Officer, portal.Units.County);
        return (await portal.SignInAsync(userName), account.Posts.Single().Id, officer);
    }

    private Task EndAsync(int post) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        var today = ReportingCalendar.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime);
        (await db.Posts.SingleAsync(p => p.Id == post)).End(today.AddDays(-1), today);
        await db.SaveChangesAsync();
    });

    private static async Task<string> TextAsync(HttpClient browser, string page)
    {
        using var response = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return await response.TextAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string page)
    {
        using var response = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return response.StatusCode;
    }
}
