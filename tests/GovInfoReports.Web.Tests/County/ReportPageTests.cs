using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
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
        foreach (var step in new[] { "approve", "return", "correct" })
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
        Assert.Equal(page, (await CountyPortal.PostAsync(portal.Officer, page, "/county/publish", ("year", "2025"), ("pick", $"{town.Code}:{await portal.RevisionAsync(town, 2025)}"))).Location);
        Assert.Contains("第 1 版，", (await CountyPortal.GetAsync(portal.Officer, page)).Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await DecideAsync(town, "correct", ("note", string.Empty))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(town, "correct", ("note", "漏计一件。"))).Status);
        await portal.SaveAsync(town, 2025, ("disclosure.penalties.decisions", "5"));
        await portal.SubmitAsync(town, 2025);
        html = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        Assert.Contains("与更正前公开的一版相比的改动", html, StringComparison.Ordinal);
        Assert.Contains("漏计一件。", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2020, true, "原公布日期：2021年1月26日（2026年11月30日录入）")]
    [InlineData(2021, false, "2026年11月30日录入")]
    public async Task A_historic_report_says_when_it_was_published_or_only_recorded(int year, bool isTold, string expected)
    {
        var town = await portal.TownshipAsync("丙县古镇人民政府");
        await portal.PublishHistoricAsync(town, year, isTold ? new DateOnly(2021, 1, 26) : null);

        var (_, html) = await CountyPortal.GetAsync(portal.Officer, Page(town, year));

        Assert.Contains($"第 1 版，{expected}</a>", html, StringComparison.Ordinal);
        Assert.Contains("核实事项：导入时没有经过填报，没有说明", html, StringComparison.Ordinal);
        Assert.DoesNotContain("请看填报员的说明", html, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有说明", html, StringComparison.Ordinal);
        Assert.Contains(">历史年报</td>", (await CountyPortal.GetAsync(portal.Officer, $"/county/inbox?year={year}&state=published")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_report_begins_with_why_it_was_returned_and_shows_no_empty_list_of_comments()
    {
        var town = await portal.TownshipAsync("丙县回镇人民政府");
        await portal.SubmittedAsync(town, 2025);
        await portal.ReturnAsync(town, 2025, "请补充整改结果。");

        var (_, html) = await CountyPortal.GetAsync(portal.Officer, Page(town, 2025));

        Assert.Contains("退回原因：请补充整改结果。", html[..html.IndexOf("id=\"findings\"", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("#comments", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"comments\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_without_a_reason_is_refused_with_what_would_do_instead()
    {
        var town = await portal.TownshipAsync("丙县故镇人民政府");
        await portal.SubmittedAsync(town, 2025);
        Assert.Contains("在报告里要改的地方提意见", (await CountyPortal.GetAsync(portal.Officer, Page(town, 2025))).Html, StringComparison.Ordinal);

        var (status, html, _) = await DecideAsync(town, "return", ("reason", " "));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("也可以在报告里要改的地方提意见，提了意见不写原因也能退回", html, StringComparison.Ordinal);
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
        Assert.Equal(HttpStatusCode.Conflict, (await CountyPortal.PostAsync(portal.Officer, Page(town, 2025), "/county/publish", ("year", "2025"), ("pick", $"{town.Code}:{await portal.RevisionAsync(town, 2025)}"))).Status);
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

    [Fact]
    public async Task An_officer_comments_on_a_cell_and_a_section_and_returns_the_report_for_these()
    {
        var town = await portal.TownshipAsync("丙县酉镇人民政府");
        await portal.SubmittedAsync(town, 2025, ("disclosure.penalties.decisions", "5"));
        var page = Page(town, 2025);
        var offered = (await CountyPortal.GetAsync(portal.Officer, $"{page}?comment=disclosure.penalties.decisions")).Html;
        Assert.Contains("<option value=\"disclosure.penalties.decisions\" selected=\"selected\">", offered, StringComparison.Ordinal);
        Assert.Contains("?comment=section.problems#comment-form", offered, StringComparison.Ordinal);

        var made = await CommentAsync(town, "disclosure.penalties.decisions", "与台账不符，<b>请核对</b>。");
        Assert.StartsWith($"{page}#comment-", made.Location, StringComparison.Ordinal);
        Assert.Equal($"{page}#cell-requests-received-total", (await CommentAsync(town, "section.problems", "请补写整改情况。", ("back", "cell-requests-received-total"))).Location);
        Assert.StartsWith($"{page}#comment-", (await CommentAsync(town, "title", "请改标题。", ("back", "x\" onload"))).Location, StringComparison.Ordinal);
        var comments = await CommentsAsync(town);
        var html = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        Assert.Contains($"<a class=\"comment-mark\" href=\"#comment-{comments[0].Id}\">", html, StringComparison.Ordinal);
        Assert.Contains(">见各处意见（3 条）。</textarea>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>请核对</b>", await portal.Officer.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(town, "changeComment", ("id", $"{comments[1].Id}"), ("text", " "))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(town, "changeComment", ("id", $"{comments[1].Id}"), ("text", "请写明整改结果。"))).Status);
        Assert.Equal($"{page}#comments", (await PostAsync(town, "removeComment", ("id", $"{comments[2].Id}"))).Location);
        var blocked = await DecideAsync(town, "approve");
        Assert.Equal(HttpStatusCode.Conflict, blocked.Status);
        Assert.Contains("还有 2 条意见没有了结", blocked.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(town, "return", ("reason", string.Empty))).Status);
        html = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        Assert.Contains("见各处意见（2 条）。", html, StringComparison.Ordinal);
        Assert.Contains("请写明整改结果。", html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=comment\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(town, "removeComment", ("id", $"{comments[0].Id}"))).Status);
    }

    [Fact]
    public async Task What_a_comment_asked_for_is_shown_with_what_was_changed_and_settled_there()
    {
        var town = await portal.TownshipAsync("丙县戌镇人民政府");
        await portal.SubmittedAsync(town, 2025, ("disclosure.penalties.decisions", "5"));
        var page = Page(town, 2025);
        await CommentAsync(town, "disclosure.penalties.decisions", "与台账不符，请核对。");
        await CommentAsync(town, "section.problems", "请补写整改情况。");
        await DecideAsync(town, "return", ("reason", string.Empty));
        var comments = await CommentsAsync(town);
        await portal.SaveAsync(town, 2025, ("disclosure.penalties.decisions", "4"));
        foreach (var comment in comments)
        {
            await portal.InScopeAsync(s => s.GetRequiredService<AnswerComment>().ExecuteAsync(CountyPortal.ClerkOf(town), 2025, comment.Id, true, $"已处理{comment.Place}", default));
        }

        await portal.SubmitAsync(town, 2025);
        var html = (await CountyPortal.GetAsync(portal.Officer, page)).Html;
        var changes = html[html.IndexOf("id=\"changes\"", StringComparison.Ordinal)..html.IndexOf("id=\"years\"", StringComparison.Ordinal)];
        Assert.Contains("与台账不符，请核对。", changes, StringComparison.Ordinal);
        Assert.Contains("已处理disclosure.penalties.decisions", changes, StringComparison.Ordinal);
        Assert.Contains("<del>5</del>", changes, StringComparison.Ordinal);
        Assert.Contains("这里没有改动。", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("意见以外的改动（", changes, StringComparison.Ordinal);

        var wrongRound = await PostAsync(town, "settle", ("round", "1"), ("id", $"{comments[0].Id}"), ("accepted", "true"));
        Assert.Equal(HttpStatusCode.Conflict, wrongRound.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(town, "settle", ("round", "2"), ("id", "999999"), ("accepted", "true"))).Status);
        Assert.Equal($"{page}#comment-{comments[0].Id}", (await PostAsync(town, "settle", ("round", "2"), ("id", $"{comments[0].Id}"), ("accepted", "true"))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(town, "settle", ("round", "2"), ("id", $"{comments[1].Id}"), ("accepted", "false"))).Status);
        Assert.Equal([CommentState.Accepted, CommentState.Open], (await CommentsAsync(town)).Select(c => c.State));
        Assert.Equal(HttpStatusCode.Conflict, (await DecideAsync(town, "approve")).Status);
        await PostAsync(town, "settle", ("round", "2"), ("id", $"{comments[1].Id}"), ("accepted", "true"));
        Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(town, "approve")).Status);
    }

    [Fact]
    public async Task Approving_says_which_answered_comments_it_settles_and_many_at_once_leaves_such_a_report_alone()
    {
        var town = await portal.TownshipAsync("丙县丙镇人民政府");
        await portal.SubmittedAsync(town, 2025);
        await CommentAsync(town, "disclosure.penalties.decisions", "与台账不符，请核对。");
        await DecideAsync(town, "return");
        var comment = (await CommentsAsync(town))[0];
        await portal.InScopeAsync(s => s.GetRequiredService<AnswerComment>().ExecuteAsync(CountyPortal.ClerkOf(town), 2025, comment.Id, true, "核对无误", default));
        await portal.SubmitAsync(town, 2025);

        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2025))).Html;
        var decide = html[html.IndexOf("id=\"decide\"", StringComparison.Ordinal)..];
        Assert.Contains("按“通过”，就是认可以下 1 条已修改的意见", decide, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"#comment-{comment.Id}\">", decide, StringComparison.Ordinal);
        const string List = "/county/inbox?year=2025&state=submitted";
        var pick = $"{town.Code}:{await portal.RevisionAsync(town, 2025)}";
        html = (await CountyPortal.GetAsync(portal.Officer, List + "&select=all")).Html;
        Assert.Contains($"value=\"{pick}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{pick}\" checked", html, StringComparison.Ordinal);
        Assert.Contains("1 条意见待认可", html, StringComparison.Ordinal);
        var many = await CountyPortal.PostAsync(portal.Officer, List, List, ("pick", pick));
        Assert.Contains("有 1 条意见已修改、等待认可", many.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(town, "approve")).Status);
        Assert.Equal(CommentState.Accepted, Assert.Single(await CommentsAsync(town)).State);
    }

    [Theory]
    [InlineData("丙县辛镇人民政府", true, "请改。", "已退回，填报员会看到您写的原因和各处的意见。")]
    [InlineData("丙县壬镇人民政府", true, "", "已退回，填报员会看到各处的意见。")]
    [InlineData("丙县癸镇人民政府", false, "请改。", "已退回，填报员会看到您写的原因。")]
    [InlineData("丙县庚镇人民政府", false, " ", null)]
    public async Task A_return_says_what_the_clerk_reads_and_is_not_made_without_a_reason_or_a_comment(string name, bool comments, string reason, string? said)
    {
        var town = await portal.TownshipAsync(name);
        await portal.SubmittedAsync(town, 2025);
        if (comments)
        {
            await CommentAsync(town, "title", "请核对标题。");
            await CountyPortal.GetAsync(portal.Officer, Page(town, 2025));
        }

        var (status, _, _) = await DecideAsync(town, "return", ("reason", reason));

        Assert.Equal(said is null ? HttpStatusCode.BadRequest : HttpStatusCode.Redirect, status);
        if (said is not null)
        {
            Assert.Contains(said, (await CountyPortal.GetAsync(portal.Officer, Page(town, 2025))).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Findings_speak_to_the_officer_and_not_to_the_clerk()
    {
        var town = await portal.TownshipAsync("丙县己镇人民政府");
        await portal.SubmittedAsync(town, 2025, ("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"));

        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2025))).Html;

        Assert.Contains("核实事项：请看填报员的说明是否属实", html, StringComparison.Ordinal);
        Assert.DoesNotContain("写明说明即可提交", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_years_figures_stand_small_in_the_tables_and_the_list_is_folded_with_the_remarkable_first()
    {
        var town = await portal.TownshipAsync("丙县丁镇人民政府");
        await portal.PublishedAsync(town, 2022, ("disclosure.penalties.decisions", "3"), ("disclosure.licensing.decisions", "40"), ("disclosure.coercion.decisions", "7"));
        await portal.SubmittedAsync(town, 2023, ("disclosure.penalties.decisions", "2"), ("disclosure.licensing.decisions", "90"), ("disclosure.coercion.decisions", "7"));

        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2023))).Html;

        Assert.Matches("id=\"cell-disclosure-licensing-decisions\"[^>]*>90<small class=\"year-before year-large\"><span class=\"visually-hidden\">（上年</span>40 <b aria-hidden=\"true\">▲▲</b><span class=\"visually-hidden\">，增加</span>50<span", html);
        Assert.Matches("id=\"cell-disclosure-penalties-decisions\"[^>]*>2<small class=\"year-before\"><span class=\"visually-hidden\">（上年</span>3 <b aria-hidden=\"true\">▼</b>", html);
        Assert.Matches("id=\"cell-disclosure-coercion-decisions\"[^>]*>7<small class=\"year-before\"><span class=\"visually-hidden\">（上年</span>7<span", html);
        Assert.Contains("与 2022 年度对照：2 项有变化，其中 1 项变化大", html, StringComparison.Ordinal);
        Assert.Matches("(?s)<section class=\"panel\" id=\"years\"[^>]*>\\s*<details>", html);
        var list = html[html.IndexOf("id=\"years\"", StringComparison.Ordinal)..];
        Assert.True(list.IndexOf("+50", StringComparison.Ordinal) < list.IndexOf("−1", StringComparison.Ordinal));
        Assert.True(html.IndexOf("class=\"sheet\"", StringComparison.Ordinal) < html.IndexOf("id=\"years\"", StringComparison.Ordinal));
        Assert.DoesNotContain("year-before", (await CountyPortal.GetAsync(portal.Officer, $"/units/{town.Code}/2022")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_that_is_not_taken_stays_on_the_page()
    {
        var town = await portal.TownshipAsync("丙县亥镇人民政府");
        await portal.SubmittedAsync(town, 2025);

        var nowhere = await CommentAsync(town, "requests.nowhere.total", "写了半天的意见");
        Assert.Equal(HttpStatusCode.BadRequest, nowhere.Status);
        Assert.Contains(">写了半天的意见</textarea>", nowhere.Html, StringComparison.Ordinal);
        var tooLong = await CommentAsync(town, "title", new string('长', ReviewComment.TextLength + 1));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
        Assert.Contains("<option value=\"title\" selected=\"selected\">", tooLong.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"#comment-text\"", tooLong.Html, StringComparison.Ordinal);

        await portal.InScopeAsync(s => s.GetRequiredService<WithdrawReport>().ExecuteAsync(CountyPortal.ClerkOf(town), 2025, default));
        var late = await CommentAsync(town, "title", "撤回以后的意见");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(">撤回以后的意见</textarea>", late.Html, StringComparison.Ordinal);

        foreach (var step in new[] { "comment", "changeComment", "removeComment", "settle" })
        {
            var foreign = await CountyPortal.PostAsync(portal.OtherOfficer, "/county/inbox?year=2019&state=submitted&q=丁", $"{Page(town, 2025)}?handler={step}", ("round", "1"), ("id", "1"), ("place", "title"), ("text", "x"), ("accepted", "true"));
            Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        }
    }

    [Fact]
    public async Task A_finding_becomes_a_comment_with_its_words()
    {
        var town = await portal.TownshipAsync("丙县甲镇人民政府");
        await portal.SubmittedAsync(town, 2025, ("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"));
        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2025))).Html;
        var link = Regex.Match(html, "href=\"(?<link>[^\"#]*\\?comment=disclosure[^\"#]*finding=[0-9a-f]{64})#comment-form\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["link"].Value;
        Assert.NotEmpty(link);

        var asked = (await CountyPortal.GetAsync(portal.Officer, link)).Html;

        Assert.Matches("<textarea id=\"comment-text\"[^>]*>[^<]*制发 2 ", asked);
    }

    [Fact]
    public async Task The_reasons_that_the_clerk_gave_are_shown()
    {
        var town = await portal.TownshipAsync("丙县乙镇人民政府");
        await portal.DraftAsync(town, 2025);
        var statement = Domain.Form.FormCatalog.Official().ForYear(2025)!.NothingStatements[0];
        await portal.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<ReportsDbContext>();
            var report = await db.Reports.Include(r => r.Draft).SingleAsync(r => r.UnitCode == town.Code && r.Year == 2025);
            ReportFrame frame = new(s.GetRequiredService<FormCatalog>().Get(report.Form), null);
            FieldStamp stamp = new("张三", null, new DateTime(2026, 1, 9, 2, 0, 0, DateTimeKind.Utc));
            report.ChangeCarryOver("上年漏报一件结转", true, new ContentChange(), frame, stamp);
            report.DeclareNothing([statement], new ContentChange(), frame, stamp);
            await db.SaveChangesAsync();
        });
        await portal.SubmitAsync(town, 2025);

        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2025))).Html;

        Assert.Contains("上年漏报一件结转", html, StringComparison.Ordinal);
        Assert.Contains("填报员建议更正 2024 年度年报", html, StringComparison.Ordinal);
        Assert.Contains("零报告：", html, StringComparison.Ordinal);
        Assert.Contains($"<li>{statement.Text}</li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_to_be_corrected_says_who_asks_and_why_until_it_says_the_same()
    {
        var town = await portal.TownshipAsync("丙县丑镇人民政府");
        (string, string)[] forward = [("requests.received.naturalPerson", "1"), ("requests.received.total", "1"), ("requests.carriedForward.naturalPerson", "1"), ("requests.carriedForward.total", "1")];
        await portal.PublishedAsync(town, 2024, forward);
        await portal.InScopeAsync(s => s.GetRequiredService<OpenReport>().BeginAsync(CountyPortal.ClerkOf(town), 2025, default));
        Assert.DoesNotContain("id=\"asked\"", (await CountyPortal.GetAsync(portal.Officer, Page(town, 2024))).Html, StringComparison.Ordinal);

        await CarryAsync(town, "2", "上年漏计一件");
        var html = (await CountyPortal.GetAsync(portal.Officer, Page(town, 2024))).Html;
        Assert.Contains("填报员填报 2025 年度报告时改动了上年结转", html, StringComparison.Ordinal);
        Assert.Contains("上年漏计一件", html, StringComparison.Ordinal);
        Assert.Matches("<details id=\"correct\" open", html);

        await CarryAsync(town, "1", "上年漏计一件");
        Assert.DoesNotContain("id=\"asked\"", (await CountyPortal.GetAsync(portal.Officer, Page(town, 2024))).Html, StringComparison.Ordinal);
    }

    private async Task CarryAsync(Domain.Organisations.Unit unit, string number, string reason)
    {
        var revision = await portal.RevisionAsync(unit, 2025);
        await portal.InScopeAsync(s => s.GetRequiredService<ChangeCarryOver>().ExecuteAsync(
            CountyPortal.ClerkOf(unit), 2025, revision, reason, true, [KeyValuePair.Create("requests.carriedOver.naturalPerson", number)], default));
    }

    private Task<(HttpStatusCode Status, string Html, string? Location)> CommentAsync(Domain.Organisations.Unit unit, string place, string text, params (string Name, string Value)[] more) =>
        PostAsync(unit, "comment", [("round", "1"), ("place", place), ("text", text), .. more]);

    private Task<(HttpStatusCode Status, string Html, string? Location)> PostAsync(Domain.Organisations.Unit unit, string step, params (string Name, string Value)[] fields) =>
        CountyPortal.PostAsync(portal.Officer, Page(unit, 2025), $"{Page(unit, 2025)}?handler={step}", fields);

    private Task<List<ReviewComment>> CommentsAsync(Domain.Organisations.Unit unit) => portal.InScopeAsync(async s =>
        (await s.GetRequiredService<ReportsDbContext>().Reports.AsNoTracking().Include(r => r.Comments).SingleAsync(r => r.UnitCode == unit.Code && r.Year == 2025)).Comments.OrderBy(c => c.Id).ToList());

    private static string Page(Domain.Organisations.Unit unit, int year) => $"/county/reports/{unit.Code}/{year}";

    private async Task<(HttpStatusCode Status, string Html, string? Location)> DecideAsync(Domain.Organisations.Unit unit, string step, params (string Name, string Value)[] fields) =>
        await CountyPortal.PostAsync(portal.Officer, Page(unit, 2025), $"{Page(unit, 2025)}?handler={step}", [("revision", $"{await portal.RevisionAsync(unit, 2025)}"), .. fields]);
}
