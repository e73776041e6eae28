using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed class NarrativeTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private const string Overview = "text.overview";

    [Fact]
    public async Task A_preview_is_the_text_made_safe_and_stores_nothing()
    {
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();

        var preview = await PreviewAsync(desk, form, "# （一）主动公开\n<script>alert(1)</script>[5](cell:requests.received.total)件");

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal("<h3>（一）主动公开</h3>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;<span class=\"bound\">5</span>件</p>", preview.Text.Trim());
        Assert.Empty((await desk.ContentAsync()).Text("overview"));
        Assert.Empty((await PreviewAsync(desk, form, string.Empty)).Text);
    }

    [Fact]
    public async Task A_preview_is_refused_when_it_is_too_long_or_comes_without_the_forms_token()
    {
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();

        var longest = await PreviewAsync(desk, form, new string('字', ReportLimits.SectionText));
        var tooLong = await PreviewAsync(desk, form, new string('字', ReportLimits.SectionText + 1));
        var foreign = await desk.PostAsync($"{desk.Form}/text-preview", new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "甲" });

        Assert.Equal(HttpStatusCode.OK, longest.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "文字太长，不能预览。"), (tooLong.Status, tooLong.Text));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
        Assert.Equal($"{desk.Form}/preview", (await desk.GetAsync($"{desk.Form}/text-preview")).Location);
    }

    [Fact]
    public async Task Findings_in_a_text_stand_below_it_with_their_words()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("text.overview", "本年度共收到政府信息公开申请9件。"), ("requests.received.naturalPerson", "3"), ("requests.received.total", "3"));

        var form = await desk.GetAsync(desk.Form);
        var finding = Regex.Match(form.Text, "<li class=\"finding text-finding[^>]*data-rule=\"B1b\".*?</li>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;

        Assert.Contains("href=\"#field-text-overview\"", finding, StringComparison.Ordinal);
        Assert.Contains("9件", WebUtility.HtmlDecode(Sheet.Attribute(Regex.Match(finding, "<a [^>]*>", RegexOptions.None, TimeSpan.FromSeconds(5)).Value, "data-words")), StringComparison.Ordinal);
        Assert.Contains("data-cells=\"requests.received.total", finding, StringComparison.Ordinal);
        Assert.Contains("data-right=\"3\"", finding, StringComparison.Ordinal);
        Assert.Matches("data-findings-of=\"text.otherMatters\" hidden", form.Text);
    }

    [Fact]
    public async Task The_place_of_a_finding_is_that_in_the_text_with_its_bound_values()
    {
        var desk = await portal.DeskAsync();
        const string Before = "（一）主动公开[7](cell:requests.received.naturalPerson)条。";
        await desk.CompleteAsync(("text.overview", $"{Before}本年度共收到政府信息公开申请9件。"), ("requests.received.naturalPerson", "3"), ("requests.received.total", "3"));

        var form = await desk.GetAsync(desk.Form);
        var finding = Regex.Match(form.Text, "data-rule=\"B1b\".*?</li>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;
        var at = Sheet.Attribute(Regex.Match(finding, "<a [^>]*>", RegexOptions.None, TimeSpan.FromSeconds(5)).Value, "data-at")!.Split('-');
        var stored = BoundValues.FromEditing(form.Fields()[Overview]);
        var words = stored.Substring(int.Parse(at[0], CultureInfo.InvariantCulture), int.Parse(at[1], CultureInfo.InvariantCulture));

        Assert.Contains("9件", words, StringComparison.Ordinal);
        Assert.StartsWith(Before.Replace('7', '3'), stored, StringComparison.Ordinal);
        Assert.DoesNotContain("](cell:", form.Fields()[Overview], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_in_other_matters_is_a_checklist_beside_the_text()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        Assert.Matches("data-keywords=\"信息处理费\" data-besides=\"\" data-aspect-of=\"field-text-otherMatters\">", WebUtility.HtmlDecode((await desk.GetAsync(desk.Form)).Text));

        await desk.PressAsync(await desk.GetAsync(desk.Form), "save", ("text.otherMatters", "未收取信息处理费。"));

        Assert.Matches("data-keywords=\"信息处理费\" data-besides=\"\" data-aspect-of=\"field-text-otherMatters\" class=\"spoken\">", WebUtility.HtmlDecode((await desk.GetAsync(desk.Form)).Text));
    }

    [Fact]
    public async Task The_cells_to_choose_from_are_those_of_the_form_with_their_values()
    {
        var desk = await portal.DeskAsync();
        var form = await desk.PressAsync(await desk.BeginAsync(), "save", ("requests.received.naturalPerson", "3"), (Overview, "</script><b>"));
        Assert.Equal(HttpStatusCode.Redirect, form.Status);

        var text = (await desk.GetAsync($"{desk.Form}/overview")).Text;
        var json = Regex.Match(text, "<script type=\"application/json\" id=\"text-cells\">(?<json>.*?)</script>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups["json"].Value;
        using var cells = System.Text.Json.JsonDocument.Parse(json);
        var all = cells.RootElement.EnumerateArray().SelectMany(g => g.GetProperty("cells").EnumerateArray()).ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("value").GetString(), StringComparer.Ordinal);

        Assert.Equal(ClerkPortal.Edition.Cells.Select(c => c.Id.ToString()).Order(StringComparer.Ordinal), all.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("3", ""), (all["requests.received.naturalPerson"], all["requests.carriedOver.naturalPerson"]));
    }

    [Fact]
    public async Task Likeness_to_last_year_stands_under_the_text_and_leads_to_the_passages()
    {
        const string Words = "便民大厅设立查阅专区，逐日更新目录，全年公开惠民补贴名单和村级财务收支情况。";
        var neighbour = await portal.DeskAsync();
        await neighbour.CompleteAsync(("text.overview", $"（一）主动公开。{Words}（二）依申请公开。申请均已办理。（三）信息管理。（四）平台建设。（五）监督保障。"));
        await neighbour.SubmitAsync();
        await neighbour.PublishAsync(portal.Units.County);
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("text.overview", $"<b>{Words}"));

        var page = WebUtility.HtmlDecode((await desk.GetAsync($"{desk.Form}/likeness")).Text);

        Assert.Contains($"<mark>{Words.TrimEnd('。')}</mark>", page, StringComparison.Ordinal);
        Assert.Contains("没有上年已公开的年报可比", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{desk.Form}/likeness#likeness-overview\"", (await desk.GetAsync(desk.Form)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/clerk/reports/2024/likeness")).Status);
    }

    private static Task<Sheet> PreviewAsync(ClerkDesk desk, Sheet form, string text) =>
        desk.PostAsync($"{desk.Form}/text-preview", new Dictionary<string, string>(StringComparer.Ordinal) { ["__form"] = form.Fields()["__form"], ["text"] = text });
}
