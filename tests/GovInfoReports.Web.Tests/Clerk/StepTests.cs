using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;

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
        foreach (var said in new[] { $"{desk.Unit.Code}-2025-01", desk.Unit.Name, "2026年1月12日 10:32", "北京时间", "sha256:", "第 1 次提交", "待审核" })
        {
            Assert.Contains(said, receipt.Text, StringComparison.Ordinal);
        }

        Assert.Contains("等待审核", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);
        var again = await desk.PostAsync($"{desk.Form}/check?handler=Submit", await RevisionAsync(desk, check));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"{desk.Form}/receipt?round=2")).Status);
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
    public async Task Other_roles_do_not_enter(Role role)
    {
        using var browser = await portal.SignInAsAsync(role, portal.Units.County);
        foreach (var path in new[] { "/clerk", "/clerk/reports/2025", "/clerk/reports/2025/check", "/clerk/reports/2025/import" })
        {
            using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_text_is_read_beside_its_source_and_taken_when_accepted()
    {
        var desk = await portal.DeskAsync();
        var page = await desk.GetAsync($"{desk.Form}/import");
        var brought = await BringAsync(desk, page, Encoding.UTF8.GetBytes(Report(desk.Unit.Name, 2025)), "年报.txt");
        Assert.Equal(HttpStatusCode.Redirect, brought.Status);
        var reading = await desk.GetAsync(brought.Location!);
        Assert.Equal(HttpStatusCode.OK, reading.Status);
        foreach (var said in new[] { "id=\"line-1\"", "年报.txt", "id=\"cell-requests-received-naturalPerson\"", "公开栏" })
        {
            Assert.Contains(said, reading.Text, StringComparison.Ordinal);
        }

        var fields = reading.Fields();
        fields["take"] = "All";
        fields.Remove("confirmed");
        Assert.Equal($"{desk.Form}/check", (await desk.PostAsync(brought.Location!, fields)).Location);
        Assert.Contains("公开栏", (await desk.ContentAsync()).Text("overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_another_year_asks_for_confirmation()
    {
        var desk = await portal.DeskAsync();
        var brought = await BringAsync(desk, await desk.GetAsync($"{desk.Form}/import"), Encoding.UTF8.GetBytes(Report("丁县南镇人民政府", 2024)), "x.txt");
        var reading = await desk.GetAsync(brought.Location!);
        var fields = reading.Fields();
        fields["take"] = "Figures";
        var refused = await desk.PostAsync(brought.Location!, fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("href=\"#confirmed\"", refused.Text, StringComparison.Ordinal);
        fields["confirmed"] = "true";
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(brought.Location!, fields)).Status);

        var other = await portal.DeskAsync();
        await other.BeginAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(brought.Location!)).Status);
    }

    [Fact]
    public async Task What_is_no_text_is_refused_at_the_field()
    {
        var desk = await portal.DeskAsync();
        var page = await desk.GetAsync($"{desk.Form}/import");
        foreach (var bytes in new byte[][] { [], [0x50, 0x4b, 3, 4, 0, 0, 0, 0], Encoding.ASCII.GetBytes("%PDF-1.7 xxxxx"), [1, 0, 2, 0, 3, 0, 0, 0], new byte[3_000_000] })
        {
            var refused = await BringAsync(desk, page, bytes, "年报.docx");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains("id=\"file-error\"", refused.Text, StringComparison.Ordinal);
        }

        var fields = page.Fields();
        fields["text"] = "  ";
        var empty = await desk.PostAsync($"{desk.Form}/import", fields);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("id=\"text-error\"", empty.Text, StringComparison.Ordinal);
    }

    private static async Task<Sheet> BringAsync(ClerkDesk desk, Sheet page, byte[] bytes, string fileName)
    {
        using MultipartFormDataContent content = [];
        using StringContent token = new(page.Fields()["__form"]);
        using StringContent text = new(string.Empty);
        using ByteArrayContent file = new(bytes);
        content.Add(token, "__form");
        content.Add(text, "text");
        content.Add(file, "file", fileName);
        return await desk.PostAsync($"{desk.Form}/import", content);
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

    private static string Report(string unit, int year)
    {
        StringBuilder text = new();
        text.Append(unit).Append(year).AppendLine("年政府信息公开工作年度报告").AppendLine();
        text.AppendLine("一、总体情况").AppendLine("本年在村级公开栏张贴信息。").AppendLine();
        text.AppendLine("三、收到和处理政府信息公开申请情况");
        foreach (var row in ClerkPortal.Edition.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            var n = row.Code is "received" or "granted" or "handledTotal" ? 4 : 0;
            text.AppendJoin('\t', row.Labels).Append('\t').Append(n).Append("\t0\t0\t0\t0\t0\t").Append(n).AppendLine();
        }

        return text.ToString();
    }

    [GeneratedRegex("name=\"__form\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Token();
}
