using System.Net;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Tests.Support;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Tests.Hosting;

public sealed class SiteTests
{
    [Fact]
    public async Task What_is_set_stands_in_title_masthead_foot_and_meta()
    {
        await using PublishedPortal portal = new()
        {
            Settings =
            {
                ["Site:Name"] = "某县年报公开平台",
                ["Site:Address"] = "https://nianbao.example/",
                ["Site:Sponsor"] = "某县人民政府办公室",
                ["Site:Contact"] = "0000-0000000",
                ["Site:IdCode"] = "9901010001",
                ["Site:IcpNumber"] = "甲ICP备12345678号-1",
                ["Site:PoliceNumber"] = "甲公网安备 99010102000001号",
            },
        };
        await portal.InitializeAsync();
        var units = portal.Units;
        using var browser = portal.Browser();

        var home = await TextAsync(browser, "/");
        Assert.Contains("<title>某县年报公开平台</title>", home, StringComparison.Ordinal);
        Assert.Contains("<h1>某县年报公开平台</h1>", home, StringComparison.Ordinal);
        Assert.Contains("主办单位：某县人民政府办公室", home, StringComparison.Ordinal);
        Assert.Contains("联系方式：0000-0000000", home, StringComparison.Ordinal);
        Assert.Contains("网站标识码：9901010001", home, StringComparison.Ordinal);
        Assert.Contains("甲ICP备12345678号-1", home, StringComparison.Ordinal);
        Assert.Contains("code=99010102000001", home, StringComparison.Ordinal);
        Assert.Equal(["某县年报公开平台", "nianbao.example", "9901010001"], new[] { "SiteName", "SiteDomain", "SiteIDCode" }.Select(n => Meta(home, n)));

        var report = await TextAsync(browser, $"/units/{units.Township.Code}/2021");
        Assert.Equal("信息公开年报", Meta(report, "ColumnType"));
        Assert.Contains("2021", Meta(report, "ArticleTitle"), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}\z", Meta(report, "PubDate"));
        Assert.Equal(units.Township.Name, Meta(report, "ContentSource"));
        Assert.Contains(units.Township.Name, Meta(await TextAsync(browser, $"/units/{units.Township.Code}"), "ColumnName"), StringComparison.Ordinal);
        Assert.NotNull(Meta(await TextAsync(browser, "/reports"), "ColumnName"));
    }

    [Fact]
    public async Task What_is_not_set_is_not_shown()
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();

        var home = await TextAsync(browser, "/");

        Assert.Contains("<title>政府信息公开工作年度报告</title>", home, StringComparison.Ordinal);
        foreach (var word in new[] { "主办单位", "联系方式", "标识码", "beian", "SiteDomain", "SiteIDCode", "site-foot" })
        {
            Assert.DoesNotContain(word, home, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Address", "nianbao.example")]
    [InlineData("IdCode", "12345")]
    [InlineData("IcpNumber", "12345678")]
    [InlineData("PoliceNumber", "公安备案123")]
    [InlineData("Name", "甲\n乙")]
    public void Setting_of_another_form_stops_the_start(string key, string value)
    {
        SiteOptions options = new();
        typeof(SiteOptions).GetProperty(key)!.SetValue(options, value);

        Assert.Contains($"Site:{key}", Assert.Throws<InvalidOperationException>(() => new Site(options, new Texts())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/reports")]
    [InlineData("/?area=990101")]
    [InlineData("/units/990101001")]
    [InlineData("/reports?area=990101")]
    public async Task Page_of_a_portal_without_reports_names_no_year(string path)
    {
        await using PortalFactory portal = new();
        InventedUnits units = new();
        await portal.AddUnitsAsync(units.All);
        using var browser = portal.Browser();

        var text = await TextAsync(browser, path);

        Assert.DoesNotContain("0年度", text, StringComparison.Ordinal);
        Assert.DoesNotContain(">0份<", text, StringComparison.Ordinal);
        Assert.DoesNotContain("（年度）", text, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.TextAsync();
    }

    private static string? Meta(string html, string name)
    {
        var mark = $"<meta name=\"{name}\" content=\"";
        var at = html.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : html[(at + mark.Length)..html.IndexOf('"', at + mark.Length)];
    }
}
