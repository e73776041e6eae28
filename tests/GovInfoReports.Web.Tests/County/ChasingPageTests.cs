using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Tests.County;

public sealed partial class ChasingPageTests(CountyPortal portal) : IClassFixture<CountyPortal>
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static string BoardOf(int year) => $"/county/board?year={year}";

    private static string RemindOf(int year, params Unit[] units) => $"/county/board/remind?year={year}{string.Concat(units.Select(u => $"&pick={u.Code}"))}";

    private static string CircularOf(int year, string? rest = null) => $"/county/board/circular?year={year}{rest}";

    private async Task<string> RowAsync(string path, Unit unit)
    {
        var html = (await CountyPortal.GetAsync(portal.Officer, path)).Html;
        return Assert.Single(Row().Matches(html), m => m.Value.Contains(unit.Name, StringComparison.Ordinal)).Value;
    }

    [Fact]
    public async Task Board_ticks_lead_to_the_units_ticked_and_reminding_tells_their_clerks()
    {
        var blank = await portal.TownshipAsync("丁县空白镇人民政府");
        var draft = await portal.TownshipAsync("丁县草稿镇人民政府");
        await portal.DraftAsync(draft, 2024);
        using var clerk = await portal.SignInAsAsync(Role.Clerk, blank);
        using var other = await portal.SignInAsAsync(Role.Clerk, draft);
        Assert.Contains($"""form="remind" name="pick" id="pick-{blank.Code}" """.TrimEnd(), await RowAsync(BoardOf(2024), blank), StringComparison.Ordinal);

        var page = (await CountyPortal.GetAsync(portal.Officer, RemindOf(2024, blank))).Html;
        Assert.Matches($"id=\"pick-{blank.Code}\"[^>]* checked", page);
        Assert.DoesNotMatch($"id=\"pick-{draft.Code}\"[^>]* checked", page);
        var sent = await CountyPortal.PostAsync(portal.Officer, RemindOf(2024, blank), RemindOf(2024), ("pick", blank.Code), ("pick", draft.Code), ("Words", "请本周内报来。"));
        Assert.Equal((HttpStatusCode.Redirect, BoardOf(2024)), (sent.Status, sent.Location));

        Assert.Contains("已催报 2 个单位", (await CountyPortal.GetAsync(portal.Officer, BoardOf(2024))).Html, StringComparison.Ordinal);
        Assert.Contains("共 1 次", await RowAsync(BoardOf(2024), blank), StringComparison.Ordinal);
        Assert.Contains("催报记录（1 次）", (await CountyPortal.GetAsync(portal.Officer, $"/county/collection/{blank.Code}/2024")).Html, StringComparison.Ordinal);
        var notice = (await CountyPortal.GetAsync(clerk, "/account/notices")).Html;
        Assert.Contains("还没有开始填报", notice, StringComparison.Ordinal);
        Assert.Contains("请本周内报来。", notice, StringComparison.Ordinal);
        Assert.Contains("正在填报，还没有提交", (await CountyPortal.GetAsync(other, "/account/notices")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_that_are_not_reminded_are_listed_by_name()
    {
        var handedIn = await portal.TownshipAsync("丁县已交镇人民政府");
        var nobody = await portal.TownshipAsync("丁县无人镇人民政府");
        await portal.SubmittedAsync(handedIn, 2023);

        Assert.Contains($"{handedIn.Name}：已于", (await CountyPortal.GetAsync(portal.Officer, RemindOf(2023, handedIn))).Html, StringComparison.Ordinal);
        var sent = await CountyPortal.PostAsync(portal.Officer, RemindOf(2023), RemindOf(2023), ("pick", handedIn.Code), ("pick", nobody.Code));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains($"{handedIn.Name}：已于", sent.Html, StringComparison.Ordinal);
        Assert.Contains($"{nobody.Name}：没有可用的填报员账号", sent.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("form=\"remind\"", await RowAsync(BoardOf(2023), handedIn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_ticked_on_the_board_are_extended_together_and_their_clerks_told()
    {
        var one = await portal.TownshipAsync("丁县延一镇人民政府");
        var two = await portal.TownshipAsync("丁县延二镇人民政府");
        using var clerk = await portal.SignInAsAsync(Role.Clerk, two);
        Assert.Contains("formaction=\"/county/board/extend\"", (await CountyPortal.GetAsync(portal.Officer, BoardOf(2020))).Html, StringComparison.Ordinal);
        const string Page = "/county/board/extend?year=2020";
        var picked = $"{Page}&pick={one.Code}&pick={two.Code}";
        Assert.Matches($"id=\"pick-{one.Code}\"[^>]* checked", (await CountyPortal.GetAsync(portal.Officer, picked)).Html);

        var refused = await CountyPortal.PostAsync(portal.Officer, picked, Page, ("Revision", $"{Guid.Empty}"), ("pick", one.Code), ("Until", "2021-03-01"), ("Why", " "));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Why-error", refused.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2021-03-01\"", refused.Html, StringComparison.Ordinal);
        Assert.Matches($"id=\"pick-{one.Code}\"[^>]* checked", refused.Html);
        var done = await CountyPortal.PostAsync(portal.Officer, picked, Page, ("Revision", $"{Guid.Empty}"), ("pick", one.Code), ("pick", two.Code), ("Until", "2021-03-01"), ("Why", "汛情"));
        Assert.Equal((HttpStatusCode.Redirect, BoardOf(2020)), (done.Status, done.Location));

        Assert.Contains("延期至2021年3月1日", (await CountyPortal.GetAsync(clerk, "/account/notices")).Html, StringComparison.Ordinal);
        var stale = await CountyPortal.PostAsync(portal.Officer, picked, Page, ("Revision", $"{Guid.Empty}"), ("pick", one.Code), ("Until", "2021-04-01"), ("Why", "还要几天"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("还要几天", stale.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_that_is_refused_comes_back_with_ticks_and_words()
    {
        var unit = await portal.TownshipAsync("丁县重来镇人民政府");
        var page = RemindOf(2022);
        var words = new string('催', 501);

        var refused = await CountyPortal.PostAsync(portal.Officer, page, page, ("pick", unit.Code), ("Words", words));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Words-error", refused.Html, StringComparison.Ordinal);
        Assert.Contains(words, refused.Html, StringComparison.Ordinal);
        Assert.Matches($"id=\"pick-{unit.Code}\"[^>]* checked", refused.Html);
        var none = await CountyPortal.PostAsync(portal.Officer, page, page, ("Words", "请报来。"));
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Contains("请至少选择一个单位", none.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_to_copy_are_those_of_the_units_ticked()
    {
        var unit = await portal.TownshipAsync("丁县文字镇人民政府");
        var other = await portal.TownshipAsync("丁县旁边镇人民政府");
        var page = RemindOf(2022);

        var (status, html, _) = await CountyPortal.PostAsync(portal.Officer, page, $"{page}&handler=text", ("pick", unit.Code), ("Words", "详见群文件。"));

        Assert.Equal(HttpStatusCode.OK, status);
        var text = Group().Match(html).Groups["text"].Value;
        Assert.Contains(unit.Name, text, StringComparison.Ordinal);
        Assert.Contains("详见群文件。", text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Name, text, StringComparison.Ordinal);
        Assert.Contains("data-copy=\"text-group\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("共 1 次", await RowAsync(BoardOf(2022), unit), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/county/board/remind?year=1999")]
    [InlineData("/county/board/remind?year=2024&ahead=-1")]
    [InlineData("/county/board/remind?year=2024&unit=000000")]
    [InlineData("/county/board/circular?year=1999")]
    [InlineData("/county/board/circular?year=2024&unit=nowhere")]
    [InlineData("/county/board/circular?year=2024&handler=file&format=pdf")]
    public async Task Chasing_address_of_nothing_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, path)).Status);

    [Fact]
    public async Task Another_county_neither_reminds_nor_writes_a_circular()
    {
        var unit = await portal.TownshipAsync("丁县邻县看不到镇人民政府");
        var county = portal.Units.County.Code;
        foreach (var path in new[] { $"{RemindOf(2024)}&unit={county}", CircularOf(2024, $"&unit={county}"), CircularOf(2024, $"&unit={county}&day=2099-01-01"), CircularOf(2024, $"&unit={county}&handler=file&format=word") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.OtherOfficer, path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.PostAsync(portal.OtherOfficer, RemindOf(2024), $"{RemindOf(2024)}&unit={county}", ("pick", unit.Code))).Status);
        var own = await CountyPortal.PostAsync(portal.OtherOfficer, RemindOf(2024), RemindOf(2024), ("pick", unit.Code));
        Assert.DoesNotContain(unit.Name, own.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("共 1 次", await RowAsync(BoardOf(2024), unit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circular_is_shown_and_read_back_from_its_files()
    {
        var late = await portal.TownshipAsync("丁县迟报镇人民政府");
        var never = await portal.TownshipAsync("丁县未报镇人民政府");
        await portal.SubmittedAsync(late, 2021);

        var page = (await CountyPortal.GetAsync(portal.Officer, CircularOf(2021))).Html;
        Assert.Contains($"关于{portal.Units.County.Name}2021年度政府信息公开工作年度报告报送情况的通报", page, StringComparison.Ordinal);
        Assert.Contains($"{late.Name}（迟报", page, StringComparison.Ordinal);
        Assert.Contains($"{never.Name}（逾期", page, StringComparison.Ordinal);

        // Before anything was handed in, by a day of the past.
        Assert.DoesNotContain($"{late.Name}（迟报", (await CountyPortal.GetAsync(portal.Officer, CircularOf(2021, "&day=2022-02-10"))).Html, StringComparison.Ordinal);
        Assert.Contains($"{late.Name}（逾期10天，未开始填报）", (await CountyPortal.GetAsync(portal.Officer, CircularOf(2021, "&day=2022-02-10"))).Html, StringComparison.Ordinal);

        using var word = WordprocessingDocument.Open(await FileAsync("word", Word), isEditable: false);
        Assert.Contains(late.Name, word.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        using var excel = SpreadsheetDocument.Open(await FileAsync("excel", Excel), isEditable: false);
        Assert.Contains(never.Name, excel.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2099-01-01", "这一天还没有到")]
    [InlineData("2024-10-31", "通报最早截至 2024年11月1日")]
    [InlineData("昨天", "Day-error")]
    public async Task Circular_of_a_day_that_cannot_be_told_of_is_refused_at_the_day(string day, string words)
    {
        foreach (var rest in new[] { $"&day={day}", $"&day={day}&handler=file&format=word" })
        {
            var (status, html) = await CountyPortal.GetAsync(portal.Officer, CircularOf(2024, rest));

            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("Day-error", html, StringComparison.Ordinal);
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Days_of_reminders_are_set_and_refused_at_their_field()
    {
        const string Page = "/county/collection?year=2025";
        var html = (await CountyPortal.GetAsync(portal.Officer, Page)).Html;
        Assert.Contains("value=\"30、14、7、3、1\"", html, StringComparison.Ordinal);

        var refused = await CountyPortal.PostAsync(portal.Officer, Page, Page, ("Revision", Revision().Match(html).Groups["value"].Value), ("RemindBefore", "七天"), ("RemindAfter", "3"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("RemindBefore-error", refused.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"七天\"", refused.Html, StringComparison.Ordinal);
        var taken = await CountyPortal.PostAsync(portal.Officer, Page, Page, ("Revision", Revision().Match(html).Groups["value"].Value), ("RemindBefore", "10 0"), ("RemindAfter", ""));
        Assert.Equal(HttpStatusCode.Redirect, taken.Status);
        html = (await CountyPortal.GetAsync(portal.Officer, Page)).Html;
        Assert.Contains("value=\"10、0\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"1\"", html, StringComparison.Ordinal);
    }

    private async Task<Stream> FileAsync(string format, string type)
    {
        var response = await portal.Officer.GetAsync(new Uri(CircularOf(2021, $"&handler=file&format={format}"), UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        return new MemoryStream(await response.Content.ReadAsByteArrayAsync());
    }

    [GeneratedRegex("<tr class=.*?</tr>|<tr>.*?</tr>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Row();

    [GeneratedRegex("""<textarea id="text-group"[^>]*>(?<text>[^<]*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Group();

    [GeneratedRegex("""name="Revision" value="(?<value>[^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Revision();
}
