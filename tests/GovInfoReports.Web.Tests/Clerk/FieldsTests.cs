using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Pages.Clerk.Reports;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed class FieldsTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private const string Received = "requests.received.naturalPerson";
    private const string ReceivedTotal = "requests.received.total";
    private const string Overview = "text.overview";

    [Fact]
    public async Task A_changed_field_is_stored_and_the_answer_says_what_followed()
    {
        var (desk, script) = await OpenAsync();

        var (status, answer) = await script.SaveAsync((Received, "", "３"), (Overview, "", "写了一段"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([Received, Overview], Strings(answer.GetProperty("saved")));
        Assert.Equal("3", answer.GetProperty("fields").GetProperty(Received).GetString());
        Assert.Equal("10:32", answer.GetProperty("clock").GetString());
        Assert.Equal((await desk.ReportAsync()).Revision, answer.GetProperty("revision").GetGuid());
        Assert.True(answer.GetProperty("setBy").GetProperty(Received).GetProperty("isOwn").GetBoolean());
        Assert.Equal(answer.GetProperty("findings").GetArrayLength(), answer.GetProperty("tally").GetProperty("count").GetInt32());
        Assert.Equal(CellValue.Of(3), (await desk.ContentAsync()).Figures[CellId.Parse(Received)]);
    }

    [Fact]
    public async Task A_field_that_a_colleague_set_is_asked_about_with_the_difference_of_texts()
    {
        var (desk, script) = await OpenAsync();
        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [Received] = "7", [Overview] = "全年公开 12 条。" });

        var (status, answer) = await script.SaveAsync((Received, "", "9"), (Overview, "", "全年公开 15 条。"), ("title", (await desk.ContentAsync()).Title, "新标题"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["title"], Strings(answer.GetProperty("saved")));
        var conflicts = answer.GetProperty("conflicts").EnumerateArray().ToList();
        Assert.Equal(("9", "7", "同事"), (conflicts[0].GetProperty("mine").GetString(), conflicts[0].GetProperty("theirs").GetString(), conflicts[0].GetProperty("by").GetString()));
        Assert.Equal("2026年1月12日 10:32", conflicts[0].GetProperty("at").GetString());
        Assert.NotEmpty(conflicts[0].GetProperty("title").GetString()!);
        var pieces = conflicts[1].GetProperty("difference")[0].GetProperty("pieces").EnumerateArray().Select(p => string.Join('|', Strings(p)));
        Assert.Contains("removed|12", pieces);
        Assert.Contains("added|15", pieces);
        Assert.Equal("7", answer.GetProperty("fields").GetProperty(Received).GetString());
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_beside_what_was_stored()
    {
        var (desk, script) = await OpenAsync();

        var (status, answer) = await script.SaveAsync((Received, "", "三件多"), ("disclosure.penalties.decisions", "", "4"));

        Assert.Equal(HttpStatusCode.OK, status);
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal(Received, error.GetProperty("field").GetString());
        Assert.Contains("不是数字", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(CellValue.Of(4), (await desk.ContentAsync()).Figures[CellId.Parse("disclosure.penalties.decisions")]);
    }

    [Fact]
    public async Task Findings_name_the_place_in_the_stored_text_also_behind_bound_values()
    {
        var (_, script) = await OpenAsync();
        const string Text = "收到 [　](cell:requests.received.total) 件申请，附件下载。";

        var (_, answer) = await script.SaveAsync((Overview, "", Text));

        var placed = answer.GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("section").GetString() == "overview" && f.GetProperty("offset").ValueKind == JsonValueKind.Number).ToList();
        var finding = Assert.Single(placed, f => f.GetProperty("words").GetString()!.Contains("附件", StringComparison.Ordinal));
        Assert.Equal("附件下载", Text.Substring(finding.GetProperty("offset").GetInt32(), finding.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task A_report_that_was_submitted_meanwhile_says_so_and_stores_nothing()
    {
        var (desk, script) = await OpenAsync();
        await desk.CompleteAsync();
        await desk.SubmitAsync();

        var (status, answer) = await script.SaveAsync((Received, "", "9"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("同事", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("不能修改", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(CellValue.Of(0), (await desk.ContentAsync()).Figures[CellId.Parse(Received)]);
        var (watched, state) = await script.GetAsync();
        Assert.Equal(HttpStatusCode.OK, watched);
        Assert.Contains("不能修改", state.GetProperty("closed").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_form_token_nothing_is_stored_and_a_new_one_can_be_fetched()
    {
        var (desk, script) = await OpenAsync();

        var (refused, why) = await (script with { Token = "old" }).SaveAsync((Received, "", "3"));
        Assert.Equal((HttpStatusCode.BadRequest, "token"), (refused, why.GetProperty("code").GetString()));
        Assert.True((await desk.ContentAsync()).Figures[CellId.Parse(Received)].IsBlank);

        var (status, fresh) = await script.GetAsync("?handler=token");
        Assert.Equal(HttpStatusCode.OK, status);
        var (saved, _) = await (script with { Token = fresh.GetProperty("token").GetString()! }).SaveAsync((Received, "", "3"));
        Assert.Equal(HttpStatusCode.OK, saved);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"revision":"x","changes":[{"field":"title","before":"","after":"a"}]}""")]
    [InlineData("""{"revision":"00000000-0000-0000-0000-000000000000","changes":[]}""")]
    [InlineData("""{"revision":"00000000-0000-0000-0000-000000000000","changes":[null]}""")]
    [InlineData("""{"revision":"00000000-0000-0000-0000-000000000000","changes":[{"field":"title","before":""}]}""")]
    [InlineData("""{"revision":"00000000-0000-0000-0000-000000000000","changes":[{"before":"","after":"a"}]}""")]
    [InlineData("""{"revision":"00000000-0000-0000-0000-000000000000","changes":[{"field":"title","before":"","after":"a","sent":[null]}]}""")]
    [InlineData("""{"revision":"00000000-0000-0000-0000-000000000000","changes":[{"field":"title","before":"","after":"a"}],"unit":"1"}""")]
    public async Task What_is_malformed_is_refused(string body)
    {
        var (_, script) = await OpenAsync();
        var (status, answer) = await script.PostAsync(body);
        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (status, answer.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Form_that_cannot_be_read_is_refused_by_a_code_too()
    {
        var (_, script) = await OpenAsync();
        var (status, answer) = await (script with { Token = string.Empty }).PostAsync("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", "multipart/form-data; boundary=x");
        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (status, answer.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Too_many_fields_and_a_form_instead_of_json_are_refused()
    {
        var (_, script) = await OpenAsync();
        var (many, why) = await script.SaveAsync([.. Enumerable.Range(0, 1001).Select(i => ($"f{i}", "", "1"))]);
        Assert.Equal((HttpStatusCode.BadRequest, "many"), (many, why.GetProperty("code").GetString()));

        var (form, _) = await script.PostAsync("revision=1", "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.BadRequest, form);
    }

    [Fact]
    public async Task A_page_of_another_account_unit_or_year_neither_saves_nor_sees_anything()
    {
        var (desk, script) = await OpenAsync();
        foreach (var page in new[] { "999.990101100.2025", script.Page.Replace("2025", "2024", StringComparison.Ordinal), "nonsense" })
        {
            var other = script with { Page = page };
            Assert.Equal(HttpStatusCode.Unauthorized, (await other.SaveAsync((Received, "", "3"))).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync()).Status);
            Assert.Equal("account", (await other.GetAsync("?handler=token")).Answer.GetProperty("code").GetString());
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await (script with { Page = string.Empty }).SaveAsync((Received, "", "3"))).Status);
        Assert.True((await desk.ContentAsync()).Figures[CellId.Parse(Received)].IsBlank);
    }

    [Fact]
    public async Task Who_is_signed_out_or_has_another_role_is_told_in_json()
    {
        var (_, script) = await OpenAsync();
        using var nobody = portal.Browser();
        var (status, answer) = await (script with { Browser = nobody }).SaveAsync((Received, "", "3"));
        Assert.Equal((HttpStatusCode.Unauthorized, "signed-out"), (status, answer.GetProperty("code").GetString()));

        using var officer = await portal.SignInAsAsync(Role.Officer, portal.Units.County);
        Assert.Equal((HttpStatusCode.Forbidden, "role"), Told(await (script with { Browser = officer }).SaveAsync((Received, "", "3"))));
    }

    [Fact]
    public async Task A_password_to_be_changed_first_is_told_in_json()
    {
        var (_, script) = await OpenAsync();
        var account = await portal.AddAccountAsync($"initial{Guid.NewGuid():N}"[..20], Role.Clerk, portal.Units.Township, mustChangePassword: true);
        using var initial = await portal.SignInAsync(account.UserName!);
        Assert.Equal((HttpStatusCode.Unauthorized, "password"), Told(await (script with { Browser = initial }).GetAsync()));
    }

    [Fact]
    public async Task A_report_that_was_not_begun_is_not_found()
    {
        var (_, script) = await OpenAsync();
        var none = script with { Path = "/clerk/reports/2024/fields", Page = script.Page.Replace("2025", "2024", StringComparison.Ordinal) };
        Assert.Equal(HttpStatusCode.NotFound, (await none.SaveAsync((Received, "", "3"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await none.GetAsync()).Status);
    }

    [Fact]
    public async Task Looking_costs_nothing_while_nobody_changed_anything()
    {
        var (desk, script) = await OpenAsync();
        Assert.Equal(HttpStatusCode.NotModified, (await script.GetAsync()).Status);

        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [Received] = "7" });
        var (status, answer) = await script.GetAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("7", answer.GetProperty("fields").GetProperty(Received).GetString());
        Assert.Equal("同事", answer.GetProperty("setBy").GetProperty(Received).GetProperty("by").GetString());
        Assert.False(answer.GetProperty("setBy").GetProperty(Received).GetProperty("isOwn").GetBoolean());
        Assert.Equal(ReceivedTotal, Assert.Single(answer.GetProperty("fields").EnumerateObject(), f => f.Name == ReceivedTotal).Name);
    }

    [Fact]
    public async Task After_saving_by_itself_the_whole_form_can_still_be_posted()
    {
        var (desk, script) = await OpenAsync();
        var form = await desk.GetAsync(desk.Form);
        var (_, answer) = await script.SaveAsync((Received, "", "3"));

        var saved = await desk.PressAsync(form, "save", ("revision", answer.GetProperty("revision").GetString()!), (Received, "3"), (Overview, "写完"));

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("写完", (await desk.ContentAsync()).Text("overview"));
    }

    private static (HttpStatusCode, string?) Told((HttpStatusCode Status, JsonElement Answer) answer) => (answer.Status, answer.Answer.GetProperty("code").GetString());

    private static IEnumerable<string?> Strings(JsonElement list) => list.EnumerateArray().Select(e => e.GetString());

    private async Task<(ClerkDesk Desk, FormScript Script)> OpenAsync()
    {
        var desk = await portal.DeskAsync();
        var sheet = await desk.BeginAsync();
        var tag = System.Text.RegularExpressions.Regex.Match(sheet.Text, "<form[^>]*id=\"entry\"[^>]*>", System.Text.RegularExpressions.RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;
        return (desk, new FormScript(desk.Browser, Sheet.Attribute(tag, "data-fields")!, Sheet.Attribute(tag, "data-report")!, sheet.Fields()["__form"], Guid.Parse(Sheet.Attribute(tag, "data-revision")!)));
    }

    private sealed record FormScript(HttpClient Browser, string Path, string Page, string Token, Guid Revision)
    {
        public Task<(HttpStatusCode Status, JsonElement Answer)> SaveAsync(params (string Field, string Before, string After)[] changes) =>
            PostAsync(JsonSerializer.Serialize(new { revision = Revision, changes = changes.Select(c => new { field = c.Field, before = c.Before, after = c.After }) }));

        public Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string body, string type = "application/json") =>
            SendAsync(new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)) }, Token);

        public Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(string query = "") =>
            SendAsync(new HttpRequestMessage(HttpMethod.Get, Path + query) { Headers = { { "If-None-Match", $"\"{Revision}\"" } } });

        private async Task<(HttpStatusCode, JsonElement)> SendAsync(HttpRequestMessage request, string token = "")
        {
            using (request)
            {
                if (token.Length > 0)
                {
                    request.Headers.Add("X-Form-Token", token);
                }

                request.Headers.Add("Accept", "application/json");
                if (Page.Length > 0)
                {
                    request.Headers.Add(FieldsModel.PageHeader, Page);
                }

                using var response = await Browser.SendAsync(request);
                return (response.StatusCode, response.StatusCode == HttpStatusCode.NotModified ? default : await response.Content.ReadFromJsonAsync<JsonElement>());
            }
        }
    }
}
