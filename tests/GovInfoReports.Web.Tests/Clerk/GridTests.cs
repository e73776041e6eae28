using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;
using GovInfoReports.Web.Hosting;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed class GridTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    [Fact]
    public async Task The_form_brings_the_findings_for_its_script_and_their_count_for_those_without()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("requests.received.naturalPerson", "5"), ("requests.received.total", "5"), ("text.overview", "</script><b>主动公开</b>"));
        var form = await desk.GetAsync(desk.Form);

        using var findings = JsonDocument.Parse(Regex.Match(form.Text, "<script type=\"application/json\" id=\"findings\">(?<json>.*?)</script>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups["json"].Value);
        var balance = findings.RootElement.EnumerateArray().First(f => f.GetProperty("rule").GetString() == "A1");
        Assert.Equal("Error", balance.GetProperty("tier").GetString());
        Assert.Contains(balance.GetProperty("cells").EnumerateArray(), c => c.GetString() == "requests.received.naturalPerson");
        Assert.False(balance.GetProperty("explained").GetBoolean());

        var errors = findings.RootElement.EnumerateArray().Count(f => f.GetProperty("tier").GetString() == "Error");
        Assert.Contains($"<b data-count=\"Error\">{errors}</b>", form.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{desk.Form}/check\"", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("</script><b>", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_is_a_page_and_JSON_for_the_script_and_only_of_a_table_that_is_there()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        var page = await desk.GetAsync($"{desk.Form}/history/requests");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("三（五）1.信访举报投诉类申请·自然人", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"{desk.Form}/history/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/clerk/reports/2023/history/requests")).Status);

        var years = await desk.JsonAsync($"{desk.Form}/history/requests");
        Assert.Equal(5, years.GetArrayLength());
        Assert.Equal((2020, JsonValueKind.Null), (years[0].GetProperty("year").GetInt32(), years[0].GetProperty("form").ValueKind));
    }

    [Fact]
    public async Task The_history_folds_what_was_zero_in_every_year()
    {
        var desk = await portal.DeskAsync();
        ClerkDesk before = new(portal, desk.Unit, null!, ClerkPortal.Year - 1);
        await before.CompleteAsync(("requests.received.naturalPerson", "2"), ("requests.received.total", "2"), ("requests.carriedForward.naturalPerson", "2"), ("requests.carriedForward.total", "2"), ("text.overview", "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。按期办理。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。"));
        await before.SubmitExplainedAsync();
        await before.PublishAsync(portal.Units.County);
        await desk.BeginAsync();

        var text = (await desk.GetAsync($"{desk.Form}/history/requests")).Text;

        var folded = text.IndexOf("各年都是 0 的", StringComparison.Ordinal);
        Assert.InRange(folded, text.IndexOf("一、本年新收·自然人", StringComparison.Ordinal), text.IndexOf("三（五）1.信访举报投诉类申请·自然人", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public void The_definition_has_what_the_browser_needs_to_say_what_the_checks_say(string form)
    {
        var edition = InventedForm.CatalogWithOfficial().Get(form);
        using var definition = JsonDocument.Parse(FormDefinitions.Of(edition));
        var root = definition.RootElement;

        Assert.Equal(edition.Tables.Select(t => t.Code), root.GetProperty("tables").EnumerateArray().Select(t => t.GetProperty("code").GetString()));
        Assert.Equal(
            edition.Cells.Select(c => c.Id.ToString()),
            root.GetProperty("tables").EnumerateArray().SelectMany(t => t.GetProperty("blocks").EnumerateArray().SelectMany(b =>
                b.GetProperty("rows").EnumerateArray().SelectMany(r => b.GetProperty("columns").EnumerateArray().Select(c => $"{t.GetProperty("code").GetString()}.{r.GetString()}.{c.GetString()}")))));
        Assert.Equal(edition.Equations.Select(e => e.Across), root.GetProperty("equations").EnumerateArray().Select(e => e.GetProperty("across").GetString()));
        Assert.All(root.GetProperty("words").EnumerateObject().Where(w => w.Value.ValueKind == JsonValueKind.String), w => Assert.NotEmpty(w.Value.GetString()!));
        Assert.Equal(["ambiguous", "large", "negative", "number", "precise", "unit", "whole", "words"], root.GetProperty("words").GetProperty("unreadable").EnumerateObject().Select(w => w.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Another_definition_has_another_address()
    {
        var official = FormCatalog.Official();
        Assert.StartsWith("/forms/2021.json?v=", FormDefinitions.PathOf(official.Get("2021")), StringComparison.Ordinal);
        Assert.Equal(FormDefinitions.PathOf(official.Get("2021")), FormDefinitions.PathOf(FormCatalog.Official().Get("2021")));
        Assert.NotEqual(FormDefinitions.PathOf(official.Get("2021"))[^12..], FormDefinitions.PathOf(official.Get("2019"))[^12..]);
    }
}
