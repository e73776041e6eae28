using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>A report that comes back with comments, and how it is put right, with scripts and without.</summary>
[Collection(BrowserSuite.Name)]
public sealed class ReturnedTests(BrowserPortal portal)
{
    private const string Penalties = "#cell-disclosure-penalties-decisions";
    private const string Licensing = "#cell-disclosure-licensing-decisions";
    private const string Problems = "#field-text-problems";

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_what_was_returned_is_changed_answered_compared_and_accepted(bool scripts)
    {
        var town = await Township.FoundAsync(portal, DemoData.Password);
        await town.SubmitAsColleagueAsync();
        var review = string.Create(CultureInfo.InvariantCulture, $"/county/reports/{town.Code}/{BrowserPortal.DueYear}");
        await using var officer = await portal.VisitAsync("changle", scripts);
        await using var clerk = await portal.VisitAsync(town.First.UserName, scripts);

        await officer.OpenAsync(review);
        await CommentAsync(officer.Page, scripts, "disclosure.penalties.decisions", "与台账不符，请核对。");
        await CommentAsync(officer.Page, scripts, "section.problems", "请写明整改结果。");
        await AssertFaultlessAsync(officer, scripts);
        await Assertions.Expect(officer.Page.Locator("#reason")).ToHaveValueAsync("见各处意见（2 条）。");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".notice")).ToContainTextAsync("已退回");

        await clerk.OpenAsync(Township.Form);
        await Assertions.Expect(clerk.Page.Locator("#comments h2")).ToContainTextAsync("待处理 2 条");
        await Assertions.Expect(clerk.Page.Locator(Licensing)).Not.ToBeEditableAsync();
        await Assertions.Expect(clerk.Page.Locator("#field-text-overview")).Not.ToBeEditableAsync();
        foreach (var locked in new[] { Licensing, "#cell-requests-received-total", "#field-text-overview", "#field-title" })
        {
            // What is locked looks so, a total too, and says so to who does not see it.
            await Assertions.Expect(clerk.Page.Locator(locked)).ToHaveCSSAsync("background-image", new Regex("repeating-linear-gradient", RegexOptions.None, TimeSpan.FromSeconds(5)));
            Assert.Contains("lock", await clerk.Page.Locator(locked).GetAttributeAsync("aria-describedby") ?? string.Empty, StringComparison.Ordinal);
        }

        await AssertFaultlessAsync(clerk, scripts);
        await clerk.Page.FillAsync(Penalties, "4");
        await MarkAsync(clerk.Page, 0, "已按台账改为 4 件。");
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveValueAsync("4");
        await clerk.Page.FillAsync(Problems, await clerk.Page.InputValueAsync(Problems) + "整改已经全部完成。");
        await MarkAsync(clerk.Page, 1, string.Empty);
        await Assertions.Expect(clerk.Page.Locator("#comments h2")).ToContainTextAsync("待处理 0 条");
        await OpenPlaceAsync(clerk.Page, scripts);
        await Assertions.Expect(clerk.Page.Locator(Licensing)).ToBeEditableAsync();

        await clerk.OpenAsync($"{Township.Form}/changes");
        await Assertions.Expect(clerk.Page.Locator(".asked").First.Locator("ins")).ToHaveTextAsync("4");
        await AssertFaultlessAsync(clerk, scripts);
        await clerk.OpenAsync($"{Township.Form}/check");
        await AssertFaultlessAsync(clerk, scripts);
        await ExplainAsync(clerk.Page);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await clerk.Page.WaitForURLAsync("**/receipt");

        await officer.OpenAsync(review);
        var asked = officer.Page.Locator("#changes .asked").First;
        await Assertions.Expect(asked).ToContainTextAsync("已按台账改为 4 件。");
        await Assertions.Expect(asked.Locator("ins")).ToHaveTextAsync("4");
        await Assertions.Expect(officer.Page.Locator("#changes .text-change ins").First).ToContainTextAsync("整改已经全部完成");
        await AssertFaultlessAsync(officer, scripts);
        await asked.GetByRole(AriaRole.Button, new() { Name = "认可" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".notice")).ToContainTextAsync("已认可");
        await officer.Page.Locator("#decide").GetByRole(AriaRole.Button, new() { Name = "通过", Exact = true }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".notice")).ToContainTextAsync("已通过");
        await Assertions.Expect(officer.Page.Locator("#changes .comment-accepted")).ToHaveCountAsync(3);

        officer.AssertQuiet();
        clerk.AssertQuiet();
    }

    // With scripts by key at the very figure or by the link of the section; without, by the choice of a place.
    private static async Task CommentAsync(IPage page, bool scripts, string place, string text)
    {
        var marks = await page.Locator("#comments .comment").CountAsync();
        if (!scripts)
        {
            await page.SelectOptionAsync("#comment-place", place);
        }
        else if (place.StartsWith("section.", StringComparison.Ordinal))
        {
            await page.Locator($"[data-ask='{place}']").ClickAsync();
        }
        else
        {
            await page.Locator($".figure[data-place='{place}']").FocusAsync();
            await page.Keyboard.PressAsync("ArrowUp");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(".comment-pop")).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".comment-pop #comment-text")).ToBeFocusedAsync();
        }

        await page.FillAsync("#comment-text", text);
        await page.GetByRole(AriaRole.Button, new() { Name = "添加意见" }).ClickAsync();
        await Assertions.Expect(page.Locator("#comments .comment")).ToHaveCountAsync(marks + 1);
    }

    private static async Task MarkAsync(IPage page, int index, string answer)
    {
        var card = page.Locator("#entry .comment").Nth(index);
        await card.Locator("textarea").FillAsync(answer);
        await card.GetByRole(AriaRole.Button, new() { Name = "标记为已修改" }).ClickAsync();
        await Assertions.Expect(page.Locator("#entry .comment").Nth(index).GetByRole(AriaRole.Button, new() { Name = "恢复待处理" })).ToBeVisibleAsync();
    }

    // With scripts at the locked field itself; without, by the choice of a place.
    private static async Task OpenPlaceAsync(IPage page, bool scripts)
    {
        if (scripts)
        {
            // The address names a comment: until the page has come, the browser takes the focus to it.
            await page.WaitForLoadStateAsync();
            await page.Locator(Licensing).FocusAsync();
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator(".lock-offer")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#field-open-place")).ToHaveValueAsync("disclosure.licensing.decisions");
            await Assertions.Expect(page.Locator("#field-open-reason")).ToBeFocusedAsync();
        }
        else
        {
            await page.Locator("#open-place summary").ClickAsync();
            await page.SelectOptionAsync("#field-open-place", "disclosure.licensing.decisions");
        }

        await page.FillAsync("#field-open-reason", "同一本台账，许可也要核一遍。");
        await page.GetByRole(AriaRole.Button, new() { Name = "打开这一处", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("已打开");
    }

    private static async Task ExplainAsync(IPage page)
    {
        var boxes = page.Locator(".finding-group:not(.findings-done) textarea[name^='explain.']");
        var open = await boxes.CountAsync();
        for (var i = 0; i < open; i++)
        {
            await boxes.Nth(i).FillAsync("已与台账核对，情况属实。");
        }

        if (open > 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "保存说明" }).ClickAsync();
        }
    }

    private static async Task AssertFaultlessAsync(Visitor visitor, bool scripts)
    {
        if (!scripts)
        {
            return;
        }

        var faults = await Layout.FaultsAsync(visitor.Page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        await visitor.Page.SetViewportSizeAsync(1366, 768);
    }
}
