using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed partial class StepTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    [Fact]
    public async Task Errors_block_the_submission_and_are_listed_with_links_to_their_cells()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("requests.received.naturalPerson", "5"), ("requests.received.total", "5"));
        var check = await desk.GetAsync($"{desk.Form}/check");
        Assert.Contains("强制", check.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{desk.Form}#cell-requests-", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Submit", check.Text, StringComparison.Ordinal);

        var refused = await desk.PostAsync($"{desk.Form}/check?handler=Submit", await RevisionAsync(desk, check));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("强制事项没有改正", refused.Text, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Draft, (await desk.ReportAsync()).Status);
    }

    [Fact]
    public async Task A_complete_report_is_submitted_and_gets_a_receipt()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        var check = await ExplainedAsync(desk);
        var submitted = await desk.PostAsync($"{desk.Form}/check?handler=Submit", await RevisionAsync(desk, check));
        Assert.Equal($"{desk.Form}/receipt", submitted.Location);

        var receipt = await desk.GetAsync($"{desk.Form}/receipt");
        foreach (var said in new[] { $"{desk.Unit.Code}-2025-01", desk.Unit.Name, "2026年1月12日 10:32", "北京时间", "sha256:", "第 1 次提交", "待审核", "<td>没有</td>", "接下来" })
        {
            Assert.Contains(said, receipt.Text, StringComparison.Ordinal);
        }

        Assert.Contains("等待审核", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);
        var again = await desk.PostAsync($"{desk.Form}/check?handler=Submit", await RevisionAsync(desk, check));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"{desk.Form}/receipt?round=2")).Status);
    }

    [Fact]
    public async Task Report_of_a_year_not_over_asks_for_a_reason_and_keeps_what_was_typed()
    {
        await using var early = new ClerkPortal();
        await early.InitializeAsync();
        early.Clock.Move(TimeSpan.FromDays(-60));
        var desk = await early.DeskAsync();
        await desk.CompleteAsync(("signature", "丙县新镇人民政府\n2025年11月10日"));
        var check = await ExplainedAsync(desk);
        Assert.Contains("2025年度还没有结束，2026年1月1日起才能提交", check.Text, StringComparison.Ordinal);

        var revision = await RevisionAsync(desk, check);
        var refused = await desk.PostAsync($"{desk.Form}/check?handler=Submit", revision);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("href=\"#early\"", refused.Text, StringComparison.Ordinal);
        var tooLong = await desk.PostAsync($"{desk.Form}/check?handler=Submit", new Dictionary<string, string>(revision) { ["early"] = "撤并" + new string('长', AnnualReport.ReasonLength) });
        Assert.Contains(">撤并长长", tooLong.Text, StringComparison.Ordinal);
        var submitted = await desk.PostAsync($"{desk.Form}/check?handler=Submit", new Dictionary<string, string>(revision) { ["early"] = "本镇撤销" });

        Assert.Equal($"{desk.Form}/receipt", submitted.Location);
        Assert.Equal("本镇撤销", (await desk.ReportAsync()).Decisions[^1].Reason);
    }

    [Fact]
    public async Task A_report_that_changed_since_it_was_checked_is_not_submitted()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        var check = await ExplainedAsync(desk);
        var seen = await RevisionAsync(desk, check);
        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "另一个标题" });
        var refused = await desk.PostAsync($"{desk.Form}/check?handler=Submit", seen);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(ReportStatus.Draft, (await desk.ReportAsync()).Status);
    }

    [Fact]
    public async Task An_explanation_lapses_when_the_values_change()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"));
        await ExplainedAsync(desk);
        Assert.DoesNotContain("还没有说明", (await desk.GetAsync($"{desk.Form}/check")).Text, StringComparison.Ordinal);

        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["disclosure.normativeDocuments.issued"] = "3" });
        var check = await desk.GetAsync($"{desk.Form}/check");
        Assert.Contains("还没有说明", check.Text, StringComparison.Ordinal);
        Assert.Contains("不再有效", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_that_is_too_long_or_comes_too_late_stays_on_the_page()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"));
        var check = await desk.GetAsync($"{desk.Form}/check");
        var fields = check.Fields();
        var name = fields.Keys.First(k => k.StartsWith("explain.", StringComparison.Ordinal));
        fields[name] = new string('长', AnnualReport.ReasonLength + 1);
        var refused = await desk.PostAsync($"{desk.Form}/check", fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(fields[name], refused.Fields()[name]);

        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["disclosure.normativeDocuments.issued"] = "3" });
        fields[name] = "说明写好了";
        refused = await desk.PostAsync($"{desk.Form}/check", fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("说明写好了", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_could_not_run_are_listed_apart()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        var check = await desk.GetAsync($"{desk.Form}/check");
        Assert.Matches("未能核对的规则：[1-9]", check.Text);
    }

    [Fact]
    public async Task A_submitted_report_can_be_taken_back_until_it_is_decided()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        await ExplainedAsync(desk);
        await desk.SubmitAsync();
        var page = await desk.GetAsync($"{desk.Form}/withdraw");
        Assert.Equal(ReportStatus.Submitted, (await desk.ReportAsync()).Status);
        var done = await desk.PostAsync($"{desk.Form}/withdraw", page.Fields());
        Assert.Equal(desk.Form, done.Location);
        Assert.Equal(ReportStatus.Draft, (await desk.ReportAsync()).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.PostAsync($"{desk.Form}/withdraw", page.Fields())).Status);
        Assert.Contains("撤回", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_report_is_corrected_with_a_note()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        await ExplainedAsync(desk);
        await desk.SubmitAsync();
        await desk.PublishAsync(portal.Units.County);
        Assert.Contains("/correct", (await desk.GetAsync($"{desk.Form}/preview")).Text, StringComparison.Ordinal);

        var page = await desk.GetAsync($"{desk.Form}/correct");
        var fields = page.Fields();
        fields["note"] = " ";
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PostAsync($"{desk.Form}/correct", fields)).Status);
        fields["note"] = "行政处罚少计 1 件，予以更正。";
        Assert.Equal(desk.Form, (await desk.PostAsync($"{desk.Form}/correct", fields)).Location);
        Assert.Contains("行政处罚少计 1 件", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
        Assert.Contains("更正", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);
        var late = await desk.PostAsync($"{desk.Form}/correct", fields);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("行政处罚少计 1 件", late.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Signer)]
    public async Task Other_roles_do_not_enter(Role role)
    {
        using var browser = await portal.SignInAsAsync(role, role == Role.Signer ? portal.Units.Township : portal.Units.County);
        foreach (var path in new[] { "/clerk", "/clerk/reports/2025", "/clerk/reports/2025/check", "/clerk/reports/2025/import" })
        {
            using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static async Task<Sheet> ExplainedAsync(ClerkDesk desk)
    {
        var check = await desk.GetAsync($"{desk.Form}/check");
        var fields = check.Fields();
        foreach (var name in fields.Keys.Where(k => k.StartsWith("explain.", StringComparison.Ordinal)).ToList())
        {
            fields[name] = "已与台账核对，情况属实。";
        }

        if (fields.Keys.Any(k => k.StartsWith("explain.", StringComparison.Ordinal)))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync($"{desk.Form}/check", fields)).Status);
        }

        return await desk.GetAsync($"{desk.Form}/check");
    }

    private static async Task<Dictionary<string, string>> RevisionAsync(ClerkDesk desk, Sheet check) => new(StringComparer.Ordinal)
    {
        ["__form"] = Token().Match(check.Text).Groups["value"].Value,
        ["revision"] = (await desk.ReportAsync()).Revision.ToString(),
    };

    [GeneratedRegex("name=\"__form\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Token();
}
