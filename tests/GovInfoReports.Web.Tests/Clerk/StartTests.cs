using System.Net;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Form;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed class StartTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private const string Carried = "requests.carriedOver.naturalPerson";

    [Fact]
    public async Task The_home_page_offers_to_begin_to_report_nothing_and_to_import()
    {
        var desk = await portal.DeskAsync();
        var home = await desk.GetAsync("/clerk");
        Assert.Contains($"href=\"{desk.Form}/nothing\"", home.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"begin\"", home.Text, StringComparison.Ordinal);

        var begun = await desk.PressAsync(home, "begin:import");

        Assert.Equal($"{desk.Form}/import", begun.Location);
        Assert.Contains($"href=\"{desk.Form}/nothing\"", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_takes_last_years_figures_and_offers_its_texts()
    {
        var desk = await DeskWithLastYearAsync(carriedForward: 1);

        var form = await desk.BeginAsync();

        Assert.Equal("1", form.Fields()[Carried]);
        Assert.Contains("2025年1月1日起至2025年12月31日", form.Fields()["preamble"], StringComparison.Ordinal);
        Assert.Empty(form.Fields()["text.overview"]);
        Assert.Contains($"href=\"{desk.Form}/carry-over\"", form.Text, StringComparison.Ordinal);

        var taken = await desk.PressAsync(form, "takeover:problems", ("text.overview", "自己写的，还没有保存"));

        Assert.Equal($"{desk.Form}#field-text-problems", taken.Location);
        form = await desk.GetAsync(desk.Form);
        Assert.Equal("自己写的，还没有保存", form.Fields()["text.overview"]);
        Assert.Contains("存在的问题", form.Fields()["text.problems"], StringComparison.Ordinal);
        Assert.Contains("上年文字，尚未修改", form.Text, StringComparison.Ordinal);
        Assert.Equal(["problems"], (await desk.ReportAsync()).Draft.Notes.TakenOver);
    }

    [Fact]
    public async Task A_unit_without_a_report_of_last_year_is_offered_the_usual_preamble_once()
    {
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();
        Assert.Contains("前言的一般写法", form.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await desk.PressAsync(form, "standard")).Status);

        form = await desk.GetAsync(desk.Form);
        Assert.Contains($"自{ClerkPortal.Year}年1月1日起至{ClerkPortal.Year}年12月31日止", form.Fields()["preamble"], StringComparison.Ordinal);
        Assert.Contains(desk.Unit.Name, form.Fields()["preamble"], StringComparison.Ordinal);
        Assert.DoesNotContain("前言的一般写法", form.Text, StringComparison.Ordinal);
        await desk.PressAsync(form, "standard", ("preamble", "自己写的前言。"));
        Assert.Equal("自己写的前言。", (await desk.ContentAsync()).Preamble);
    }

    [Fact]
    public async Task Text_that_is_there_is_replaced_only_after_it_was_shown()
    {
        var desk = await DeskWithLastYearAsync();
        var form = await desk.BeginAsync();
        var sent = await desk.PressAsync(form, "takeover:overview", ("text.overview", "今年的文字"));
        Assert.Equal($"{desk.Form}/take-over/overview", sent.Location);
        Assert.Equal("今年的文字", (await desk.ContentAsync()).Text("overview"));
        var page = await desk.GetAsync(sent.Location!);
        Assert.Contains("今年的文字", page.Text, StringComparison.Ordinal);

        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["text.overview"] = "同事的文字" });
        var stale = await desk.PostAsync(sent.Location!, page.Fields());
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("同事的文字", stale.Text, StringComparison.Ordinal);
        Assert.Equal("同事的文字", (await desk.ContentAsync()).Text("overview"));

        var done = await desk.PostAsync(sent.Location!, stale.Fields());
        Assert.Equal($"{desk.Form}#field-text-overview", done.Location);
        Assert.Contains("主动公开", (await desk.ContentAsync()).Text("overview"), StringComparison.Ordinal);
        foreach (var part in new[] { "invented", "requests" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"{desk.Form}/take-over/{part}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await desk.PressAsync(await desk.GetAsync(desk.Form), $"takeover:{part}")).Status);
        }
    }

    [Fact]
    public async Task Without_last_years_report_there_is_nothing_to_take_over()
    {
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();
        Assert.DoesNotContain("takeover:", form.Text, StringComparison.Ordinal);
        var page = await desk.GetAsync($"{desk.Form}/take-over/overview");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PostAsync($"{desk.Form}/take-over/overview", form.Fields())).Status);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync($"{desk.Form}/carry-over")).Status);
    }

    [Fact]
    public async Task What_was_carried_over_is_changed_on_a_page_of_its_own_with_a_reason()
    {
        var desk = await DeskWithLastYearAsync(carriedForward: 1);
        var path = $"{desk.Form}/carry-over";
        var form = await desk.BeginAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PressAsync(form, "save", (Carried, "2"))).Status);
        var page = await desk.GetAsync(path);

        var refused = await desk.PressAtAsync(path, page, "", (Carried, "2"), ("reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("2", refused.Fields()[Carried]);
        refused = await desk.PressAtAsync(path, page, "", (Carried, "许多"), ("reason", "上年漏计一件"));
        Assert.Equal((HttpStatusCode.BadRequest, "许多", "上年漏计一件"), (refused.Status, refused.Fields()[Carried], refused.Fields()["reason"]));

        var done = await desk.PressAtAsync(path, page, "", (Carried, "2"), ("reason", "上年漏计一件"), ("asks", "true"));
        Assert.Equal($"{desk.Form}#section-requests", done.Location);
        var report = await desk.ReportAsync();
        Assert.Equal((CellValue.Of(2), true), (report.Draft.Content.Figures[CellId.Parse(Carried)], report.CarryOverChange!.AsksCorrection));
        Assert.Contains("上年漏计一件", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);

        var stale = await desk.PressAtAsync(path, page, "", (Carried, "3"), ("reason", "另一个原因"));
        Assert.Equal((HttpStatusCode.Conflict, "3", "另一个原因"), (stale.Status, stale.Fields()[Carried], stale.Fields()["reason"]));

        var back = await desk.PostAsync($"{path}?handler=Take", (await desk.GetAsync(path)).Fields());
        Assert.Equal($"{desk.Form}#section-requests", back.Location);
        report = await desk.ReportAsync();
        Assert.Equal((CellValue.Of(1), null), (report.Draft.Content.Figures[CellId.Parse(Carried)], report.CarryOverChange));
    }

    [Fact]
    public async Task Once_last_years_report_says_the_same_the_reason_is_called_needless_and_can_go()
    {
        var desk = await DeskWithLastYearAsync(carriedForward: 1);
        var path = $"{desk.Form}/carry-over";
        await desk.BeginAsync();
        await desk.PressAtAsync(path, await desk.GetAsync(path), "", (Carried, "2"), ("reason", "上年漏计一件"), ("asks", "true"));
        Assert.Contains("与 2024 年已公开的年报不同", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
        await desk.PressAtAsync(path, await desk.GetAsync(path), "", (Carried, "1"), ("reason", "上年漏计一件"), ("asks", "true"));

        var form = await desk.GetAsync(desk.Form);
        Assert.Contains("已经相同，不再需要改动原因", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("年已公开的年报不同", form.Text, StringComparison.Ordinal);

        Assert.Equal($"{desk.Form}#section-requests", (await desk.PressAsync(form, "carry")).Location);
        Assert.Null((await desk.ReportAsync()).CarryOverChange);
        Assert.Contains("已锁定", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_without_last_years_report_is_promised_nothing_from_it()
    {
        var alone = await portal.DeskAsync();
        Assert.DoesNotContain("上年年报带入", (await alone.GetAsync("/clerk")).Text, StringComparison.Ordinal);
        Assert.Contains("前言和落款的日期还没有", (await alone.GetAsync($"{alone.Form}/nothing")).Text, StringComparison.Ordinal);

        var desk = await DeskWithLastYearAsync();
        Assert.Contains("上年年报带入", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("前言和落款的日期还没有", (await desk.GetAsync($"{desk.Form}/nothing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_under_way_is_among_what_is_to_be_done_with_its_note()
    {
        var desk = await DeskWithLastYearAsync();
        await portal.InScopeAsync(s => s.GetRequiredService<OpenCorrection>().ExecuteAsync(desk.Actor, new ReportKey(desk.Unit.Code, ClerkPortal.Year - 1), "处罚漏计一件。", default));

        var home = (await desk.GetAsync("/clerk")).Text;

        Assert.Contains("id=\"pending-2024\"", home, StringComparison.Ordinal);
        Assert.Contains("处罚漏计一件。", home, StringComparison.Ordinal);
        Assert.Contains("修改更正的报告", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_years_report_published_later_is_taken_with_one_press_and_what_was_typed_is_kept()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        await PublishLastYearAsync(desk, 1);
        var form = await desk.GetAsync(desk.Form);
        Assert.Contains("value=\"carry\"", form.Text, StringComparison.Ordinal);

        var taken = await desk.PressAsync(form, "carry", ("disclosure.penalties.decisions", "5"));

        Assert.Equal($"{desk.Form}#section-requests", taken.Location);
        var figures = (await desk.ContentAsync()).Figures;
        Assert.Equal((CellValue.Of(1), CellValue.Of(5)), (figures[CellId.Parse(Carried)], figures[CellId.Parse("disclosure.penalties.decisions")]));
        Assert.DoesNotContain("value=\"carry\"", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_declared_on_one_page_that_begins_the_report_only_then()
    {
        var desk = await DeskWithLastYearAsync();
        var path = $"{desk.Form}/nothing";
        var page = await desk.GetAsync(path);
        Assert.Empty(page.Fields()["text.problems"]);
        Assert.Contains("还没有开始填报", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);

        var brought = await PostAsync(desk, page, "texts", ["requests"], ("text.overview", "今年写的"));
        Assert.Equal(HttpStatusCode.OK, brought.Status);
        Assert.Equal("今年写的", brought.Fields()["text.overview"]);
        Assert.Contains("存在的问题", brought.Fields()["text.problems"], StringComparison.Ordinal);
        Assert.Contains("checked", brought.Input("statement"), StringComparison.Ordinal);
        Assert.Contains("还没有开始填报", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);

        var refused = await PostAsync(desk, brought, "declare", ["requests"]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("href=\"#statement-requests\"", refused.Text, StringComparison.Ordinal);
        refused = await PostAsync(desk, brought, "declare", ["requests", "disputes"], ("disclosure.normativeDocuments.inForce", "三件"));
        Assert.Equal((HttpStatusCode.BadRequest, "三件"), (refused.Status, refused.Fields()["disclosure.normativeDocuments.inForce"]));

        var done = await PostAsync(desk, brought, "declare", ["requests", "disputes", "all:disclosure"]);
        Assert.Equal($"{desk.Form}/check", done.Location);
        var report = await desk.ReportAsync();
        Assert.Equal(8, report.Nothing!.Statements.Count);
        Assert.All(report.Draft.Content.Figures.Cells, c => Assert.Equal(CellValue.Zero, c.Value));
        Assert.Contains("零报告", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);
        Assert.Contains("这份报告已按零报告办理", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_typed_later_withdraws_the_declaration_and_the_form_says_so()
    {
        var desk = await portal.DeskAsync();
        await PostAsync(desk, await desk.GetAsync($"{desk.Form}/nothing"), "declare", ["requests", "disputes"]);
        var saved = await desk.PressAsync(await desk.GetAsync(desk.Form), "save", ("requests.received.other", "1"), ("requests.received.total", "1"));
        Assert.Equal(desk.Form, saved.Location);
        Assert.Contains("零报告已自动撤回", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
        Assert.Null((await desk.ReportAsync()).Nothing);

        var page = await desk.GetAsync($"{desk.Form}/nothing");
        Assert.Contains("name=\"replace\"", page.Text, StringComparison.Ordinal);
        var refused = await PostAsync(desk, page, "declare", ["requests", "disputes"]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("href=\"#replace\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(desk, page, "declare", ["requests", "disputes"], ("replace", "true"))).Status);
        Assert.Equal(CellValue.Zero, (await desk.ContentAsync()).Figures[CellId.Parse("requests.received.other")]);
    }

    [Fact]
    public async Task A_declaration_on_a_report_that_changed_shows_both_texts_and_stores_nothing()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        var page = await desk.GetAsync($"{desk.Form}/nothing");
        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["text.overview"] = "同事写的" });

        var stale = await PostAsync(desk, page, "declare", ["requests", "disputes"], ("text.overview", "我写的"));

        Assert.Equal((HttpStatusCode.Conflict, "我写的"), (stale.Status, stale.Fields()["text.overview"]));
        Assert.Contains("同事写的", stale.Text, StringComparison.Ordinal);
        Assert.Equal("同事写的", (await desk.ContentAsync()).Text("overview"));
        await desk.CompleteSubmittedAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(desk, page, "declare", ["requests", "disputes"])).Status);
    }

    [Fact]
    public async Task Who_carried_an_application_over_is_told_why_there_is_no_declaration()
    {
        var desk = await DeskWithLastYearAsync(carriedForward: 1);
        var page = await desk.GetAsync($"{desk.Form}/nothing");
        Assert.Contains("不能办理零报告", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"begin\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"statement\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(desk, page, "declare", ["requests", "disputes"])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/clerk/reports/2018/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/clerk/reports/2018/carry-over")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/clerk/reports/2018/take-over/overview")).Status);
    }

    private static Task<Sheet> PostAsync(ClerkDesk desk, Sheet page, string button, string[] statements, params (string Field, string Value)[] changes)
    {
        var fields = page.Fields();
        fields["do"] = button;
        foreach (var (field, value) in changes)
        {
            fields[field] = value;
        }

        return desk.PostAsync($"{desk.Form}/nothing", [.. fields, .. statements.Select(s => KeyValuePair.Create(ReportNothing.StatementsField, s))]);
    }

    private async Task<ClerkDesk> DeskWithLastYearAsync(int carriedForward = 0)
    {
        var desk = await portal.DeskAsync();
        await PublishLastYearAsync(desk, carriedForward);
        return desk;
    }

    private async Task PublishLastYearAsync(ClerkDesk desk, int carriedForward)
    {
        ClerkDesk before = new(portal, desk.Unit, null!, ClerkPortal.Year - 1);
        var count = $"{carriedForward}";
        await before.CompleteAsync(("requests.received.naturalPerson", count), ("requests.received.total", count), ("requests.carriedForward.naturalPerson", count), ("requests.carriedForward.total", count), ("text.overview", "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。按期办理。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。"));
        await before.SubmitExplainedAsync();
        await before.PublishAsync(portal.Units.County);
    }
}
