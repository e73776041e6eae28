using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Browser.Tests.Clerk;

[Collection(BrowserSuite.Name)]
public sealed class SignOffTests(BrowserPortal portal)
{
    [ChromiumFact]
    public async Task A_clerk_makes_a_sheet_downloads_it_and_anybody_checks_its_code()
    {
        await using var clerk = await portal.VisitAsync("honghe");
        await clerk.OpenAsync("/clerk/reports/2025/preview");
        await clerk.Page.Locator("a[href$='/sign-off']").ClickAsync();
        await clerk.Page.Locator("form .button-main").ClickAsync();
        var code = await clerk.Page.Locator(".sign-off-code").First.InnerTextAsync();
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", code);
        var download = await clerk.Page.RunAndWaitForDownloadAsync(() => clerk.Page.Locator("a[href$='/word']").First.ClickAsync());
        Assert.EndsWith("签批单.docx", download.SuggestedFilename, StringComparison.Ordinal);
        var faults = await Layout.FaultsAsync(clerk.Page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        clerk.AssertQuiet();

        await using var leader = await portal.VisitAsync(scripts: false, width: 390, height: 844);
        await leader.OpenAsync("/sign-off");
        await leader.Page.Locator("#code").FillAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await leader.Page.Locator("form[action='/sign-off'] .button-main").ClickAsync();
        Assert.Contains("一致", await leader.Page.Locator(".sign-off-same").InnerTextAsync(), StringComparison.Ordinal);

        await using var visitor = await portal.VisitAsync();
        await visitor.OpenAsync("/sign-off/" + code);
        faults = await Layout.FaultsAsync(visitor.Page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        visitor.AssertQuiet();
    }

    [ChromiumFact]
    public async Task A_fragment_is_copied_with_one_press()
    {
        await using var clerk = await portal.VisitAsync("honghe");
        await clerk.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await clerk.OpenAsync("/clerk/reports/2025/fragment");
        await clerk.Page.Locator("button[data-copy]").ClickAsync();
        await clerk.Page.Locator("#copy-state:not(:empty)").WaitForAsync();
        Assert.Equal(
            (await clerk.Page.Locator("#fragment").InputValueAsync()).Trim(),
            (await clerk.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Trim());
        clerk.AssertQuiet();
    }
}
