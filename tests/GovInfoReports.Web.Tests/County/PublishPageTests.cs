using System.Net;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.County;

public sealed class PublishPageTests(CountyPortal portal) : IClassFixture<CountyPortal>
{
    private const string Home = "/county/inbox?year=2019&state=submitted&q=丁";

    [Fact]
    public async Task The_report_page_has_no_button_that_publishes_and_leads_to_the_page_that_asks()
    {
        var town = await ApprovedAsync("丙县一镇人民政府", 2021);

        var html = (await CountyPortal.GetAsync(portal.Officer, $"/county/reports/{town.Code}/2021")).Html;

        Assert.DoesNotContain("handler=publish", html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=approve", html, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"button button-publish\" href=\"{Ask(2021, town)}\">", html, StringComparison.Ordinal);
        Assert.Contains("已通过。测试审核员，", html, StringComparison.Ordinal);
        var decide = html[html.IndexOf("id=\"decide\"", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
        Assert.DoesNotContain("/county/publish", decide, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"button-main", decide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_report_is_named_with_its_first_lines_before_it_becomes_public()
    {
        var town = await ApprovedAsync("丙县二镇人民政府", 2021);

        var (status, html) = await CountyPortal.GetAsync(portal.Officer, Ask(2021, town));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("以下 1 份报告将公开", html, StringComparison.Ordinal);
        Assert.Contains("不能撤回", html, StringComparison.Ordinal);
        Assert.Contains(town.Name, html, StringComparison.Ordinal);
        Assert.Contains("2021 年度", html, StringComparison.Ordinal);
        Assert.Contains($"标题：{town.Name}2021年政府信息公开工作年度报告", html, StringComparison.Ordinal);
        Assert.Contains("（一）主动公开。按目录发布信息。", html, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Approved, await portal.StatusAsync(town, 2021));

        var (done, _, location) = await CountyPortal.PostAsync(portal.Officer, Ask(2021, town), "/county/publish", ("year", "2021"), ("pick", await PickAsync(town, 2021)));
        Assert.Equal((HttpStatusCode.Redirect, $"/county/reports/{town.Code}/2021"), (done, location));
        Assert.Equal(ReportStatus.Published, await portal.StatusAsync(town, 2021));
    }

    [Fact]
    public async Task Several_are_named_and_published_together_and_those_that_cannot_be_say_why()
    {
        var (first, second) = (await ApprovedAsync("丙县三镇人民政府", 2022), await ApprovedAsync("丙县四镇人民政府", 2022));
        var waiting = await portal.TownshipAsync("丙县五镇人民政府");
        await portal.SubmittedAsync(waiting, 2022);
        var list = (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2022&state=approved&select=all")).Html;
        Assert.Contains($"id=\"pick-0\" value=\"{await PickAsync(first, 2022)}\" checked", list, StringComparison.Ordinal);
        const string List = "/county/inbox?year=2022&state=approved";
        var asked = await CountyPortal.PostAsync(portal.Officer, List, List, ("pick", await PickAsync(first, 2022)), ("pick", await PickAsync(second, 2022)), ("step", "publish"));
        Assert.Equal(Ask(2022, first, second), asked.Location);
        Assert.Equal(ReportStatus.Approved, await portal.StatusAsync(first, 2022));

        var html = (await CountyPortal.GetAsync(portal.Officer, Ask(2022, first, second, waiting))).Html;
        Assert.Contains("以下 2 份报告将公开", html, StringComparison.Ordinal);
        Assert.Contains("以下 1 份这次不会公开", html, StringComparison.Ordinal);
        Assert.Contains("报告目前处于“待审核”", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{waiting.Code}:", html, StringComparison.Ordinal);

        var stale = $"{second.Code}:{Guid.NewGuid()}";
        var (status, done, _) = await CountyPortal.PostAsync(portal.Officer, Ask(2022, first), "/county/publish", ("year", "2022"), ("pick", await PickAsync(first, 2022)), ("pick", stale));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("1 份已公开，1 份没有处理", done, StringComparison.Ordinal);
        Assert.Equal((ReportStatus.Published, ReportStatus.Approved), (await portal.StatusAsync(first, 2022), await portal.StatusAsync(second, 2022)));
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_is_not_published()
    {
        var town = await ApprovedAsync("丙县六镇人民政府", 2021);
        var seen = await PickAsync(town, 2021);
        await portal.ReturnAsync(town, 2021, "再看一下");
        await portal.SubmitAsync(town, 2021);
        await portal.ApproveAsync(town, 2021);

        var (status, html, _) = await CountyPortal.PostAsync(portal.Officer, Ask(2021, town), "/county/publish", ("year", "2021"), ("pick", seen));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("您打开页面以后", html, StringComparison.Ordinal);
        Assert.Contains(await PickAsync(town, 2021), html, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Approved, await portal.StatusAsync(town, 2021));
    }

    [Fact]
    public async Task A_correction_says_which_edition_it_replaces()
    {
        var town = await portal.TownshipAsync("丙县七镇人民政府");
        await portal.PublishedAsync(town, 2021);
        var revision = await portal.RevisionAsync(town, 2021);
        await portal.InScopeAsync(s => s.GetRequiredService<GovInfoReports.Application.Reports.OpenCorrection>().ExecuteAsync(portal.OfficerActor, new(town.Code, 2021), revision, "处罚漏计一件。", default));
        await portal.SubmitAsync(town, 2021);
        await portal.ApproveAsync(town, 2021);

        var html = (await CountyPortal.GetAsync(portal.Officer, Ask(2021, town))).Html;

        Assert.Contains("这是第 2 版，公开以后代替第 1 版", html, StringComparison.Ordinal);
        Assert.Contains("处罚漏计一件。", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_or_not_in_the_area_is_not_found_and_nothing_ticked_is_said()
    {
        var town = await ApprovedAsync("丙县八镇人民政府", 2021);
        var pick = await PickAsync(town, 2021);

        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.OtherOfficer, Ask(2021, town))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, "/county/publish?year=1999&unit=1")).Status);
        var (none, html) = await CountyPortal.GetAsync(portal.Officer, "/county/publish?year=2021");
        Assert.Equal(HttpStatusCode.BadRequest, none);
        Assert.Contains("请先勾选", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.PostAsync(portal.OtherOfficer, Home, "/county/publish", ("year", "2021"), ("pick", pick))).Status);
        foreach (var broken in new[] { "no-colon", $"{town.Code}:no-guid" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await CountyPortal.PostAsync(portal.Officer, Ask(2021, town), "/county/publish", ("year", "2021"), ("pick", broken))).Status);
        }

        Assert.Equal(ReportStatus.Approved, await portal.StatusAsync(town, 2021));
    }

    [Fact]
    public async Task An_office_further_up_looks_on_and_is_told_who_decides()
    {
        var town = await portal.TownshipAsync("丙县九镇人民政府");
        await portal.SubmittedAsync(town, 2023);
        using var city = await portal.SignInAsAsync(Role.Officer, portal.Units.City);
        var page = $"/county/reports/{town.Code}/2023";

        var (status, html) = await CountyPortal.GetAsync(city, page);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("这份报告由甲省乙市丙县审核决定，本机关可以查看。", html, StringComparison.Ordinal);
        foreach (var form in new[] { "approve", "return", "comment", "correct" })
        {
            Assert.DoesNotContain($"handler={form}\"", html, StringComparison.Ordinal);
        }

        var revision = $"{await portal.RevisionAsync(town, 2023)}";
        var (refused, again, _) = await CountyPortal.PostAsync(city, Home, $"{page}?handler=approve", ("revision", revision));
        Assert.Equal(HttpStatusCode.Conflict, refused);
        Assert.Contains("由甲省乙市丙县审核决定", again, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, await portal.StatusAsync(town, 2023));

        html = (await CountyPortal.GetAsync(city, "/county?year=2023")).Html;
        Assert.DoesNotContain("份报告等您审核", html, StringComparison.Ordinal);
        Assert.Contains("由其他机关审核决定，本机关可以查看", html, StringComparison.Ordinal);
        html = (await CountyPortal.GetAsync(city, "/county/inbox?year=2023&state=submitted")).Html;
        Assert.DoesNotContain(page, html, StringComparison.Ordinal);
        html = (await CountyPortal.GetAsync(city, "/county/inbox?year=2023&state=submitted&whose=elsewhere")).Html;
        Assert.Contains(page, html, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"checkbox\"", html, StringComparison.Ordinal);
        Assert.Contains("甲省乙市丙县</td>", html, StringComparison.Ordinal);
    }

    private async Task<Unit> ApprovedAsync(string name, int year)
    {
        var town = await portal.TownshipAsync(name);
        await portal.SubmittedAsync(town, year);
        await portal.ApproveAsync(town, year);
        return town;
    }

    private async Task<string> PickAsync(Unit unit, int year) => $"{unit.Code}:{await portal.RevisionAsync(unit, year)}";

    private static string Ask(int year, params Unit[] units) => $"/county/publish?year={year}{string.Concat(units.Select(u => $"&unit={u.Code}"))}";
}
