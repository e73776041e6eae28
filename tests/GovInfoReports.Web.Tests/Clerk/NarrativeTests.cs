using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Reports;

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
        Assert.Matches("data-findings-of=\"text.problems\" hidden", form.Text);
    }

    [Fact]
    public async Task What_belongs_in_other_matters_is_a_checklist_beside_the_text()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        Assert.Matches("data-keywords=\"信息处理费\" data-aspect-of=\"field-text-otherMatters\">", WebUtility.HtmlDecode((await desk.GetAsync(desk.Form)).Text));

        await desk.PressAsync(await desk.GetAsync(desk.Form), "save", ("text.otherMatters", "未收取信息处理费。"));

        Assert.Matches("data-keywords=\"信息处理费\" data-aspect-of=\"field-text-otherMatters\" class=\"spoken\">", WebUtility.HtmlDecode((await desk.GetAsync(desk.Form)).Text));
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

    private static Task<Sheet> PreviewAsync(ClerkDesk desk, Sheet form, string text) =>
        desk.PostAsync($"{desk.Form}/text-preview", new Dictionary<string, string>(StringComparer.Ordinal) { ["__form"] = form.Fields()["__form"], ["text"] = text });
}
