using System.Globalization;
using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.County;

/// <summary>The board and the reports opened from it are gone through by keys, and by links where there are no scripts.</summary>
[Collection(BrowserSuite.Name)]
public sealed class KeysTests(BrowserPortal portal)
{
    private const string Officer = "changle";
    private static readonly string Board = string.Create(CultureInfo.InvariantCulture, $"/county/board?year={BrowserPortal.DueYear}&filter=submitted&q=试填");

    [ChromiumFact]
    public async Task Board_and_its_reports_are_gone_through_and_decided_by_keys()
    {
        var (first, second) = await TownsAsync();
        await using var officer = await portal.VisitAsync(Officer);
        var page = officer.Page;
        await page.GotoAsync(Board);
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        Assert.Empty(await Layout.FaultsAsync(page));
        var (one, other) = (page.Locator($"#unit-{first.Code}"), page.Locator($"#unit-{second.Code}"));

        await one.FocusAsync();
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(other).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(one).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator($"#pick-{first.Code}")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator($"#pick-{first.Code}")).Not.ToBeCheckedAsync();

        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync($"**/county/reports/{first.Code}/**");
        await page.Keyboard.PressAsync("n");
        await page.WaitForURLAsync($"**/county/reports/{second.Code}/**");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("#reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("npab");
        await Assertions.Expect(page.Locator("#reason")).ToHaveValueAsync("npab");
        await page.Locator("#reason").FillAsync(string.Empty);
        await page.Locator("#list-back").FocusAsync();
        await page.Keyboard.PressAsync("p");
        await page.WaitForURLAsync($"**/county/reports/{first.Code}/**");
        await page.Keyboard.PressAsync("b");
        await page.WaitForURLAsync("**/county/board?**");

        await page.Locator("#q").FocusAsync();
        await page.Keyboard.TypeAsync("xa");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("xa试填");
        await page.Locator("#keys-on").UncheckAsync();
        await one.FocusAsync();
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(one).ToBeFocusedAsync();
        await page.Locator("#keys-on").CheckAsync();

        await one.FocusAsync();
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("#reason")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator($"#pick-{first.Code}")).ToBeCheckedAsync();
        await page.Keyboard.TypeAsync("请补写整改情况。");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#outcome")).ToContainTextAsync("1 份已退回，0 份没有处理");
        await other.FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("#outcome")).ToContainTextAsync("批量通过：1 份已通过，0 份没有处理");
        officer.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Without_scripts_the_reports_of_a_board_lead_to_each_other_by_links()
    {
        var (first, second) = await TownsAsync();
        await using var officer = await portal.VisitAsync(Officer, scripts: false);
        var page = officer.Page;
        await page.GotoAsync(Board);
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();

        await page.Locator($"#unit-{first.Code}").ClickAsync();
        await page.Locator("#list-next").ClickAsync();
        await page.WaitForURLAsync($"**/county/reports/{second.Code}/**");
        await page.Locator("#approve").ClickAsync();
        await Assertions.Expect(page.Locator("#list-previous")).ToBeVisibleAsync();
        await page.Locator("#list-back").ClickAsync();

        await Assertions.Expect(page.Locator($"#unit-{first.Code}")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"#unit-{second.Code}")).ToHaveCountAsync(0);
        officer.AssertQuiet();
    }

    private async Task<(Township First, Township Second)> TownsAsync()
    {
        var (first, second) = (await Township.FoundAsync(portal, DemoData.Password), await Township.FoundAsync(portal, DemoData.Password));
        await first.SubmitAsColleagueAsync();
        await second.SubmitAsColleagueAsync();
        return (first, second);
    }
}
