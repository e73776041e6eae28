using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Public;

[Collection(LookingSuite.Name)]
public sealed class CheckUpTests(BrowserPortal portal)
{
    private static readonly string Wrong = SampleReports.Text(SampleReports.Of("云台县白水镇人民政府", 2025, ("requests.received.naturalPerson", 5), ("requests.received.total", 5)));

    [ChromiumFact]
    public async Task A_pasted_report_has_its_list_at_once_and_prints_without_the_form()
    {
        await using var visitor = await portal.VisitAsync();
        await visitor.OpenAsync("/");
        await visitor.Page.Locator(".home-check-up a").ClickAsync();
        await visitor.Page.Locator("#text").FillAsync(Wrong);
        await visitor.Page.Locator(".check-up-form .button-main").ClickAsync();
        await visitor.Page.Locator(".check-up-result .finding-error").First.WaitForAsync();
        Assert.Contains("相差 5", await visitor.Page.Locator(".finding-error").First.InnerTextAsync(), StringComparison.Ordinal);

        var faults = await Layout.FaultsAsync(visitor.Page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.False(await visitor.Page.Locator(".check-up-form").IsVisibleAsync());
        Assert.False(await visitor.Page.Locator(".masthead").IsVisibleAsync());
        Assert.True(await visitor.Page.Locator(".check-up-note").IsVisibleAsync());
        Assert.True(await visitor.Page.Locator(".finding-error").First.IsVisibleAsync());
        visitor.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Several_files_make_a_table_that_fits_a_phone()
    {
        await using var visitor = await portal.VisitAsync();
        await visitor.OpenAsync("/check-up");
        await visitor.Page.Locator("#files").SetInputFilesAsync(
        [
            new FilePayload { Name = "白水镇.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Wrong) },
            new FilePayload { Name = "东岭乡.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(SampleReports.Text(SampleReports.Of("云台县东岭乡人民政府", 2025))) },
        ]);
        await visitor.Page.Locator(".check-up-form .button-main").ClickAsync();
        await visitor.Page.Locator(".check-up-table").WaitForAsync();
        Assert.Equal(2, await visitor.Page.Locator(".check-up-table tbody tr").CountAsync());

        var faults = await Layout.FaultsAsync(visitor.Page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        visitor.AssertQuiet();
    }

    [ChromiumFact]
    public async Task It_works_without_scripts()
    {
        await using var visitor = await portal.VisitAsync(scripts: false, width: 390, height: 844);
        await visitor.OpenAsync("/check-up");
        await visitor.Page.Locator("#text").FillAsync(Wrong);
        await visitor.Page.Locator(".check-up-form .button-main").ClickAsync();
        await visitor.Page.Locator(".check-up-result .finding-error").First.WaitForAsync();
    }
}
