using System.Net;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed class EditTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private const string Received = "requests.received.naturalPerson";
    private const string Overview = "text.overview";

    [Fact]
    public async Task The_home_page_says_what_is_due_and_how_many_days_are_left()
    {
        var desk = await portal.DeskAsync();
        var home = await desk.GetAsync("/clerk");

        Assert.Contains("2025 年度报告", home.Text, StringComparison.Ordinal);
        Assert.Contains("还剩 19 天", home.Text, StringComparison.Ordinal);
        Assert.Contains("开始填报 2025 年度报告", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_begun_by_a_button_and_not_by_looking()
    {
        var desk = await portal.DeskAsync();
        var offer = await desk.GetAsync(desk.Form);
        Assert.Equal(HttpStatusCode.OK, offer.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"{desk.Form}/check")).Status);

        var form = await desk.BeginAsync();

        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.All(ClerkPortal.Edition.Cells, c => Assert.NotEmpty(form.Input(c.Id.ToString())));
        Assert.Equal("cell-requests-received-naturalPerson", Sheet.Attribute(form.Input(Received), "id"));
        Assert.Equal("numeric", Sheet.Attribute(form.Input(Received), "inputmode"));
    }

    [Theory]
    [InlineData("/clerk/reports/2018")]
    [InlineData("/clerk/reports/2027")]
    [InlineData("/clerk/reports/99999")]
    [InlineData("/clerk/reports/2025/nowhere")]
    [InlineData("/clerk/reports/2018/import")]
    public async Task What_is_not_collected_is_not_found(string path)
    {
        var desk = await portal.DeskAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_year_that_is_not_collected_cannot_be_begun()
    {
        var desk = await portal.DeskAsync();
        var token = (await desk.GetAsync(desk.Form)).Fields()["__form"];
        var refused = await desk.PostAsync("/clerk/reports/2018", new Dictionary<string, string>(StringComparer.Ordinal) { ["__form"] = token, ["do"] = "begin" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("2018 年度不在收集范围内", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_stores_everything_and_leads_back_to_the_form()
    {
        var desk = await portal.DeskAsync();
        var saved = await desk.PressAsync(await desk.BeginAsync(), "save", (Received, "3"), (Overview, "第一段\r\n\r\n第二段"), ("title", "新的标题"));

        Assert.Equal((HttpStatusCode.Redirect, desk.Form), (saved.Status, saved.Location));
        var content = await desk.ContentAsync();
        Assert.Equal(CellValue.Of(3), content.Figures[CellId.Parse(Received)]);
        Assert.Equal("第一段\n\n第二段", content.Text("overview"));
        var form = await desk.GetAsync(desk.Form);
        Assert.Contains("已保存 10:32", form.Text, StringComparison.Ordinal);
        Assert.Equal("3", form.Fields()[Received]);
        Assert.Equal("第一段\n\n第二段", form.Fields()[Overview]);
    }

    [Theory]
    [InlineData("１２", "12")]
    [InlineData(" 7 ", "7")]
    [InlineData("1,234", "1234")]
    [InlineData("２，０００", "2000")]
    [InlineData("5件", "5")]
    [InlineData("+4", "4")]
    [InlineData("2147483647", "2147483647")]
    public async Task Numbers_written_in_other_ways_are_understood(string typed, string stored)
    {
        var desk = await portal.DeskAsync();
        var saved = await desk.PressAsync(await desk.BeginAsync(), "save", (Received, typed));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(stored, (await desk.GetAsync(desk.Form)).Fields()[Received]);
    }

    [Theory]
    [InlineData("abc", "不是数字")]
    [InlineData("5人次", "只填数字，请去掉“人次”")]
    [InlineData("1,5", "不是数字")]
    [InlineData("1 2", "不是数字")]
    [InlineData("<b>1</b>", "不是数字")]
    [InlineData("-1", "是负数")]
    [InlineData("1.5", "不是整数")]
    [InlineData("2147483648", "太大")]
    [InlineData("99999999999999999999", "太大")]
    [InlineData("99999999999999999999999999999999", "不是数字")]
    public async Task What_cannot_be_taken_is_said_and_stays_as_typed_with_everything_else(string typed, string message)
    {
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();
        var refused = await desk.PressAsync(form, "save", (Received, typed), ("disclosure.fees.amount", "1.25"), (Overview, "  写了\n很久 "));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(message, refused.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#cell-requests-received-naturalPerson\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", refused.Input(Received), StringComparison.Ordinal);
        var fields = refused.Fields();
        Assert.Equal(typed, fields[Received]);
        Assert.Equal("1.25", fields["disclosure.fees.amount"]);
        Assert.Equal("写了\n很久", fields[Overview]);
        Assert.Contains("有 1 处没有保存", refused.Text, StringComparison.Ordinal);
        var stored = await desk.ContentAsync();
        Assert.True(stored.Figures[CellId.Parse(Received)].IsBlank);
        Assert.Equal((1.25m, "写了\n很久"), (stored.Figures[CellId.Parse("disclosure.fees.amount")].Number, stored.Text("overview")));

        var saved = await desk.PressAsync(refused, "save", (Received, "1"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("写了\n很久", (await desk.ContentAsync()).Text("overview"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_whole_and_kept()
    {
        var desk = await portal.DeskAsync();
        var text = new string('字', ReportLimits.SectionText + 1);
        var refused = await desk.PressAsync(await desk.BeginAsync(), "save", (Overview, text), ("title", new string('题', ReportLimits.Title + 1)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(text, refused.Fields()[Overview]);
        Assert.Contains("href=\"#field-text-overview\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#field-title\"", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_the_form_does_not_have_is_refused()
    {
        var desk = await portal.DeskAsync();
        var refused = await desk.PressAsync(await desk.BeginAsync(), "save", ("requests.received.nobody", "1"), (Received, "1"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(CellValue.Of(1), (await desk.ContentAsync()).Figures[CellId.Parse(Received)]);
    }

    [Fact]
    public async Task The_unit_of_a_report_is_never_taken_from_the_request()
    {
        var desk = await portal.DeskAsync();
        var other = await portal.DeskAsync();
        await other.BeginAsync();
        await desk.PressAsync(await desk.BeginAsync(), "save", ("unit", other.Unit.Code), ("UnitCode", other.Unit.Code), (Received, "9"));
        Assert.True((await other.ContentAsync()).Figures[CellId.Parse(Received)].IsBlank);
    }

    [Fact]
    public async Task Without_a_revision_nothing_is_stored()
    {
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PressAsync(form, "save", ("revision", "x"), (Received, "9"))).Status);
        Assert.True((await desk.ContentAsync()).Figures[CellId.Parse(Received)].IsBlank);
    }

    [Fact]
    public async Task A_form_token_that_is_too_old_costs_nothing_typed()
    {
        var desk = await portal.DeskAsync();
        var refused = await desk.PressAsync(await desk.BeginAsync(), "save", ("__form", "old"), (Received, "6"), (Overview, "写了很久"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(("6", "写了很久"), (refused.Fields()[Received], refused.Fields()[Overview]));
        Assert.True((await desk.ContentAsync()).Figures[CellId.Parse(Received)].IsBlank);

        Assert.Equal(HttpStatusCode.Redirect, (await desk.PressAsync(refused, "save")).Status);
        Assert.Equal(CellValue.Of(6), (await desk.ContentAsync()).Figures[CellId.Parse(Received)]);
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_shown_again_and_can_be_sent_once_more()
    {
        var desk = await portal.DeskAsync();
        var fields = (await desk.BeginAsync()).Fields();
        fields[Received] = "6";
        fields[Overview] = "写了很久的一段文字，一共有四十多个字，所以会在页面上显示出来，可以看见，也可以复制下来，不会丢。";
        using var signedOut = portal.Browser();
        using FormUrlEncodedContent content = new(fields);
        using HttpRequestMessage request = new(HttpMethod.Post, desk.Form) { Content = content };
        request.Headers.Add("Origin", "https://localhost");
        using var response = await signedOut.SendAsync(request);
        Sheet kept = new(response.StatusCode, await response.Content.ReadAsStringAsync(), null);
        Assert.Equal(HttpStatusCode.Unauthorized, kept.Status);
        Assert.Equal((fields[Overview], "6"), (kept.Fields()[Overview], kept.Fields()[Received]));

        Assert.Equal(HttpStatusCode.Redirect, (await desk.PressAsync(kept, "save")).Status);
        Assert.Equal(fields[Overview], (await desk.ContentAsync()).Text("overview"));
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_shown_to_anybody()
    {
        using var signedOut = portal.Browser();
        foreach (var origin in new[] { "https://elsewhere.example", null })
        {
            using FormUrlEncodedContent content = new([KeyValuePair.Create("text.overview", "别人写的")]);
            using HttpRequestMessage request = new(HttpMethod.Post, "/clerk/reports/2025") { Content = content };
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            using var response = await signedOut.SendAsync(request);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        }
    }

    [Fact]
    public async Task Totals_fill_themselves_and_one_that_disagrees_is_marked_and_can_be_put_right()
    {
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();
        await desk.PressAsync(form, "save", [.. RowOf("received").Select((name, i) => (name, $"{i + 1}"))]);
        Assert.Equal(CellValue.Of(21), (await desk.ContentAsync()).Figures[CellId.Parse("requests.received.total")]);

        await desk.PressAsync(await desk.GetAsync(desk.Form), "save", ("requests.received.total", "20"));
        var marked = await desk.GetAsync(desk.Form);
        Assert.Contains("aria-invalid=\"true\"", marked.Input("requests.received.total"), StringComparison.Ordinal);
        Assert.Contains("合计为 21", marked.Text, StringComparison.Ordinal);

        var adopted = await desk.PressAsync(marked, "adopt:requests.received.total");
        Assert.EndsWith("#cell-requests-received-total", adopted.Location, StringComparison.Ordinal);
        Assert.Equal(CellValue.Of(21), (await desk.ContentAsync()).Figures[CellId.Parse("requests.received.total")]);
    }

    [Fact]
    public async Task The_balance_stands_in_the_table_with_its_numbers_and_its_cells_are_marked()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync((Received, "150"), ("requests.carriedOver.naturalPerson", "30"), ("requests.handledTotal.naturalPerson", "160"), ("requests.carriedForward.naturalPerson", "15"));
        var text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace((await desk.GetAsync(desk.Form)).Text, "<[^>]*>", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Contains("本年新收 150 + 上年结转 30 = 180，三（七）总计 160 + 结转下年度 15 = 175", text, StringComparison.Ordinal);
        Assert.Contains("差 5", text, StringComparison.Ordinal);
        var form = await desk.GetAsync(desk.Form);
        Assert.All(["received", "carriedOver", "handledTotal", "carriedForward"], row => Assert.Contains("aria-invalid=\"true\"", form.Input($"requests.{row}.naturalPerson"), StringComparison.Ordinal));
        Assert.Contains("aria-describedby=\"fault-s", form.Input("requests.carriedOver.naturalPerson"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rest_is_filled_with_0_without_scripts_and_undone_exactly()
    {
        var desk = await portal.DeskAsync();
        var filled = await desk.PressAsync(await desk.BeginAsync(), "zeros:requests", (Received, "4"), (Overview, "写了"));
        Assert.Equal(HttpStatusCode.Redirect, filled.Status);
        var content = await desk.ContentAsync();
        Assert.Equal(CellValue.Of(4), content.Figures[CellId.Parse(Received)]);
        Assert.Equal(CellValue.Zero, content.Figures[CellId.Parse("requests.granted.other")]);
        Assert.Equal(CellValue.Of(4), content.Figures[CellId.Parse("requests.received.total")]);
        Assert.True(content.Figures[CellId.Parse("disclosure.penalties.decisions")].IsBlank);
        Assert.Equal("写了", content.Text("overview"));

        var form = await desk.GetAsync(filled.Location!.Split('#')[0]);
        Assert.Contains("撤销填 0", form.Text, StringComparison.Ordinal);
        var undone = await desk.PressAsync(form, "undo:requests", ("requests.granted.naturalPerson", "4"));
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        content = await desk.ContentAsync();
        Assert.Equal((CellValue.Of(4), CellValue.Of(4)), (content.Figures[CellId.Parse(Received)], content.Figures[CellId.Parse("requests.granted.naturalPerson")]));
        Assert.True(content.Figures[CellId.Parse("requests.granted.other")].IsBlank);
        Assert.True(content.Figures[CellId.Parse("requests.received.total")].IsBlank);
    }

    [Fact]
    public async Task A_forged_set_of_filled_cells_blanks_nothing()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        foreach (var forged in new[] { "zz", "ff", new string('f', 4000) })
        {
            await desk.PressAsync(await desk.GetAsync($"{desk.Form}?filled={forged}"), "undo:requests", ("filled", forged));
        }

        Assert.DoesNotContain((await desk.ContentAsync()).Figures.Cells, c => c.Value.IsBlank);
    }

    [Fact]
    public async Task Additional_sections_are_added_and_removed_without_losing_anything()
    {
        var desk = await portal.DeskAsync();
        var added = await desk.PressAsync(await desk.BeginAsync(), "add", (Overview, "写了"), (Received, "x"));
        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.Equal(("写了", "x"), (added.Fields()[Overview], added.Fields()[Received]));
        var two = await desk.PressAsync(added, "add", ("additional.0.heading", "提案办理"), ("additional.0.text", "办结 3 件"), ("additional.0.after", "problems"), (Received, "1"));
        await desk.PressAsync(two, "save", ("additional.0.after", "problems"), ("additional.1.heading", "其他工作"), ("additional.1.text", "无"));
        Assert.Equal([new AdditionalSection("提案办理", "办结 3 件", "problems"), new AdditionalSection("其他工作", "无", null)], (await desk.ContentAsync()).AdditionalSections);

        var removed = await desk.PressAsync(await desk.GetAsync(desk.Form), "remove:0");
        Assert.DoesNotContain("value=\"提案办理", removed.Text, StringComparison.Ordinal);
        removed = await desk.PressAsync(removed, "remove:1");
        await desk.PressAsync(removed, "save");
        Assert.Empty((await desk.ContentAsync()).AdditionalSections);
    }

    [Fact]
    public async Task One_part_at_a_time_leaves_the_others_alone()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync(("additional.0.heading", "建议提案"), ("additional.0.text", "办结"));
        var before = await desk.ContentAsync();
        var part = await desk.GetAsync($"{desk.Form}/problems");
        Assert.Equal(HttpStatusCode.OK, part.Status);
        Assert.Empty(part.Input(Received));

        var saved = await desk.PressAtAsync($"{desk.Form}/problems", part, "next:otherMatters", ("text.problems", "改过"));
        Assert.Equal($"{desk.Form}/otherMatters", saved.Location);
        Assert.Equal(before.WithText("problems", "改过"), await desk.ContentAsync());
        foreach (var code in new[] { "front", "overview", "disclosure", "requests", "disputes", "otherMatters", "back" })
        {
            Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync($"{desk.Form}/{code}")).Status);
        }
    }

    [Fact]
    public async Task Whoever_is_slower_sees_both_and_decides()
    {
        var desk = await portal.DeskAsync();
        var mine = await desk.BeginAsync();
        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [Received] = "7", ["disclosure.penalties.decisions"] = "2", [Overview] = "同事写的" });

        var conflict = await desk.PressAsync(mine, "save", (Received, "9"), ("disclosure.penalties.decisions", "3"), (Overview, "我写的"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("同事", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("同事写的", conflict.Text, StringComparison.Ordinal);
        Assert.Equal(("9", "我写的"), (conflict.Fields()[Received], conflict.Fields()[Overview]));
        Assert.Equal(CellValue.Of(7), (await desk.ContentAsync()).Figures[CellId.Parse(Received)]);

        var saved = await desk.PressAsync(conflict, "save", ("take", Overview));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var content = await desk.ContentAsync();
        Assert.Equal((CellValue.Of(9), CellValue.Of(3), "同事写的"), (content.Figures[CellId.Parse(Received)], content.Figures[CellId.Parse("disclosure.penalties.decisions")], content.Text("overview")));
    }

    [Fact]
    public async Task Form_opened_before_a_colleague_saved_changes_only_what_its_person_changed()
    {
        var desk = await portal.DeskAsync();
        var mine = await desk.BeginAsync();
        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Received] = "7",
            ["disclosure.penalties.decisions"] = "2",
            ["additional.0.heading"] = "提案办理",
            ["additional.0.text"] = "办结 3 件",
        });

        var conflict = await desk.PressAsync(mine, "save", (Received, "9"), (Overview, "我写的"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("不同的有 1 处", conflict.Text, StringComparison.Ordinal);
        var content = await desk.ContentAsync();
        Assert.Equal(
            (CellValue.Of(7), CellValue.Of(2), "我写的", "提案办理"),
            (content.Figures[CellId.Parse(Received)], content.Figures[CellId.Parse("disclosure.penalties.decisions")], content.Text("overview"), Assert.Single(content.AdditionalSections).Heading));

        await desk.PressAsync(conflict, "save");
        content = await desk.ContentAsync();
        Assert.Equal(
            (CellValue.Of(9), CellValue.Of(2), "提案办理"),
            (content.Figures[CellId.Parse(Received)], content.Figures[CellId.Parse("disclosure.penalties.decisions")], Assert.Single(content.AdditionalSections).Heading));
    }

    [Fact]
    public async Task A_submitted_report_is_only_read_and_what_was_typed_can_be_copied()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        var open = await desk.GetAsync(desk.Form);
        await desk.SubmitAsync();
        Assert.Equal($"{desk.Form}/preview", (await desk.GetAsync(desk.Form)).Location);

        var refused = await desk.PressAsync(open, "save", (Overview, "晚了一步写的"), (Received, "8"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("待审核", refused.Text, StringComparison.Ordinal);
        Assert.Contains("晚了一步写的", refused.Text, StringComparison.Ordinal);
        Assert.Equal(CellValue.Zero, (await desk.ContentAsync()).Figures[CellId.Parse(Received)]);
    }

    [Fact]
    public async Task Markup_in_texts_stays_text()
    {
        var desk = await portal.DeskAsync();
        const string Markup = "</textarea><script>alert(1)</script>";
        await desk.PressAsync(await desk.BeginAsync(), "save", (Overview, Markup));
        var form = await desk.GetAsync(desk.Form);
        Assert.DoesNotContain("<script>alert", form.Text, StringComparison.Ordinal);
        Assert.Equal(Markup, form.Fields()[Overview]);
        Assert.DoesNotContain("<script>alert", (await desk.GetAsync($"{desk.Form}/preview")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_definition_is_served_for_scripts()
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(new Uri("/forms/2021.json", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.Public);
        using var missing = await browser.GetAsync(new Uri("/forms/1999.json", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static IEnumerable<string> RowOf(string row) => ClerkPortal.Edition.Cells
        .Where(c => c.Id.Table == "requests" && c.Id.Row == row && c.Id.Column != "total").Select(c => c.Id.ToString());
}

public sealed class InventedEditionTests(InventedPortal portal) : IClassFixture<InventedPortal>
{
    [Fact]
    public async Task A_later_edition_is_filled_in_saved_and_summed_without_a_change_of_code()
    {
        var edition = InventedForm.Edition();
        var desk = await portal.DeskAsync();
        var form = await desk.BeginAsync();
        Assert.All(edition.Cells, c => Assert.NotEmpty(form.Input(c.Id.ToString())));

        await desk.PressAsync(form, "save", [.. edition.Cells.Where(c => edition.TotalOf(c.Id) is null).Select(c => (c.Id.ToString(), "1"))]);

        var figures = (await desk.ContentAsync()).Figures;
        Assert.All(edition.Equations.Where(e => e.Relation.IsTotal), e => Assert.Equal(Totals.SumOf(e, figures), figures[e.Left[0]].Number));
        foreach (var path in new[] { "check", "preview", "front", "requests" })
        {
            Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync($"{desk.Form}/{path}")).Status);
        }
    }
}
