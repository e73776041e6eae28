using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests;

/// <summary>Nothing typed is lost: to a second tab, or to signing out.</summary>
[Collection(BrowserSuite.Name)]
public sealed class TabsTests(BrowserPortal portal)
{
    private const string Penalties = "#cell-disclosure-penalties-decisions";

    private static readonly string Form = $"/clerk/reports/{BrowserPortal.DueYear}";

    [ChromiumFact]
    public async Task Of_two_tabs_without_scripts_the_slower_one_is_shown_both_values_and_chooses()
    {
        await using var clerk = await portal.VisitAsync("yongzheng", scripts: false);
        var first = clerk.Page;
        await BeginAsync(first);
        var second = await clerk.Context.NewPageAsync();
        await second.GotoAsync(Form);

        await first.FillAsync(Penalties, "7");
        await SaveAsync(first);
        await Assertions.Expect(first.Locator(".notice")).ToContainTextAsync("已保存");

        await second.FillAsync(Penalties, "9");
        var refused = await second.RunAndWaitForResponseAsync(() => SaveAsync(second), r => r.Request.Method == "POST" && r.Request.IsNavigationRequest);
        Assert.Equal(409, refused.Status);
        var differences = second.Locator("table.differences tbody");
        await Assertions.Expect(differences.Locator("tr")).ToHaveCountAsync(1);
        await Assertions.Expect(differences).ToContainTextAsync("9");
        await Assertions.Expect(differences).ToContainTextAsync("7");
        await Assertions.Expect(second.Locator(Penalties)).ToHaveValueAsync("9");

        await SaveAsync(second);
        await Assertions.Expect(second.Locator(".notice")).ToContainTextAsync("已保存");
        await Assertions.Expect(second.Locator(Penalties)).ToHaveValueAsync("9");
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Of_two_tabs_the_slower_one_is_asked_about_the_other_window_of_the_same_account()
    {
        await using var clerk = await portal.VisitAsync("chalukou");
        var first = clerk.Page;
        await BeginAsync(first);
        var second = await clerk.Context.NewPageAsync();
        await second.GotoAsync(Form);

        await first.FillAsync(Penalties, "7");
        await Assertions.Expect(first.Locator("#save-state")).ToContainTextAsync("已保存");
        await Assertions.Expect(first.Locator(".is-unsaved")).ToHaveCountAsync(0);
        await second.FillAsync(Penalties, "9");
        await Assertions.Expect(second.Locator(".conflict-ask")).ToContainTextAsync("您在另一个窗口");
        await Assertions.Expect(second.Locator(".conflict-ask")).ToContainTextAsync("7");

        await Assertions.Expect(second.Locator(".conflict-ask button").Nth(0)).ToHaveTextAsync("用这里的");
        await Assertions.Expect(second.Locator(".conflict-ask button").Nth(1)).ToHaveTextAsync("用那个窗口的 7");
        await second.Locator(".conflict-ask button").First.ClickAsync();
        await Assertions.Expect(second.Locator("#save-state")).ToContainTextAsync("已保存");
        await second.ReloadAsync();
        await Assertions.Expect(second.Locator(Penalties)).ToHaveValueAsync("9");
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task What_was_typed_as_one_signed_out_is_there_and_saved_after_signing_in_again()
    {
        const string Typed = "写到一半的话，还没有保存。";
        await using var clerk = await portal.VisitAsync("honghe");
        var page = clerk.Page;
        await BeginAsync(page);
        await page.FillAsync("#field-text-otherMatters", Typed);
        await page.Locator("form[action='/account/sign-out'] button").First.ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in**");

        await page.GotoAsync(Form);
        await page.FillAsync("#Input_UserName", "honghe");
        await page.FillAsync("#Input_Password", DemoData.Password);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync($"**{Form}");

        await Assertions.Expect(page.Locator("#field-text-otherMatters")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.Locator("#save-state")).ToContainTextAsync("已保存");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#field-text-otherMatters")).ToHaveValueAsync(Typed);
    }

    [ChromiumFact]
    public async Task A_total_typed_by_hand_stays_where_saving_would_keep_it_and_follows_where_saving_would_change_it()
    {
        const string Part = "#cell-requests-received-commercialEnterprise";
        const string Total = "#cell-requests-received-total";
        await using var clerk = await portal.VisitAsync("chalukou");
        var page = clerk.Page;
        await page.GotoAsync("/clerk/reports/2020/requests");
        await page.FillAsync(Part, "2");
        await Assertions.Expect(page.Locator(Total)).ToHaveValueAsync("7");

        await page.FillAsync(Total, "9");
        await page.FillAsync(Part, "3");
        await Assertions.Expect(page.Locator(Total)).ToHaveValueAsync("9");
        await Assertions.Expect(page.Locator($"{Total}-sum")).ToContainTextAsync("8");

        // The stored total agreed with its parts, so it follows them although it was typed once more.
        await page.FillAsync(Total, "5");
        await page.FillAsync(Part, "4");
        await Assertions.Expect(page.Locator(Total)).ToHaveValueAsync("9");
        clerk.AssertQuiet();
    }

    private static async Task BeginAsync(IPage page)
    {
        await page.GotoAsync("/clerk");
        var begin = page.GetByRole(AriaRole.Button, new() { Name = $"开始填报 {BrowserPortal.DueYear} 年度报告" });
        if (await begin.CountAsync() == 0)
        {
            // Another test has begun the report of this unit.
            await page.GotoAsync(Form);
            return;
        }

        await begin.ClickAsync();
        await page.WaitForURLAsync($"**{Form}");
    }

    private static Task SaveAsync(IPage page) => page.Locator(".save-bar button[value=save]").ClickAsync();
}
