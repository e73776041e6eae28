using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests;

/// <summary>The road of a report from the first sign-in to a corrected edition, with scripts and without.</summary>
[Collection(BrowserSuite.Name)]
public sealed class JourneyTests(BrowserPortal portal)
{
    private const string Penalties = "#cell-disclosure-penalties-decisions";
    private const string Received = "#cell-requests-received-naturalPerson";
    private const string Granted = "#cell-requests-granted-naturalPerson";
    private const string HandledTotal = "#cell-requests-handledTotal-total";

    // A cell of each table that stays blank until the rest is filled with 0.
    private static readonly Dictionary<string, string> Last = new(StringComparer.Ordinal)
    {
        ["disclosure"] = "#cell-disclosure-coercion-decisions",
        ["requests"] = "#cell-requests-carriedForward-other",
        ["disputes"] = "#cell-disputes-litigationAfterReconsideration-pending",
    };

    [ChromiumTheory]
    [InlineData(true, "xuefang", "laiyang", "370682107")]
    [InlineData(false, "jingzhong", "linzi", "370305106")]
    public async Task From_sign_in_to_a_corrected_public_report(bool scripts, string clerkName, string officerName, string unit)
    {
        var form = $"/clerk/reports/{BrowserPortal.DueYear}";
        await using var clerk = await portal.VisitAsync(scripts: scripts);
        await using var officer = await portal.VisitAsync(scripts: scripts);
        await using var reader = await portal.VisitAsync(scripts: scripts, width: 390, height: 844);

        // The clerk signs in, begins and fills in. Two of three applications are accounted for.
        await SignInAsync(clerk.Page, "/clerk", clerkName);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = $"开始填报 {BrowserPortal.DueYear} 年度报告" }).ClickAsync();
        await clerk.Page.WaitForURLAsync($"**{form}");
        await clerk.Page.FillAsync(Penalties, "5");
        await clerk.Page.FillAsync(Received, "3");
        await clerk.Page.FillAsync(Granted, "2");
        foreach (var table in Last.Keys)
        {
            await clerk.Page.Locator($"button[data-zeros={table}]").ClickAsync();
            await Assertions.Expect(clerk.Page.Locator(Last[table])).ToHaveValueAsync("0");
        }

        await FillTextsAsync(clerk.Page);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存并核对" }).ClickAsync();

        // The check list says what is wrong; the link leads to the cell; put right, everything adds up.
        await clerk.Page.WaitForURLAsync($"**{form}/check");
        await Assertions.Expect(clerk.Page.Locator(".finding-error").First).ToBeVisibleAsync();
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "提交审核" })).ToBeDisabledAsync();
        await clerk.Page.Locator(".finding-error a").First.ClickAsync();
        await clerk.Page.WaitForURLAsync(url => url.Contains($"{form}#cell-", StringComparison.Ordinal));
        await clerk.Page.FillAsync(Granted, "3");
        await clerk.Page.Locator(".save-bar button[value=save]").ClickAsync();
        await Assertions.Expect(clerk.Page.Locator(scripts ? "#save-state" : ".notice")).ToContainTextAsync("已保存");
        await Assertions.Expect(clerk.Page.Locator(HandledTotal)).ToHaveValueAsync("3");
        await SubmitAsync(clerk.Page, form);
        await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync($"{unit}-{BrowserPortal.DueYear}-01");

        // The officer reviews and sends it back with a reason.
        await SignInAsync(officer.Page, "/county", officerName);
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "打开这一份" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator("article.sheet")).ToContainTextAsync("本年度收取信息处理费 0 元");
        await officer.Page.FillAsync("#reason", "处罚数量与台账不符，请核实。");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".notice")).ToContainTextAsync("已退回");

        // The clerk reads the reason, changes and submits again.
        await clerk.Page.GotoAsync("/clerk");
        await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("处罚数量与台账不符，请核实。");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "按退回原因修改" }).ClickAsync();
        await clerk.Page.FillAsync(Penalties, "4");
        await clerk.Page.FillAsync("#field-text-otherMatters", "本年度收取信息处理费 0 元。处罚数量已与台账核对。");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存并核对" }).ClickAsync();
        await clerk.Page.WaitForURLAsync($"**{form}/check");
        await SubmitAsync(clerk.Page, form);
        await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync($"{unit}-{BrowserPortal.DueYear}-02");

        // The officer sees what changed, approves and publishes.
        await officer.Page.GotoAsync($"/county/reports/{unit}/{BrowserPortal.DueYear}");
        var changes = officer.Page.Locator("#changes");
        await Assertions.Expect(changes).ToContainTextAsync("与第 1 次提交相比的改动");
        await Assertions.Expect(changes.Locator("table del")).ToHaveTextAsync("5");
        await Assertions.Expect(changes.Locator("table ins")).ToHaveTextAsync("4");
        await Assertions.Expect(changes.Locator(".text-change ins").First).ToContainTextAsync("台账");
        await DecideAsync(officer.Page, "通过", "已通过");
        await PublishAsync(officer.Page, "查看将公开的内容，再公开…");

        // Anybody reads it.
        Assert.Equal(200, await reader.OpenAsync($"/units/{unit}/{BrowserPortal.DueYear}"));
        await Assertions.Expect(reader.Page.Locator("article.sheet")).ToContainTextAsync("处罚数量已与台账核对");

        // A correction makes a second edition; the first one stays readable and says what replaced it.
        await clerk.Page.GotoAsync($"{form}/correct");
        await clerk.Page.FillAsync("#note", "处罚数量漏计一件，予以补正。");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "开始更正" }).ClickAsync();
        await clerk.Page.FillAsync(Penalties, "6");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存并核对" }).ClickAsync();
        await clerk.Page.WaitForURLAsync($"**{form}/check");
        await SubmitAsync(clerk.Page, form);
        await officer.Page.GotoAsync($"/county/reports/{unit}/{BrowserPortal.DueYear}");
        await DecideAsync(officer.Page, "通过", "已通过");
        await PublishAsync(officer.Page, "查看更正后的新版，再公开…");

        // A browser may keep a public page for a minute; somebody else sees the new edition at once.
        await using var later = await portal.VisitAsync(scripts: scripts);
        await later.OpenAsync($"/units/{unit}/{BrowserPortal.DueYear}");
        await Assertions.Expect(later.Page.Locator("main")).ToContainTextAsync("处罚数量漏计一件，予以补正。");
        Assert.Equal(200, await reader.OpenAsync($"/units/{unit}/{BrowserPortal.DueYear}/editions/1"));
        await Assertions.Expect(reader.Page.Locator(".banner-note").First).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator("article.sheet")).ToContainTextAsync("4");

        clerk.AssertQuiet();
        officer.AssertQuiet();
        reader.AssertQuiet();
    }

    private static async Task SignInAsync(IPage page, string path, string userName)
    {
        await page.GotoAsync(path);
        await page.FillAsync("#Input_UserName", userName);
        await page.FillAsync("#Input_Password", DemoData.Password);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync($"**{path}");
    }

    private static async Task FillTextsAsync(IPage page)
    {
        await page.FillAsync("#field-preamble", $"本报告所列数据的统计期限自{BrowserPortal.DueYear}年1月1日起至{BrowserPortal.DueYear}年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。");
        await page.FillAsync("#field-text-overview", "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。本年度收到政府信息公开申请 3 件，均按期办理。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。");
        await page.FillAsync("#field-text-problems", "存在的问题是公开形式单一，基层人员更换较快，业务不够熟练，部分内容更新不够及时，群众知晓率有待提高。改进情况：已组织两次培训，固定专人负责，并在便民大厅增设查阅点，逐月通报更新情况，问题基本解决。");
        await page.FillAsync("#field-text-otherMatters", "本年度收取信息处理费 0 元。没有其他需要报告的事项。");
        var signature = await page.InputValueAsync("#field-signature");
        await page.FillAsync("#field-signature", $"{signature.Trim()}\n{BrowserPortal.DueYear + 1}年1月12日");
    }

    private static async Task SubmitAsync(IPage page, string form)
    {
        await page.GotoAsync($"{form}/check");
        var open = page.Locator("textarea[name^='explain.']");
        if (await open.CountAsync() is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                if (await open.Nth(i).IsVisibleAsync())
                {
                    await open.Nth(i).FillAsync("已与台账核对，情况属实。");
                }
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "保存说明" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await page.WaitForURLAsync($"**{form}/receipt*");
    }

    private static async Task DecideAsync(IPage page, string button, string notice)
    {
        await page.Locator("#decide").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync(notice);
    }

    private static async Task PublishAsync(IPage page, string link)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".upcoming")).ToContainTextAsync("政府信息公开工作年度报告");
        await page.GetByRole(AriaRole.Button, new() { Name = "公开这份报告" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("已公开");
    }
}
