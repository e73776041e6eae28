using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.County;

public sealed partial class BoardPageTests(CountyPortal portal) : IClassFixture<CountyPortal>
{
    private async Task<string> RowAsync(string path, Unit unit)
    {
        var html = (await CountyPortal.GetAsync(portal.Officer, path)).Html;
        return Assert.Single(Row().Matches(html), m => m.Value.Contains(unit.Name, StringComparison.Ordinal)).Value;
    }

    private async Task<string> RevisionAsync(string page) =>
        Revision().Match((await CountyPortal.GetAsync(portal.Officer, page)).Html).Groups["value"].Value;

    private static string PageOf(Unit unit, int year) => $"/county/collection/{unit.Code}/{year}";

    [Fact]
    public async Task Board_shows_every_unit_and_nothing_of_a_draft()
    {
        var draft = await portal.TownshipAsync("丙县草稿镇人民政府");
        var handedIn = await portal.TownshipAsync("丙县提交镇人民政府");
        var blank = await portal.TownshipAsync("丙县空白镇人民政府");
        await portal.DraftAsync(draft, 2024, ("text.otherMatters", "草稿里的机密一句。"));
        await portal.SubmittedAsync(handedIn, 2024);

        var page = (await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2024")).Html;
        Assert.DoesNotContain("机密", page, StringComparison.Ordinal);
        Assert.Contains("填报中", await RowAsync("/county/board?year=2024", draft), StringComparison.Ordinal);
        Assert.Contains("未开始", await RowAsync("/county/board?year=2024", blank), StringComparison.Ordinal);
        var row = await RowAsync("/county/board?year=2024", handedIn);
        Assert.Contains("待审核", row, StringComparison.Ordinal);
        Assert.Contains("迟报", row, StringComparison.Ordinal);
        Assert.Contains($"/county/reports/{handedIn.Code}/2024", row, StringComparison.Ordinal);
        Assert.Contains(blank.Name, (await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2024&filter=overdue")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(handedIn.Name, (await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2024&filter=overdue")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(blank.Name, (await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2024&q=提交镇&sort=state&desc=true")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("机密", (await CountyPortal.GetAsync(portal.Officer, $"/county/reports/{draft.Code}/2024")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/county/board?year=2024&filter=99")]
    [InlineData("/county/board?year=2024&sort=nothing")]
    [InlineData("/county/board?year=1999")]
    [InlineData("/county/board?year=2024&unit=000000")]
    [InlineData("/county/collection?year=1999")]
    [InlineData("/county/collection/nowhere/2024")]
    public async Task Board_address_of_nothing_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, path)).Status);

    [Fact]
    public async Task Board_of_another_county_is_not_found()
    {
        var county = portal.Units.County.Code;
        foreach (var path in new[] { $"/county/board?year=2024&unit={county}", $"/county/board?year=2024&unit={county}&handler=changes", $"/county/board?year=2024&unit={county}&handler=file&format=excel", $"/county/collection?year=2024&unit={county}", PageOf(portal.Units.Township, 2024) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.OtherOfficer, path)).Status);
        }

        const string Own = "/county/collection?year=2024";
        var (status, _, _) = await CountyPortal.PostAsync(portal.OtherOfficer, Own, $"{PageOf(portal.Units.Township, 2024)}?handler=extend", ("Revision", Guid.Empty.ToString()), ("Until", "2025-03-01"), ("Why", "无。"));
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task Board_kept_open_is_answered_shortly_until_something_happens()
    {
        var unit = await portal.TownshipAsync("丙县变化镇人民政府");
        await portal.DraftAsync(unit, 2023);
        var token = Token().Match((await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2023")).Html).Groups["value"].Value;
        var address = $"/county/board?year=2023&handler=changes&token={token}";

        Assert.Equal(HttpStatusCode.NoContent, (await CountyPortal.GetAsync(portal.Officer, address)).Status);
        await portal.SubmitAsync(unit, 2023);
        var (status, html) = await CountyPortal.GetAsync(portal.Officer, address);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        Assert.Contains(unit.Name, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_file_has_a_row_for_every_unit()
    {
        var (status, csv) = await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2022&handler=file&format=csv");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(portal.Units.Township.Name, csv, StringComparison.Ordinal);
        using var excel = await portal.Officer.GetAsync(new Uri("/county/board?year=2022&handler=file&format=excel", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2022&handler=file&format=word")).Status);
    }

    [Fact]
    public async Task Days_are_set_refused_at_their_field_and_seen_by_the_clerk()
    {
        const string Page = "/county/collection?year=2026";
        var refused = await CountyPortal.PostAsync(portal.Officer, Page, Page, ("Revision", await RevisionAsync(Page)), ("SubmitBy", "2027-01-20"), ("PublishBy", "2027-01-10"), ("Instructions", "请附盖章扫描件。"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("PublishBy-error", refused.Html, StringComparison.Ordinal);
        Assert.Contains("请附盖章扫描件。", refused.Html, StringComparison.Ordinal);

        var old = await RevisionAsync(Page);
        Assert.Equal(HttpStatusCode.Redirect, (await CountyPortal.PostAsync(portal.Officer, Page, Page, ("Revision", old), ("SubmitBy", "2027-01-20"), ("Instructions", "请附盖章扫描件。"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await CountyPortal.PostAsync(portal.Officer, Page, Page, ("Revision", old), ("SubmitBy", "2027-01-25"))).Status);
        var town = portal.Units.Township;
        var unitPage = PageOf(town, 2026);
        Assert.Equal(HttpStatusCode.BadRequest, (await CountyPortal.PostAsync(portal.Officer, unitPage, $"{unitPage}?handler=extend", ("Revision", await RevisionAsync(unitPage)), ("Until", "2027-01-20"), ("Why", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await CountyPortal.PostAsync(portal.Officer, unitPage, $"{unitPage}?handler=extend", ("Revision", await RevisionAsync(unitPage)), ("Until", "2027-02-10"), ("Why", "经办人住院。"))).Status);

        using var clerk = await portal.SignInAsAsync(Role.Clerk, town);
        var home = (await CountyPortal.GetAsync(clerk, "/clerk")).Html;
        foreach (var words in new[] { "法定截止：2027年1月31日", $"{portal.Units.County.Name}规定提交：2027年1月20日", "本单位延期至：2027年2月10日", "请附盖章扫描件。" })
        {
            Assert.Contains(words, home, StringComparison.Ordinal);
        }

        Assert.Contains("2月10日", await RowAsync("/county/board?year=2026", town), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_on_a_page_opened_before_another_s_change_does_not_hide_that_change()
    {
        var unit = await portal.TownshipAsync("丙县先后镇人民政府");
        var page = PageOf(unit, 2022);
        var old = await RevisionAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, (await CountyPortal.PostAsync(portal.Officer, page, $"{page}?handler=extend", ("Revision", old), ("Until", "2023-02-10"), ("Why", "经办人住院。"))).Status);

        var slip = await CountyPortal.PostAsync(portal.Officer, page, $"{page}?handler=extend", ("Revision", old), ("Until", "二月"), ("Why", "更换经办人。"));
        Assert.Equal(HttpStatusCode.BadRequest, slip.Status);
        var again = Revision().Match(slip.Html).Groups["value"].Value;

        Assert.Equal(HttpStatusCode.Conflict, (await CountyPortal.PostAsync(portal.Officer, page, $"{page}?handler=extend", ("Revision", again), ("Until", "2023-02-20"), ("Why", "更换经办人。"))).Status);
    }

    [Fact]
    public async Task Unit_is_left_out_only_with_a_reason()
    {
        var unit = await portal.TownshipAsync("丙县并走镇人民政府");
        var page = PageOf(unit, 2021);

        var refused = await CountyPortal.PostAsync(portal.Officer, page, $"{page}?handler=decide", ("Revision", await RevisionAsync(page)), ("Included", "false"), ("Kind", "Merged"), ("Reason", ""), ("Successor", ""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Reason-error", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Successor-error", refused.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CountyPortal.PostAsync(portal.Officer, page, $"{page}?handler=decide", ("Revision", await RevisionAsync(page)), ("Included", "false"), ("Kind", "Merged"), ("Reason", "并入东镇。"), ("Successor", portal.Units.Township.Code))).Status);
        var row = await RowAsync("/county/board?year=2021&filter=exempt", unit);
        Assert.Contains("并入东镇。", row, StringComparison.Ordinal);
        Assert.Contains(portal.Units.Township.Name, row, StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_page_says_that_it_is_late_and_asks_again_where_it_had_not()
    {
        var unit = await portal.TownshipAsync("丙县零点镇人民政府");
        await portal.DraftAsync(unit, 2024);
        using var clerk = await portal.SignInAsAsync(Role.Clerk, unit);
        const string Check = "/clerk/reports/2024/check";
        var view = await portal.InScopeAsync(s => s.GetRequiredService<OpenReport>().ViewAsync(CountyPortal.ClerkOf(unit), new ReportKey(unit.Code, 2024), true, default));
        foreach (var finding in view.Checks.Unexplained(view.Report.Explanations))
        {
            await portal.InScopeAsync(s => s.GetRequiredService<ExplainFinding>().ExecuteAsync(CountyPortal.ClerkOf(unit), 2024, finding.Fingerprint, "已核对。", default));
        }

        Assert.Contains("现在提交，按法定截止日已迟", (await CountyPortal.GetAsync(clerk, Check)).Html, StringComparison.Ordinal);
        var revision = (await portal.RevisionAsync(unit, 2024)).ToString();
        var opened = await CountyPortal.PostAsync(clerk, Check, $"{Check}?handler=Submit", ("revision", revision), ("told", ""));
        Assert.Equal(HttpStatusCode.Conflict, opened.Status);
        Assert.Contains("已经迟于法定截止日（2025年1月31日）", opened.Html, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Draft, await portal.StatusAsync(unit, 2024));
        Assert.Equal(HttpStatusCode.Redirect, (await CountyPortal.PostAsync(clerk, Check, $"{Check}?handler=Submit", ("revision", revision), ("told", Told().Match(opened.Html).Groups["value"].Value))).Status);
        Assert.Contains("按法定截止日（2025年1月31日）：迟报", (await CountyPortal.GetAsync(clerk, "/clerk/reports/2024/receipt")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_never_says_that_nothing_waits_while_units_are_late()
    {
        var home = (await CountyPortal.GetAsync(portal.Officer, "/county?year=2020")).Html;

        Assert.Contains("逾期未报 2020 年度报告", home, StringComparison.Ordinal);
        Assert.Contains("/county/board?year=2020&filter=overdue", home, StringComparison.Ordinal);
        Assert.DoesNotContain("没有等您处理", home, StringComparison.Ordinal);
    }

    [GeneratedRegex("<tr class=.*?</tr>|<tr>.*?</tr>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Row();

    [GeneratedRegex("""name="Revision" value="(?<value>[^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Revision();

    [GeneratedRegex("""name="told" value="(?<value>[^"]*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Told();

    [GeneratedRegex("""data-token="(?<value>[^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
