using System.Net;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.County;

public sealed class ReportPageTests(CountyPortal portal) : IClassFixture<CountyPortal>
{
    [Fact]
    public async Task A_report_that_was_never_submitted_shows_its_state_and_nothing_of_its_content()
    {
        var town = await portal.TownshipAsync("丙县子镇人民政府");
        await portal.DraftAsync(town, 2025);

        var (status, html) = await CountyPortal.GetAsync(portal.Officer, Page(town, 2025));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("这份报告还没有提交过", html, StringComparison.Ordinal);
        Assert.DoesNotContain(CountyPortal.OverviewOfApplications, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_clerk_changes_after_a_return_is_not_shown_before_it_is_submitted()
    {
        var town = await portal.TownshipAsync("丙县丑镇人民政府");
        await portal.SubmittedAsync(town, 2025);
        await portal.ReturnAsync(town, 2025, "请补充");
        await portal.SaveAsync(town, 2025, ("text.otherMatters", "还没有写完的话。"));

        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2025))).Html;

        Assert.Contains("下面是第 1 次提交的内容", html, StringComparison.Ordinal);
        Assert.Contains("本年度收取信息处理费 0 元", html, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有写完的话", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_outside_the_area_and_one_that_there_is_not_are_not_found()
    {
        var town = await portal.TownshipAsync("丙县寅镇人民政府");
        await portal.SubmittedAsync(town, 2025);
        var revision = $"{await portal.RevisionAsync(town, 2025)}";

        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.OtherOfficer, Page(town, 2025))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, Page(town, 2024))).Status);
        foreach (var step in new[] { "approve", "return", "publish", "correct" })
        {
            var posted = await CountyPortal.PostAsync(portal.OtherOfficer, "/county/inbox?year=2019&state=submitted&q=丁", $"{Page(town, 2025)}?handler={step}", ("revision", revision), ("reason", "x"), ("note", "x"));
            Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        }

        Assert.Equal(ReportStatus.Submitted, await portal.StatusAsync(town, 2025));
    }

    [Fact]
    public async Task The_road_from_review_to_correction()
    {
        var town = await portal.TownshipAsync("丙县卯镇人民政府");
        await portal.PublishedAsync(town, 2024, ("disclosure.penalties.decisions", "3"));
        await portal.SubmittedAsync(town, 2025, ("disclosure.penalties.decisions", "5"));
        var page = Page(town, 2025);

        var html = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        Assert.Contains("与 2024 年度对照", html, StringComparison.Ordinal);
        Assert.Contains("+2", html, StringComparison.Ordinal);
        Assert.Contains("第 1 次提交", html, StringComparison.Ordinal);

        var withoutReason = await DecideAsync(town, "return", ("reason", "  "));
        Assert.Equal(HttpStatusCode.BadRequest, withoutReason.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(town, "return", ("reason", "处罚数量与台账不符，请核实。"))).Status);
        Assert.Contains("处罚数量与台账不符，请核实。", (await CountyPortal.GetAsync(portal.Officer, page)).Html, StringComparison.Ordinal);

        await portal.SaveAsync(town, 2025, ("disclosure.penalties.decisions", "4"), ("text.otherMatters", "本年度收取信息处理费 12 元。没有其他需要报告的事项。"));
        await portal.SubmitAsync(town, 2025);
        html = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        Assert.Contains("与第 1 次提交相比的改动", html, StringComparison.Ordinal);
        Assert.Contains("<del>5</del>", html, StringComparison.Ordinal);
        Assert.Contains("<ins>4</ins>", html, StringComparison.Ordinal);
        Assert.Contains("<ins>12</ins>", html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(town, "approve")).Status);
        Assert.Equal(ReportStatus.Approved, await portal.StatusAsync(town, 2025));
        Assert.Equal(page, (await DecideAsync(town, "publish")).Location);
        Assert.Contains("第 1 版，", (await CountyPortal.GetAsync(portal.Officer, page)).Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await DecideAsync(town, "correct", ("note", string.Empty))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(town, "correct", ("note", "漏计一件。"))).Status);
        await portal.SaveAsync(town, 2025, ("disclosure.penalties.decisions", "5"));
        await portal.SubmitAsync(town, 2025);
        html = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        Assert.Contains("与更正前公开的一版相比的改动", html, StringComparison.Ordinal);
        Assert.Contains("漏计一件。", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_year_in_another_form_is_compared_where_both_forms_have_the_item()
    {
        var town = await portal.TownshipAsync("丙县辰镇人民政府");
        await portal.PublishedAsync(town, 2020, ("requests.received.naturalPerson", "2"), ("requests.received.total", "2"), ("requests.granted.naturalPerson", "2"), ("requests.granted.total", "2"), ("requests.handledTotal.naturalPerson", "2"), ("requests.handledTotal.total", "2"));
        await portal.SubmittedAsync(town, 2021);

        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2021))).Html;

        Assert.Contains("2020 年度用的是另一版格式", html, StringComparison.Ordinal);
        Assert.Contains("−2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_on_what_changed_meanwhile_is_refused_with_the_page_anew_and_the_typed_reason()
    {
        var town = await portal.TownshipAsync("丙县巳镇人民政府");
        await portal.SubmittedAsync(town, 2025);
        var seen = await portal.RevisionAsync(town, 2025);
        await portal.InScopeAsync(s => s.GetRequiredService<WithdrawReport>().ExecuteAsync(CountyPortal.ClerkOf(town), 2025, default));
        await portal.SubmitAsync(town, 2025);

        var stale = await CountyPortal.PostAsync(portal.Officer, Page(town, 2025), $"{Page(town, 2025)}?handler=return", ("revision", $"{seen}"), ("reason", "打了半天的原因"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("您打开页面以后", stale.Html, StringComparison.Ordinal);
        Assert.Contains(">打了半天的原因</textarea>", stale.Html, StringComparison.Ordinal);
        Assert.Contains($"{await portal.RevisionAsync(town, 2025)}", stale.Html, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, await portal.StatusAsync(town, 2025));
    }

    [Fact]
    public async Task A_step_that_the_state_does_not_allow_is_refused_and_the_typed_reason_stays()
    {
        var town = await portal.TownshipAsync("丙县午镇人民政府");
        await portal.SubmittedAsync(town, 2025);
        await portal.ReturnAsync(town, 2025, "先退一次");

        var again = await DecideAsync(town, "return", ("reason", "再退一次"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("报告目前是“已退回”", again.Html, StringComparison.Ordinal);
        Assert.Contains(">再退一次</textarea>", again.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await DecideAsync(town, "approve")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await DecideAsync(town, "publish")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await DecideAsync(town, "correct", ("note", "说明"))).Status);
    }

    [Fact]
    public async Task The_next_report_that_waits_is_one_click_away()
    {
        var first = await portal.TownshipAsync("丙县未镇人民政府");
        var second = await portal.TownshipAsync("丙县申镇人民政府");
        await portal.SubmittedAsync(first, 2023);
        await portal.SubmittedAsync(second, 2023);

        Assert.Contains($"<a href=\"{Page(second, 2023)}\">", (await CountyPortal.GetAsync(portal.Officer, Page(first, 2023))).Html, StringComparison.Ordinal);
    }

    private static string Page(Domain.Organisations.Unit unit, int year) => $"/county/reports/{unit.Code}/{year}";

    private async Task<(HttpStatusCode Status, string Html, string? Location)> DecideAsync(Domain.Organisations.Unit unit, string step, params (string Name, string Value)[] fields) =>
        await CountyPortal.PostAsync(portal.Officer, Page(unit, 2025), $"{Page(unit, 2025)}?handler={step}", [("revision", $"{await portal.RevisionAsync(unit, 2025)}"), .. fields]);
}
