using System.Text;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>A file is brought, its doubts are gone through from the keyboard, and what is confirmed goes into the draft.</summary>
[Collection(BrowserSuite.Name)]
public sealed class ReviewTests(BrowserPortal portal)
{
    private const string Clerk = "yongzheng";
    private const string GrantedTotal = "requests.granted.total";

    [ChromiumFact]
    public async Task Doubts_are_gone_through_and_confirmed_from_the_keyboard()
    {
        await using var clerk = await portal.VisitAsync(Clerk);
        var page = clerk.Page;
        await BringAsync(page, "键盘");
        Assert.Empty(await Layout.FaultsAsync(page));
        await page.SetViewportSizeAsync(1366, 768);
        await page.ReloadAsync();
        var count = await page.Locator(".doubt").CountAsync();
        Assert.InRange(count, 2, 20);
        await Assertions.Expect(page.Locator("#doubts-now")).ToHaveTextAsync($"1/{count}");

        // N goes on and round, P back; the place in the source and the cell of the form both come into view.
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#doubts-now")).ToHaveTextAsync($"2/{count}");
        await Assertions.Expect(page.Locator("#doubts-at")).ToContainTextAsync($"2/{count}");
        await page.Keyboard.PressAsync("p");
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.Locator("#doubts-now")).ToHaveTextAsync($"{count}/{count}");
        var unread = page.Locator(".doubt", new() { HasText = "约4" });
        for (var i = 0; i < count && !await unread.IsVisibleAsync(); i++)
        {
            await page.Keyboard.PressAsync("F8");
        }

        await Assertions.Expect(unread).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#source-side .lit")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#form-side td.lit")).ToBeInViewportAsync();

        // A digit begins the figure; N is a letter there; Enter goes on and sends nothing.
        await page.Keyboard.TypeAsync("4n");
        await Assertions.Expect(page.Locator($"input[name='{GrantedTotal}']")).ToHaveValueAsync("4n");
        await page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(page.Locator("#cell-requests-granted-total a")).ToHaveTextAsync("4");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(unread).Not.ToBeVisibleAsync();
        Assert.Contains("/import/", page.Url, StringComparison.Ordinal);

        // One tick takes all figures out; the confirmed one goes in all the same.
        await page.Locator("input[name=kind][value=figures]").UncheckAsync();
        await Assertions.Expect(page.Locator("input[name=table][value=requests]")).Not.ToBeCheckedAsync();
        await page.Locator("button[value=Chosen]").ClickAsync();
        await page.WaitForURLAsync("**/check");
        await page.GotoAsync($"/clerk/reports/{BrowserPortal.DueYear}");
        await Assertions.Expect(page.Locator("#cell-requests-granted-total")).ToHaveValueAsync("4");
        await Assertions.Expect(page.Locator("#cell-requests-granted-naturalPerson")).ToHaveValueAsync(string.Empty);
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Without_scripts_all_doubts_are_listed_and_the_form_takes_them()
    {
        await using var clerk = await portal.VisitAsync("honghe", scripts: false, width: 390, height: 844);
        var page = clerk.Page;
        await BringAsync(page, "无脚本");
        await Assertions.Expect(page.Locator(".doubt").Last).ToBeVisibleAsync();
        await page.FillAsync($"input[name='{GrantedTotal}']", "四");
        await page.Locator("button[value=All]").ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"input[name='{GrantedTotal}']")).ToHaveValueAsync("四");
        await page.FillAsync($"input[name='{GrantedTotal}']", "4");
        await page.Locator("button[value=All]").ClickAsync();
        await page.WaitForURLAsync("**/check");
        await page.GotoAsync($"/clerk/reports/{BrowserPortal.DueYear}");
        await Assertions.Expect(page.Locator("#cell-requests-granted-total")).ToHaveValueAsync("4");
        await Assertions.Expect(page.Locator("#cell-requests-granted-naturalPerson")).ToHaveValueAsync("4");
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Tables_of_the_clipboard_go_along_until_the_text_is_changed()
    {
        await using var clerk = await portal.VisitAsync(Clerk);
        await clerk.Page.GotoAsync($"/clerk/reports/{BrowserPortal.DueYear}/import");
        await clerk.Page.FocusAsync("#text");
        await clerk.Page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/html', '<table><tr><td>1</td></tr></table>');
              document.getElementById('text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
            }
            """);
        await clerk.Page.Keyboard.InsertTextAsync("1");
        await Assertions.Expect(clerk.Page.Locator("#html")).ToHaveValueAsync("<table><tr><td>1</td></tr></table>");
        await Assertions.Expect(clerk.Page.Locator("#html-note")).ToBeVisibleAsync();
        await clerk.Page.Keyboard.TypeAsync("2");
        await Assertions.Expect(clerk.Page.Locator("#html")).ToHaveValueAsync(string.Empty);
        await Assertions.Expect(clerk.Page.Locator("#html-note")).ToBeHiddenAsync();
        clerk.AssertQuiet();
    }

    private static async Task BringAsync(IPage page, string words)
    {
        await page.GotoAsync($"/clerk/reports/{BrowserPortal.DueYear}/import");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "年报.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Report(words)) });
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/import/*");
    }

    // One figure is no number, and the row of what came in runs together.
    private static string Report(string words)
    {
        StringBuilder text = new($"{BrowserPortal.DueYear}年政府信息公开工作年度报告\n\n一、总体情况\n本年按目录公开信息（{words}）。\n\n三、收到和处理政府信息公开申请情况\n");
        foreach (var row in FormCatalog.Official().ForYear(BrowserPortal.DueYear)!.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            var figures = row.Code switch
            {
                "received" => "4000004",
                "granted" => "4\t0\t0\t0\t0\t0\t约4",
                "handledTotal" => "4\t0\t0\t0\t0\t0\t4",
                _ => "0\t0\t0\t0\t0\t0\t0",
            };
            text.AppendJoin('\t', row.Labels).Append('\t').Append(figures).Append('\n');
        }

        return text.ToString();
    }
}
