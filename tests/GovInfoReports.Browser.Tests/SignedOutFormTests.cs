using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests;

/// <summary>A form that is sent after the session ended, and what signing in again makes of it.</summary>
[Collection(BrowserSuite.Name)]
public sealed class SignedOutFormTests(BrowserPortal portal)
{
    private const string Password = "Nianbao-2026";
    private const string Overview = "（一）主动公开。逐村张贴清单。\n\n（二）依申请公开。未收到申请。\n\n（三）政府信息管理。先审后发。\n\n（四）政府信息公开平台建设。专栏按周更新。\n\n（五）监督保障。半年自查一次。";

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_zero_report_goes_on_with_all_that_was_typed(bool scripts)
    {
        var town = await Township.FoundAsync(portal, Password);
        await using var visitor = await portal.VisitAsync(town.First.UserName, scripts);
        var page = visitor.Page;
        await visitor.OpenAsync($"{Township.Form}/nothing");
        foreach (var box in await page.Locator("#nothing input[type=checkbox]").AllAsync())
        {
            await box.CheckAsync();
        }

        foreach (var figure in await page.Locator(".nothing-figures input").AllAsync())
        {
            await figure.FillAsync("3");
        }

        await page.FillAsync("#field-text-overview", Overview);
        await page.FillAsync("#field-text-problems", "短。");
        await EndSessionAsync(visitor);
        await page.ClickAsync("#nothing p.buttons button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("（二）依申请公开。未收到申请。");
        await Assertions.Expect(page.Locator("main textarea").Nth(1)).ToHaveValueAsync("短。");

        await BrowserPortal.SignInOnAsync(visitor, town.First.UserName!);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录好了，继续" }).ClickAsync();

        await page.WaitForURLAsync($"**{Township.Form}/check");
        Assert.Equal(Overview, await town.StoredAsync("text.overview"));
        Assert.Equal("0", await town.StoredAsync("requests.received.total"));
        if (scripts)
        {
            await page.WaitForFunctionAsync("() => localStorage.length === 0");
        }
    }

    [ChromiumFact]
    public async Task A_reason_for_returning_a_report_goes_on_and_is_forgotten_only_then()
    {
        var town = await Township.FoundAsync(portal, Password);
        await town.SubmitAsColleagueAsync();
        await using var visitor = await portal.VisitAsync("changle");
        var page = visitor.Page;
        var path = $"/county/reports/{town.Code}/{BrowserPortal.DueYear}";
        await visitor.OpenAsync(path);
        await page.FillAsync("#reason", "第二部分的处罚件数与公示不一致，请核对后再报。");
        await EndSessionAsync(visitor);
        await page.Locator("form:has(#reason) button").ClickAsync();
        await Assertions.Expect(page.Locator("main textarea")).ToHaveValueAsync("第二部分的处罚件数与公示不一致，请核对后再报。");

        // Another way back: to the report itself.
        await BrowserPortal.SignInOnAsync(visitor, "changle");
        await visitor.OpenAsync(path);
        await Assertions.Expect(page.Locator("#reason")).ToHaveValueAsync("第二部分的处罚件数与公示不一致，请核对后再报。");
        await Assertions.Expect(page.Locator(".kept-note")).ToContainTextAsync("还没有提交的内容");
        await page.Locator("form:has(#reason) button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("已退回");
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
    }

    [ChromiumFact]
    public async Task A_line_that_drops_costs_nothing_and_another_account_cannot_send_it()
    {
        var town = await Township.FoundAsync(portal, Password);
        await town.SubmitAsColleagueAsync();
        await using var visitor = await portal.VisitAsync("changle");
        var page = visitor.Page;
        var path = $"/county/reports/{town.Code}/{BrowserPortal.DueYear}";
        await visitor.OpenAsync(path);
        var place = (await page.SelectOptionAsync("#comment-place", new SelectOptionValue { Index = 2 }))[0];
        await page.FillAsync("#comment-text", "这一段与去年相同。");
        await visitor.Context.SetOfflineAsync(true);
        await page.Locator("#comment-form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("chrome-error://**");
        await visitor.Context.SetOfflineAsync(false);
        await visitor.OpenAsync(path);
        await Assertions.Expect(page.Locator("#comment-text")).ToHaveValueAsync("这一段与去年相同。");
        await Assertions.Expect(page.Locator("#comment-place")).ToHaveValueAsync(place);

        await EndSessionAsync(visitor);
        await page.Locator("#comment-form button[type=submit]").ClickAsync();
        await BrowserPortal.SignInOnAsync(visitor, "shandong");
        await page.GetByRole(AriaRole.Button, new() { Name = "登录好了，继续" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("这张表单已经失效");
        Assert.DoesNotContain("这一段与去年相同", await page.ContentAsync(), StringComparison.Ordinal);
        await BrowserPortal.SignInOnAsync(visitor, "changle");
        await visitor.OpenAsync(path);
        await Assertions.Expect(page.Locator("#comment-text")).ToHaveValueAsync("这一段与去年相同。");
    }

    [ChromiumFact]
    public async Task Where_the_forms_token_is_lost_too_the_page_says_that_what_was_written_comes_back()
    {
        var town = await Township.FoundAsync(portal, Password);
        await using var visitor = await portal.VisitAsync(town.First.UserName);
        var page = visitor.Page;
        await visitor.OpenAsync($"{Township.Form}/nothing");
        foreach (var box in await page.Locator("#nothing input[type=checkbox]").AllAsync())
        {
            await box.CheckAsync();
        }

        await page.FillAsync("#field-text-overview", Overview);
        await visitor.Context.ClearCookiesAsync();
        await page.ClickAsync("#nothing p.buttons button");
        await Assertions.Expect(page.Locator("main textarea").First).ToHaveValueAsync(Overview);
        await BrowserPortal.SignInOnAsync(visitor, town.First.UserName!);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录好了，继续" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("这张表单已经失效");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("暂存在这个浏览器里");
        await page.GetByRole(AriaRole.Link, new() { Name = "重新打开刚才的页面" }).ClickAsync();
        await page.WaitForURLAsync($"**{Township.Form}/nothing");
        await Assertions.Expect(page.Locator("#field-text-overview")).ToHaveValueAsync(Overview);
    }

    private static Task EndSessionAsync(Visitor visitor) => visitor.Context.ClearCookiesAsync(new() { Name = "portal-session" });
}
