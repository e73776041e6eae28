using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed partial class ReturnedTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private const string Penalties = "disclosure.penalties.decisions";
    private const string Licensing = "disclosure.licensing.decisions";

    [Fact]
    public async Task Only_the_places_with_comments_can_be_changed_and_the_others_say_why()
    {
        var desk = await portal.DeskAsync();
        var (cell, section) = await ReturnedAsync(desk);

        var form = await desk.GetAsync(desk.Form);

        Assert.DoesNotContain("readonly", form.Input(Penalties), StringComparison.Ordinal);
        Assert.DoesNotContain("data-locked", form.Input(Penalties), StringComparison.Ordinal);
        Assert.Contains($"comment-{cell.Id}-text", Sheet.Attribute(form.Input(Penalties), "aria-describedby"), StringComparison.Ordinal);
        Assert.Contains(" readonly data-locked=\"returned\"", form.Input(Licensing), StringComparison.Ordinal);
        Assert.Contains("lock-returned", Sheet.Attribute(form.Input(Licensing), "aria-describedby"), StringComparison.Ordinal);
        Assert.Contains("id=\"lock-returned\"", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("readonly", form.Input("text.problems"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-locked", form.Input("text.problems"), StringComparison.Ordinal);
        Assert.Contains("readonly", form.Input("text.overview"), StringComparison.Ordinal);
        Assert.Contains("readonly", form.Input("title"), StringComparison.Ordinal);
        Assert.Contains("审核意见（待处理 2 条）", form.Text, StringComparison.Ordinal);
        Assert.Contains($"id=\"comment-{section.Id}\"", form.Text, StringComparison.Ordinal);
        Assert.Contains("还要办 2 件", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_says_what_the_comments_ask_for()
    {
        var desk = await portal.DeskAsync();
        var (cell, section) = await ReturnedAsync(desk);

        var home = (await desk.GetAsync("/clerk")).Text;

        Assert.Contains(cell.Text, home, StringComparison.Ordinal);
        Assert.Contains(section.Text, home, StringComparison.Ordinal);
        Assert.Contains("要修改的地方（2 处）", home, StringComparison.Ordinal);
        Assert.DoesNotContain("见各处意见", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_what_is_locked_is_refused_at_its_field_and_stays_on_the_page()
    {
        var desk = await portal.DeskAsync();
        await ReturnedAsync(desk);
        var form = await desk.GetAsync(desk.Form);

        var refused = await desk.PressAsync(form, "save", (Licensing, "9"), (Penalties, "4"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("9", Sheet.Attribute(refused.Input(Licensing), "value"));
        Assert.Contains("没有被退回", refused.Text, StringComparison.Ordinal);
        Assert.Equal(4, (await desk.ContentAsync()).Figures[Domain.Form.CellId.Parse(Penalties)].Number);
    }

    [Fact]
    public async Task Filling_the_rest_with_zeros_passes_over_what_is_locked()
    {
        var desk = await portal.DeskAsync();
        await ReturnedAsync(desk);
        var form = await desk.GetAsync(desk.Form);

        var filled = await desk.PressAsync(form, "zeros:disclosure", (Penalties, string.Empty), (Licensing, string.Empty));

        Assert.Equal(HttpStatusCode.BadRequest, filled.Status);
        Assert.Contains("没有被退回", filled.Text, StringComparison.Ordinal);
        filled = await desk.PressAsync(form, "zeros:disclosure", (Penalties, string.Empty));
        Assert.Equal(HttpStatusCode.Redirect, filled.Status);
        var figures = (await desk.ContentAsync()).Figures;
        Assert.Equal((0m, 3m), (figures[Domain.Form.CellId.Parse(Penalties)].Number, figures[Domain.Form.CellId.Parse(Licensing)].Number));
    }

    [Fact]
    public async Task Marking_a_comment_as_done_saves_what_was_typed_and_the_answer()
    {
        var desk = await portal.DeskAsync();
        var (cell, section) = await ReturnedAsync(desk);
        var form = await desk.GetAsync(desk.Form);

        var done = await desk.PressAsync(form, $"done:{cell.Id}", (Penalties, "4"), ($"answer.{cell.Id}", "已按台账改为 4 件。"));
        Assert.Equal($"{desk.Form}#comment-{cell.Id}", done.Location);
        Assert.Equal(4, (await desk.ContentAsync()).Figures[Domain.Form.CellId.Parse(Penalties)].Number);
        Assert.Equal((CommentState.Done, "已按台账改为 4 件。"), (await CommentsAsync(desk)).Where(c => c.Id == cell.Id).Select(c => (c.State, c.Answer)).Single());

        form = await desk.GetAsync(desk.Form);
        Assert.Contains("待处理 1 条", form.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PressAsync(form, $"undone:{cell.Id}")).Status);
        Assert.Equal(CommentState.Open, (await CommentsAsync(desk)).Single(c => c.Id == cell.Id).State);

        form = await desk.GetAsync(desk.Form);
        var tooLong = await desk.PressAsync(form, $"done:{section.Id}", ($"answer.{section.Id}", new string('长', ReviewComment.TextLength + 1)), (Penalties, "7"));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
        Assert.Contains($"href=\"#field-answer-{section.Id}\"", tooLong.Text, StringComparison.Ordinal);
        Assert.Equal(ReviewComment.TextLength + 1, tooLong.Fields()[$"answer.{section.Id}"].Length);
        Assert.Equal(7, (await desk.ContentAsync()).Figures[Domain.Form.CellId.Parse(Penalties)].Number);

        var gone = await desk.PressAsync(await desk.GetAsync(desk.Form), "done:999999");
        Assert.Equal(HttpStatusCode.Conflict, gone.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.PressAsync(await desk.GetAsync(desk.Form), "done:x")).Status);
    }

    [Fact]
    public async Task A_locked_place_opens_with_a_reason()
    {
        var desk = await portal.DeskAsync();
        await ReturnedAsync(desk);
        var form = await desk.GetAsync($"{desk.Form}?open=section.overview");
        Assert.Contains("<option value=\"section.overview\" selected=\"selected\">", form.Text, StringComparison.Ordinal);

        var without = await desk.PressAsync(form, "open", ("open.place", "section.overview"), ("open.reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("href=\"#field-open-reason\"", without.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PressAsync(form, "open", ("open.place", "section.nothing"), ("open.reason", "要改"))).Status);

        var opened = await desk.PressAsync(form, "open", ("open.place", "section.overview"), ("open.reason", "数字改了，文字要一起改。"));
        Assert.Equal($"{desk.Form}#section-overview", opened.Location);
        form = await desk.GetAsync(desk.Form);
        Assert.DoesNotContain("readonly", form.Input("text.overview"), StringComparison.Ordinal);
        Assert.Contains("数字改了，文字要一起改。", form.Text, StringComparison.Ordinal);
        Assert.Contains("待处理 2 条", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comparison_shows_what_was_changed_for_which_comment()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        Assert.Contains("还没有提交过", (await desk.GetAsync($"{desk.Form}/changes")).Text, StringComparison.Ordinal);
        desk = await portal.DeskAsync();
        await ReturnedAsync(desk);
        Assert.Contains("没有改动", (await desk.GetAsync($"{desk.Form}/changes")).Text, StringComparison.Ordinal);
        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [Penalties] = "4" });

        var changes = await desk.GetAsync($"{desk.Form}/changes");

        Assert.Contains("请与台账核对。", changes.Text, StringComparison.Ordinal);
        Assert.Contains("<del>5</del>", changes.Text, StringComparison.Ordinal);
        Assert.Contains("<ins>4</ins>", changes.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{desk.Form}#cell-disclosure-penalties-decisions\"", changes.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/clerk/reports/2024/changes")).Status);
    }

    [Fact]
    public async Task The_check_list_counts_comments_and_blocks_until_each_is_done()
    {
        var desk = await portal.DeskAsync();
        var (cell, section) = await ReturnedAsync(desk);
        var check = await desk.GetAsync($"{desk.Form}/check");
        Assert.Contains("提交前还要办 2 件", check.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{desk.Form}#comment-{cell.Id}\"", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Submit", check.Text, StringComparison.Ordinal);

        var refused = await desk.PostAsync($"{desk.Form}/check?handler=Submit", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__form"] = Token().Match(check.Text).Groups["value"].Value,
            ["revision"] = (await desk.ReportAsync()).Revision.ToString(),
        });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("还有 2 条审核意见没有处理", refused.Text, StringComparison.Ordinal);

        foreach (var id in new[] { cell.Id, section.Id })
        {
            await portal.InScopeAsync(s => s.GetRequiredService<AnswerComment>().ExecuteAsync(desk.Actor, ClerkPortal.Year, id, true, null, default));
        }

        check = await desk.GetAsync($"{desk.Form}/check");
        Assert.Contains("handler=Submit", check.Text, StringComparison.Ordinal);
        Assert.Contains("已处理的审核意见（2 条）", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_usual_reason_explains_where_nothing_is_written_and_the_report_is_submitted_with_it()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"));
        var check = await desk.GetAsync($"{desk.Form}/check");
        var fields = check.Fields();
        var explains = fields.Keys.Where(k => k.StartsWith("explain.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(explains);
        Assert.Contains("name=\"then\" value=\"submit\"", check.Text, StringComparison.Ordinal);
        foreach (var name in explains)
        {
            var usual = name.Replace("explain.", "usual.", StringComparison.Ordinal);
            var select = Regex.Match(check.Text, $"<select[^>]*name=\"{usual}\".*?</select>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;
            fields[usual] = WebUtility.HtmlDecode(Regex.Match(select, "<option value=\"(?<reason>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["reason"].Value);
        }

        fields[explains[0]] = "自己写的说明";
        fields["then"] = "submit";
        var done = await desk.PostAsync($"{desk.Form}/check", fields);

        Assert.Equal($"{desk.Form}/receipt", done.Location);
        var texts = (await desk.ReportAsync()).Explanations.Select(e => e.Text).ToList();
        Assert.Equal(explains.Count, texts.Count);
        Assert.Contains("自己写的说明", texts);
        Assert.All(explains.Skip(1), name => Assert.Contains(fields[name.Replace("explain.", "usual.", StringComparison.Ordinal)], texts));
    }

    [Fact]
    public async Task What_is_explained_stands_apart_and_can_be_worded_anew()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"));
        var fields = (await desk.GetAsync($"{desk.Form}/check")).Fields();
        foreach (var name in fields.Keys.Where(k => k.StartsWith("explain.", StringComparison.Ordinal)).ToList())
        {
            fields[name] = "已与台账核对。";
        }

        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync($"{desk.Form}/check", fields)).Status);
        var check = await desk.GetAsync($"{desk.Form}/check");

        Assert.Contains("已说明的核实事项（", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"findings-query\"", check.Text, StringComparison.Ordinal);
        Assert.All(check.Fields().Where(f => f.Key.StartsWith("explain.", StringComparison.Ordinal)), f => Assert.Equal("已与台账核对。", f.Value));
    }

    [Fact]
    public async Task A_finding_in_text_leads_to_its_very_words_in_the_stored_text()
    {
        var desk = await portal.DeskAsync();
        const string Bound = "（一）主动公开。共[0](cell:disclosure.licensing.decisions)件。";
        var overview = $"{Bound}\n\n（二）依申请公开。申请人电话13900001234，均已办结。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。更新。\n\n（五）监督保障。培训。";
        await desk.CompleteAsync(("text.overview", overview));
        var stored = (await desk.ContentAsync()).Text("overview");

        var check = await desk.GetAsync($"{desk.Form}/check");

        var at = Regex.Match(check.Text, "\\?at=(?<from>[0-9]+)-(?<size>[0-9]+)#field-text-overview", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(at.Success);
        var words = stored.Substring(int.Parse(at.Groups["from"].Value, CultureInfo.InvariantCulture), int.Parse(at.Groups["size"].Value, CultureInfo.InvariantCulture));
        Assert.Contains("13900001234", words, StringComparison.Ordinal);
    }

    // Submitted with penalties 5 and licensing 3, and sent back for the penalties and the section of problems.
    private async Task<(ReviewComment Cell, ReviewComment Section)> ReturnedAsync(ClerkDesk desk)
    {
        await desk.CompleteAsync((Penalties, "5"), (Licensing, "3"));
        var view = await portal.InScopeAsync(s => s.GetRequiredService<OpenReport>().ViewAsync(desk.Actor, new ReportKey(desk.Unit.Code, ClerkPortal.Year), default));
        foreach (var finding in view.Checks.Unexplained(view.Report.Explanations))
        {
            await portal.InScopeAsync(s => s.GetRequiredService<ExplainFinding>().ExecuteAsync(desk.Actor, ClerkPortal.Year, finding.Fingerprint, "已核对，属实。", default));
        }

        await desk.SubmitAsync();
        Actor officer = new(0, "审核员", Role.Officer, portal.Units.County);
        ReportKey key = new(desk.Unit.Code, ClerkPortal.Year);
        await portal.InScopeAsync(s => s.GetRequiredService<CommentOnReport>().ExecuteAsync(officer, key, 1, Penalties, "请与台账核对。", default));
        await portal.InScopeAsync(s => s.GetRequiredService<CommentOnReport>().ExecuteAsync(officer, key, 1, "section.problems", "请补写整改情况。", default));
        var revision = (await desk.ReportAsync()).Revision;
        await portal.InScopeAsync(s => s.GetRequiredService<ReturnReport>().ExecuteAsync(officer, key, revision, null, default));
        var comments = await CommentsAsync(desk);
        return (comments[0], comments[1]);
    }

    private Task<List<ReviewComment>> CommentsAsync(ClerkDesk desk) => portal.InScopeAsync(async s =>
        (await s.GetRequiredService<ReportsDbContext>().Reports.AsNoTracking().Include(r => r.Comments).SingleAsync(r => r.UnitCode == desk.Unit.Code && r.Year == ClerkPortal.Year)).Comments.OrderBy(c => c.Id).ToList());

    [GeneratedRegex("name=\"__form\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Token();
}
