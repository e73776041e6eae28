using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using GovInfoReports.Data;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Public;

public sealed class CheckUpTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    private const string Address = "/check-up";
    private const string Unit = "云台县白水镇人民政府";
    private const string Identity = "11010119900307109X";

    private static readonly string Wrong = SampleReports.Text(SampleReports.Of(Unit, 2025, ("requests.received.naturalPerson", 5), ("requests.received.total", 5)));

    [Fact]
    public async Task A_pasted_report_is_answered_on_the_page_with_what_is_wrong_and_nothing_to_come_back_to()
    {
        using var browser = portal.Browser();
        using var response = await SendAsync(browser, Wrong);
        var page = await response.TextAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains(Unit, page, StringComparison.Ordinal);
        Assert.Contains("两边分别是 5 和 0，相差 5", page, StringComparison.Ordinal);
        Assert.Contains("依据：", page, StringComparison.Ordinal);
        Assert.Contains("没有上年年报可比", page, StringComparison.Ordinal);
        Assert.Contains("不等于报告符合规定", page, StringComparison.Ordinal);
        Assert.Matches("位置：原文第 [0-9]+ 行", page);
        Assert.Contains("本年新收政府信息公开申请数量", (await new HtmlParser().ParseDocumentAsync(page)).QuerySelector("textarea#text")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_file_is_answered_with_places_as_they_are_in_word_and_compared_with_last_years()
    {
        using var browser = portal.Browser();
        using var response = await SendAsync(
            browser,
            null,
            ("files", "白水镇.docx", Word(SampleReports.Of(Unit, 2025, ("requests.received.naturalPerson", 5), ("requests.received.total", 5)), 2025)),
            ("earlier", "去年.docx", Word(SampleReports.Of(Unit, 2024), 2024)));
        var page = await response.TextAsync();

        Assert.Matches("位置：表 [0-9]+ 第 [0-9]+ 行第 [0-9]+ 列", page);
        Assert.Contains("与 2024 年度比较（去年.docx）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("没有上年年报可比", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_itself_is_not_kept_by_anybody_either_because_it_holds_a_token()
    {
        using var browser = portal.Browser();
        for (var visit = 0; visit < 2; visit++)
        {
            using var response = await browser.GetAsync(new Uri(Address, UriKind.Relative));
            Assert.True(response.Headers.CacheControl?.NoStore);
            Assert.Null(response.Headers.ETag);
        }
    }

    [Fact]
    public async Task Nothing_is_stored_and_nothing_touches_the_disk_or_the_log()
    {
        var before = await RowsAsync();
        List<string> written = [];
        using FileSystemWatcher watcher = new(Path.GetTempPath(), "ASPNETCORE_*") { EnableRaisingEvents = true };
        watcher.Created += (_, e) => written.Add(e.Name!);
        using var browser = portal.Browser();

        var large = Encoding.UTF8.GetBytes(Wrong + new string('\u3000', 900_000));
        using var response = await SendAsync(browser, null, ("files", "白水镇.txt", large));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(Unit, await response.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(written);
        Assert.Equal(before, await RowsAsync());
        Assert.DoesNotContain(portal.Log.Lines, l => l.Contains("白水镇", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Personal_numbers_stand_nowhere_but_in_what_was_pasted()
    {
        var content = SampleReports.Of(Unit, 2025);
        using var browser = portal.Browser();
        using var response = await SendAsync(browser, SampleReports.Text(content.WithText("overview", $"{content.Text("overview")}\n\n申请人的证号是{Identity}。")));
        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        document.QuerySelector("textarea#text")!.Remove();

        Assert.Contains("110101********109X", document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Identity, document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_make_one_table_that_can_be_copied_with_a_list_for_each()
    {
        using var browser = portal.Browser();
        using var response = await SendAsync(
            browser,
            null,
            ("files", "甲/白水镇.txt", Encoding.UTF8.GetBytes(Wrong)),
            ("files", "甲/东岭乡.txt", Encoding.UTF8.GetBytes(SampleReports.Text(SampleReports.Of("云台县东岭乡人民政府", 2025)))),
            ("files", "甲/图.png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]));
        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

        var rows = document.QuerySelectorAll(".check-up-table tbody tr");
        Assert.Equal(["甲/白水镇.txt", "甲/东岭乡.txt", "甲/图.png"], rows.Select(r => r.QuerySelector("th")!.TextContent.Trim()));
        Assert.Contains("没有读出", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(2, document.QuerySelectorAll("details.check-up-file[open]").Length);
        var plain = document.QuerySelector("input[name=table]")!.GetAttribute("value")!.Trim().Split('\n');
        Assert.Equal(4, plain.Length);
        Assert.All(plain, line => Assert.Equal(10, line.Split('\t').Length));
        Assert.Contains(Unit, plain[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_and_what_was_typed_stays()
    {
        using var browser = portal.Browser();
        using var year = await SendAsync(browser, Wrong, "二〇二五");
        var page = await year.TextAsync();
        Assert.Equal(HttpStatusCode.BadRequest, year.StatusCode);
        Assert.Contains("“二〇二五”不是年份", page, StringComparison.Ordinal);
        Assert.Contains("本年新收政府信息公开申请数量", page, StringComparison.Ordinal);

        using var nothing = await SendAsync(browser, " ");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Contains("href=\"#text\"", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var picture = await SendAsync(browser, null, ("files", "扫描件.jpg", [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]));
        Assert.Equal(HttpStatusCode.BadRequest, picture.StatusCode);
        Assert.Contains("href=\"#files\"", await picture.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = portal.Browser();
        using FormUrlEncodedContent form = new([KeyValuePair.Create("text", Wrong)]);
        using var response = await browser.PostAsync(new Uri(Address, UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(Unit, await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_of_many_files_is_saved_as_excel_and_csv()
    {
        using var browser = portal.Browser();
        using var response = await SendAsync(
            browser,
            null,
            ("files", "甲.txt", Encoding.UTF8.GetBytes(Wrong)),
            ("files", "乙.txt", Encoding.UTF8.GetBytes(SampleReports.Text(SampleReports.Of("云台县东岭乡人民政府", 2025)))));
        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        var table = document.QuerySelector("input[name=table]")!.GetAttribute("value")!;

        using var excel = await browser.SendAsync(Address, "Table", ("table", table), ("format", "excel"));
        var rows = Workbooks.Rows(await excel.Content.ReadAsByteArrayAsync());
        using var csv = await browser.SendAsync(Address, "Table", ("table", table), ("format", "csv"));
        using var other = await browser.SendAsync(Address, "Table", ("table", table), ("format", "exe"));

        Assert.Equal(["文件", "甲.txt", "乙.txt"], rows.Select(r => r[0]));
        Assert.Equal("2025", rows[1][2]);
        Assert.Equal(10, rows[0].Length);
        Assert.Contains(Unit, await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.EndsWith(".xlsx", excel.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_no_report_stand_in_the_table_as_what_they_are()
    {
        using var browser = portal.Browser();
        using var response = await SendAsync(
            browser,
            null,
            ("files", "年报.txt", Encoding.UTF8.GetBytes(Wrong)),
            ("files", "函.txt", Encoding.UTF8.GetBytes($"关于报送2025年度政府信息公开工作年度报告的函\n县政务公开办：\n现将我镇2025年度政府信息公开工作年度报告报上，请审阅。\n{Unit}\n2026年1月18日")),
            ("files", "纪要.txt", Encoding.UTF8.GetBytes("白水镇党政联席会议纪要\n时间：2025年3月2日\n一、研究人居环境整治工作\n会议指出，要压实责任。")),
            ("earlier", "去年的函.txt", Encoding.UTF8.GetBytes("关于报送2024年度政府信息公开工作年度报告的函\n现将年度报告报上，请审阅。")));
        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

        var rows = document.QuerySelectorAll(".check-up-table tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).ToList();
        Assert.StartsWith($"函.txt|{Unit}|2025|报送年报的函|—|1|0|0||这是报送年报的函", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("纪要.txt|没有写明|没有写明|不是年度报告|—|1|0|0||这不是政府信息公开工作年度报告", rows[2], StringComparison.Ordinal);
        Assert.All(new[] { "#file-2", "#file-3" }, id => Assert.DoesNotContain("共应有", document.QuerySelector(id)!.TextContent, StringComparison.Ordinal));
        Assert.Contains("去年的函.txt：", document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("与 2024 年度比较", document.Body.TextContent, StringComparison.Ordinal);

        var table = document.QuerySelector("input[name=table]")!.GetAttribute("value")!;
        using var excel = await browser.SendAsync(Address, "Table", ("table", table), ("format", "excel"));
        using var csv = await browser.SendAsync(Address, "Table", ("table", table), ("format", "csv"));
        Assert.Equal(["报送年报的函", "不是年度报告"], Workbooks.Rows(await excel.Content.ReadAsByteArrayAsync()).Skip(2).Select(r => r[3]));
        Assert.Contains("报送年报的函", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_table_begins_no_formula()
    {
        using var browser = portal.Browser();
        using var csv = await browser.SendAsync(Address, "Table", ("table", "文件\n=HYPERLINK(\"http://x\")\n+1\n@a"), ("format", "csv"));

        Assert.DoesNotContain("\n=", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_beyond_the_limit_are_not_taken_off_the_line_and_the_page_says_so()
    {
        await using PortalFactory small = new() { Settings = { ["CheckUps:RequestBytes"] = "100000" } };
        using var browser = small.Browser();
        using var response = await SendAsync(browser, null, ("files", "白水镇.txt", new byte[200_000]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("没有接收", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_check_ups_in_a_minute_are_turned_away_and_the_pasted_text_stays()
    {
        await using PortalFactory slow = new() { Settings = { ["RateLimits:CheckUps"] = "1" } };
        using var browser = slow.Browser();
        using var first = await SendAsync(browser, Wrong);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var second = await SendAsync(browser, Wrong);
        var page = await second.TextAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Contains("体检次数太多", page, StringComparison.Ordinal);
        Assert.Contains("本年新收政府信息公开申请数量", page, StringComparison.Ordinal);
        Assert.DoesNotContain("check-up-result", page, StringComparison.Ordinal);

        using var large = await SendAsync(browser, null, ("files", "白水镇.txt", new byte[5 * 1024 * 1024]));
        Assert.Equal(HttpStatusCode.TooManyRequests, large.StatusCode);
        Assert.Contains("体检次数太多", await large.TextAsync(), StringComparison.Ordinal);
    }

    private static byte[] Word(ReportContent content, int year)
    {
        using MemoryStream file = new();
        WordReport.Write(file, new ReportDocument(FormCatalog.Official().ForYear(year)!, content, "990101001", Unit, year));
        return file.ToArray();
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string? text, params (string Field, string Name, byte[] Bytes)[] files) => SendAsync(browser, text, null, files);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string? text, string? year, params (string Field, string Name, byte[] Bytes)[] files)
    {
        var html = await browser.GetStringAsync(new Uri(Address, UriKind.Relative));
        using MultipartFormDataContent content = [];
        content.Add(new StringContent(Forms.TokenIn(html)), "__form");
        content.Add(new StringContent(text ?? string.Empty), "text");
        content.Add(new StringContent(year ?? string.Empty), "year");
        foreach (var (field, name, bytes) in files)
        {
            ByteArrayContent file = new(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(file, field, name);
        }

        return await browser.PostAsync(new Uri(Address, UriKind.Relative), content);
    }

    private Task<IReadOnlyList<int>> RowsAsync() => portal.InScopeAsync<IReadOnlyList<int>>(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        return
        [
            await db.Reports.CountAsync(), await db.Editions.CountAsync(), await db.ImportSources.CountAsync(),
            await db.AuditEntries.CountAsync(), await db.Units.CountAsync(), await db.SignOffs.CountAsync(), await db.ImportOriginals.CountAsync(), await db.ImportBatches.CountAsync(),
        ];
    });
}
