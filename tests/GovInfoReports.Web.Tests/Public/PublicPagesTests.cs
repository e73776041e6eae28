using AngleSharp.Html.Parser;
using GovInfoReports.Web.Tests.Support;

namespace GovInfoReports.Web.Tests.Public;

public sealed class PublicPagesTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    [Fact]
    public async Task The_home_page_leads_from_the_country_down_to_the_unit()
    {
        var country = await PageAsync("/");
        Assert.Contains("href=\"/?year=2021&amp;area=990000\"", country, StringComparison.Ordinal);
        Assert.Contains("4份", country, StringComparison.Ordinal);
        Assert.Contains("丁县南镇人民政府2021年政府信息公开工作年度报告", country, StringComparison.Ordinal);

        var county = await PageAsync("/?year=2021&area=990101");
        Assert.Contains("甲省乙市丙县</h1>", county, StringComparison.Ordinal);
        Assert.Contains("href=\"/units/990101001\"", county, StringComparison.Ordinal);
        Assert.DoesNotContain("丁县南镇", county, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_are_found_by_a_part_of_their_name_with_their_years()
    {
        var page = await PageAsync("/reports?q=%E4%B8%9C%E9%95%87");
        Assert.Contains("丙县东镇人民政府", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/units/990101001/2020\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/units/990101001/2021\"", page, StringComparison.Ordinal);

        Assert.Contains("没有名称中含有“天宫”的单位", await PageAsync("/reports?q=%E5%A4%A9%E5%AE%AB"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_can_be_limited_to_a_year_and_an_area()
    {
        var page = await PageAsync("/reports?year=2021&area=990102");
        Assert.Contains("丁县南镇人民政府2021年", page, StringComparison.Ordinal);
        Assert.DoesNotContain("丙县", page, StringComparison.Ordinal);
        Assert.Contains("没有符合条件的报告", await PageAsync("/reports?year=2020&area=990102"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_shows_its_years_and_earlier_editions()
    {
        var page = await PageAsync("/units/990101001");
        Assert.Contains("href=\"/units/990101001/2020\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/units/990101001/2021/editions/1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_report_explains_itself_and_the_superseded_edition_points_to_it()
    {
        var current = await PageAsync("/units/990101001/2021");
        Assert.Contains("更正了数字。", current, StringComparison.Ordinal);
        Assert.DoesNotContain("这不是现行版本", current, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/v1/reports/990101001/2021?edition=2\"", current, StringComparison.Ordinal);

        var superseded = await PageAsync("/units/990101001/2021/editions/1");
        Assert.Contains("这不是现行版本", superseded, StringComparison.Ordinal);
        Assert.Contains("sha256:", superseded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_shows_blank_zero_and_not_applicable_as_three_things()
    {
        var page = await PageAsync("/units/990101001/2021/editions/1");
        var figures = (await new HtmlParser().ParseDocumentAsync(page))
            .QuerySelectorAll("td.figure[headers~='report-requests-1-rreceived-0']")
            .Select(c => c.TextContent)
            .ToList();

        Assert.Equal(["5", "0", "/", string.Empty], figures.Take(4));
        Assert.Contains("1,234.5", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Additional_sections_stand_in_their_place_and_the_rest_is_numbered_on()
    {
        var page = await PageAsync("/units/990101001/2021");
        var problems = page.IndexOf("五、存在的主要问题及改进情况", StringComparison.Ordinal);
        var fees = page.IndexOf("六、信息处理费收取情况", StringComparison.Ordinal);
        var other = page.IndexOf("七、其他需要报告的事项", StringComparison.Ordinal);

        Assert.True(problems > 0 && problems < fees && fees < other);
        Assert.Contains("2022年1月20日", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_names_headers_that_are_there()
    {
        var page = await PageAsync("/units/990101001/2021");
        var document = await new HtmlParser().ParseDocumentAsync(page);
        var named = document.QuerySelectorAll("td[headers]").SelectMany(c => c.GetAttribute("headers")!.Split(' ')).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count > 40);
        Assert.DoesNotContain(named, id => document.GetElementById(id)?.LocalName != "th");
    }

    [Fact]
    public async Task Narrative_is_safe()
    {
        var page = await PageAsync("/units/990101001/2021");
        Assert.Contains("<strong>加粗</strong>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<pre>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.gov.cn/\" rel=\"nofollow noopener\">网站</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/reports")]
    [InlineData("/reports?year=2024")]
    public async Task A_portal_without_reports_says_so_and_advises_no_other_year(string path)
    {
        await using PortalFactory empty = new();
        using var browser = empty.Browser();
        var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative));

        Assert.Contains("还没有公布的年度报告", page, StringComparison.Ordinal);
        Assert.DoesNotContain("换一个年度", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"year\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_an_area_without_reports_says_so_and_advises_no_other_year()
    {
        await using PortalFactory empty = new();
        InventedUnits units = new();
        await empty.AddUnitsAsync(units.All);
        await empty.PublishAsync(units.Township, 2021);
        using var browser = empty.Browser();
        var page = await browser.GetStringAsync(new Uri($"/reports?area={units.OtherCounty.Code}", UriKind.Relative));

        Assert.Contains("这个地区还没有在本平台公布的年度报告", page, StringComparison.Ordinal);
        Assert.DoesNotContain("换一个年度", page, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string path)
    {
        using var browser = portal.Browser();
        return await browser.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    [Theory]
    [InlineData(true, "原公布日期：2021年1月26日")]
    [InlineData(false, "2026年11月30日录入")]
    public async Task Historic_report_says_when_it_was_published_or_only_recorded(bool isTold, string expected)
    {
        await using PortalFactory historic = new();
        InventedUnits units = new();
        await historic.AddUnitsAsync(units.All);
        await historic.PublishHistoricAsync(units.Township, 2020, isTold ? new DateOnly(2021, 1, 26) : null);
        using var browser = historic.Browser();

        foreach (var path in new[] { "/", "/reports", $"/units/{units.Township.Code}", $"/units/{units.Township.Code}/2020" })
        {
            var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative));
            Assert.Contains(expected, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.DoesNotContain("2026年11月30日公布", page, StringComparison.Ordinal);
        }

        var report = await browser.GetStringAsync(new Uri($"/units/{units.Township.Code}/2020", UriKind.Relative));
        Assert.Equal(isTold, report.Contains("name=\"PubDate\" content=\"2021-01-26\"", StringComparison.Ordinal));
        Assert.Equal(isTold, report.Contains("\"PubDate\"", StringComparison.Ordinal));
        var json = await browser.GetStringAsync(new Uri($"/api/v1/reports/{units.Township.Code}/2020", UriKind.Relative));
        Assert.Contains(isTold ? "\"publishedOn\":\"2021-01-26\"" : "\"publishedOn\":null", json.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        var list = await browser.GetStringAsync(new Uri("/api/v1/reports", UriKind.Relative));
        Assert.Contains(isTold ? "\"originallyPublishedOn\":\"2021-01-26\"" : "\"originallyPublishedOn\":null", list, StringComparison.Ordinal);

        var excel = await browser.GetByteArrayAsync(new Uri($"/units/{units.Township.Code}/2020/editions/1/download/excel", UriKind.Relative));
        var words = string.Concat(Workbooks.AllText(excel));
        Assert.DoesNotContain("可以填写", words, StringComparison.Ordinal);
        Assert.DoesNotContain("请不要增删", words, StringComparison.Ordinal);
        Assert.DoesNotContain("请填", words, StringComparison.Ordinal);
    }
}
