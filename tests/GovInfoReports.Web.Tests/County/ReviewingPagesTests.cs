using System.Net;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.County;

public sealed class ReviewingPagesTests(CountyPortal portal) : IClassFixture<CountyPortal>
{
    private const string Licensing = "disclosure.licensing.decisions";

    [Fact]
    public async Task Question_of_a_clerk_is_answered_and_the_draft_stays_unseen()
    {
        var town = await portal.TownshipAsync("丙县问镇人民政府");
        await portal.DraftAsync(town, 2025, (Licensing, "7341"));
        var clerk = await portal.SignInAsAsync(Role.Clerk, town);
        const string Ask = "/clerk/reports/2025/questions";
        var empty = await CountyPortal.PostAsync(clerk, Ask, Ask, ("place", Licensing), ("text", " "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains($"value=\"{Licensing}\" selected", empty.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CountyPortal.PostAsync(clerk, Ask, Ask, ("place", Licensing), ("text", "注销的许可算不算？"))).Status);
        Assert.Contains("待答复", (await CountyPortal.GetAsync(clerk, "/clerk/reports/2025")).Html, StringComparison.Ordinal);

        var list = (await CountyPortal.GetAsync(portal.Officer, "/county/questions")).Html;
        var page = $"/county/reports/{town.Code}/2025";
        foreach (var html in new[] { list, (await CountyPortal.GetAsync(portal.Officer, page)).Html })
        {
            Assert.Contains("注销的许可算不算？", html, StringComparison.Ordinal);
            Assert.DoesNotContain("7341", html, StringComparison.Ordinal);
        }

        Assert.Contains("个提问等您答复", (await CountyPortal.GetAsync(portal.Officer, "/county?year=2025")).Html, StringComparison.Ordinal);
        Assert.Contains(town.Name, (await CountyPortal.GetAsync(portal.Officer, "/county/board?year=2025&filter=asked")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("注销的许可", (await CountyPortal.GetAsync(portal.OtherOfficer, "/county/questions")).Html, StringComparison.Ordinal);
        var id = IdAfter(list, "id=\"answer-");
        (string, string)[] fields = [("unitCode", town.Code), ("year", "2025"), ("id", id), ("text", "不算。")];
        const string OtherPage = "/county/inbox?year=2019&state=submitted&q=丁";
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.PostAsync(portal.OtherOfficer, OtherPage, "/county/questions", fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.PostAsync(portal.OtherOfficer, OtherPage, $"{page}?handler=answer", fields)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await CountyPortal.PostAsync(portal.Officer, page, $"{page}?handler=answer", ("id", id), ("text", " "))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await CountyPortal.PostAsync(portal.Officer, "/county/questions", "/county/questions", fields)).Status);

        var late = await CountyPortal.PostAsync(portal.Officer, page, $"{page}?handler=answer", ("id", id), ("text", "还是算的。"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("还是算的。", late.Html, StringComparison.Ordinal);
        Assert.Contains("不算。", late.Html, StringComparison.Ordinal);
        Assert.Contains("不算。", (await CountyPortal.GetAsync(clerk, Ask)).Html, StringComparison.Ordinal);
        Assert.Contains("不算。", (await CountyPortal.GetAsync(clerk, "/clerk/reports/2025")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_handed_in_again_since_it_was_looked_at_is_listed_with_only_what_changed()
    {
        var town = await portal.TownshipAsync("丙县复镇人民政府");
        await portal.SubmittedAsync(town, 2023);
        var page = $"/county/reports/{town.Code}/2023";
        const string List = "/county/inbox?year=2023&state=again";
        await CountyPortal.GetAsync(portal.Officer, page);
        Assert.DoesNotContain(town.Name, (await CountyPortal.GetAsync(portal.Officer, List)).Html, StringComparison.Ordinal);
        await portal.InScopeAsync(s => s.GetRequiredService<WithdrawReport>().ExecuteAsync(CountyPortal.ClerkOf(town), 2023, default));
        await portal.SaveAsync(town, 2023, ("text.otherMatters", "本年度收取信息处理费 0 元。另有一件事说明。"));
        await portal.SubmitAsync(town, 2023);

        Assert.Contains($"{page}/again", (await CountyPortal.GetAsync(portal.Officer, List)).Html, StringComparison.Ordinal);
        Assert.Contains("1 份您看过的报告又提交了一次", (await CountyPortal.GetAsync(portal.Officer, "/county?year=2023")).Html, StringComparison.Ordinal);
        var again = (await CountyPortal.GetAsync(portal.Officer, $"{page}/again")).Html;
        Assert.Contains("另有一件事说明", again, StringComparison.Ordinal);
        Assert.DoesNotContain(CountyPortal.OverviewOfApplications, again, StringComparison.Ordinal);
        Assert.DoesNotContain(town.Name, (await CountyPortal.GetAsync(portal.Officer, List)).Html, StringComparison.Ordinal);
        Assert.Contains("您上次看的是第 1 次提交", (await CountyPortal.GetAsync(portal.Officer, page)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.OtherOfficer, $"{page}/again")).Status);
    }

    [Fact]
    public async Task Ticked_reports_are_returned_for_one_reason_from_the_board_and_the_others_are_named()
    {
        var (first, second) = (await portal.TownshipAsync("丙县退甲镇人民政府"), await portal.TownshipAsync("丙县退乙镇人民政府"));
        await portal.SubmittedAsync(first, 2022);
        await portal.SubmittedAsync(second, 2022);
        const string Board = "/county/board?year=2022";
        (string, string)[] picks = [("pick", $"{first.Code}:{await portal.RevisionAsync(first, 2022)}"), ("pick", $"{second.Code}:{Guid.NewGuid()}")];
        Assert.Contains($"value=\"{picks[0].Item2}\"", (await CountyPortal.GetAsync(portal.Officer, Board)).Html, StringComparison.Ordinal);

        var empty = await CountyPortal.PostAsync(portal.Officer, Board, Board, [.. picks, ("step", "return"), ("reason", " ")]);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains($"value=\"{picks[0].Item2}\" checked", empty.Html, StringComparison.Ordinal);
        var (status, html, _) = await CountyPortal.PostAsync(portal.Officer, Board, Board, [.. picks, ("step", "return"), ("reason", "请补写整改情况。")]);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("1 份已退回，1 份没有处理", html, StringComparison.Ordinal);
        Assert.Contains($">{second.Name}</a>：已被他人改动", html, StringComparison.Ordinal);
        Assert.Equal((ReportStatus.Returned, ReportStatus.Submitted), (await portal.StatusAsync(first, 2022), await portal.StatusAsync(second, 2022)));
        var foreign = await CountyPortal.PostAsync(portal.OtherOfficer, "/county/inbox?year=2022&q=丁", Board, ("pick", $"{second.Code}:{await portal.RevisionAsync(second, 2022)}"), ("step", "return"), ("reason", "请改。"));
        Assert.Contains("0 份已退回，1 份没有处理", foreign.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Name, foreign.Html, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, await portal.StatusAsync(second, 2022));
    }

    [Fact]
    public async Task One_comment_is_made_on_the_same_cell_of_several_units()
    {
        var (first, second) = (await portal.TownshipAsync("丙县评甲镇人民政府"), await portal.TownshipAsync("丙县评乙镇人民政府"));
        await portal.SubmittedAsync(first, 2021);
        await portal.SubmittedAsync(second, 2021);
        var page = $"/county/comment?year=2021&unit={first.Code}&place={Licensing}";
        var form = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        Assert.Contains($"value=\"{first.Code}:1\" checked", form, StringComparison.Ordinal);
        Assert.Contains($"value=\"{second.Code}:1\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Name, (await CountyPortal.GetAsync(portal.OtherOfficer, page)).Html, StringComparison.Ordinal);

        var without = await CountyPortal.PostAsync(portal.Officer, page, "/county/comment?year=2021", ("place", Licensing), ("text", "请与台账核对。"));
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("请与台账核对。", without.Html, StringComparison.Ordinal);
        var done = await CountyPortal.PostAsync(portal.Officer, page, "/county/comment?year=2021", ("place", Licensing), ("text", "请与台账核对。"), ("pick", $"{first.Code}:1"), ("pick", $"{second.Code}:2"));

        Assert.Contains("1 个单位已记下，1 个单位没有", done.Html, StringComparison.Ordinal);
        Assert.Contains("请与台账核对。", (await CountyPortal.GetAsync(portal.Officer, $"/county/reports/{first.Code}/2021")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("请与台账核对。", (await CountyPortal.GetAsync(portal.Officer, $"/county/reports/{second.Code}/2021")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_stands_before_its_comparisons_with_the_median_of_like_units_and_knows_its_place_on_the_board()
    {
        List<Unit> towns = [];
        foreach (var (name, figure) in new[] { ("中甲", "10"), ("中乙", "20"), ("中丙", "30"), ("中丁", "900") })
        {
            towns.Add(await portal.TownshipAsync($"丙县{name}镇人民政府"));
            await portal.SubmittedAsync(towns[^1], 2020, (Licensing, figure));
        }

        var list = "/county/board?year=2020&filter=submitted&q=丙县中";
        var html = (await CountyPortal.GetAsync(portal.Officer, $"/county/reports/{towns[3].Code}/2020?list={Uri.EscapeDataString(list)}")).Html;

        var at = new[] { "id=\"sheet\"", "id=\"findings\"", "id=\"years\"" }.Select(w => html.IndexOf(w, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
        Assert.Matches(">900</td>\\s*<td class=\"number\">\\s*20 <span class=\"muted small\">（3 家）</span>\\s*</td>\\s*<td>明显偏高</td>", html);
        Assert.Contains("第 4 份，共 4 份", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"list-previous\" rel=\"prev\" href=\"/county/reports/{towns[2].Code}/2020?list=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"list-next\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"list-back\"", (await CountyPortal.GetAsync(portal.Officer, $"/county/reports/{towns[3].Code}/2020?list=https://example.org/county/board?year=2020")).Html, StringComparison.Ordinal);
    }

    private static string IdAfter(string html, string mark)
    {
        var from = html.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return html[from..html.IndexOf('"', from)];
    }
}
