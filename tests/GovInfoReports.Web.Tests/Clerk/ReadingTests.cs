using System.Globalization;
using System.Net;
using System.Text;
using GovInfoReports.Data;
using GovInfoReports.Data.Contents;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed class ReadingTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private static readonly CellId Received = CellId.Parse("requests.received.naturalPerson");
    private static readonly CellId GrantedTotal = CellId.Parse("requests.granted.total");

    [Fact]
    public async Task A_text_is_read_beside_its_source_and_taken_when_accepted()
    {
        var desk = await portal.DeskAsync();
        var at = await BringAsync(desk, Encoding.UTF8.GetBytes(Report(desk.Unit.Name, 2025)), "年报.txt");
        var reading = await desk.GetAsync(at);
        Assert.Equal(HttpStatusCode.OK, reading.Status);
        foreach (var said in new[] { "id=\"line-1\"", "年报.txt", "id=\"cell-requests-received-naturalPerson\"", "href=\"#at-cell-requests-received-naturalPerson\"", "id=\"at-cell-requests-received-naturalPerson\"", "公开栏" })
        {
            Assert.Contains(said, reading.Text, StringComparison.Ordinal);
        }

        Assert.Equal($"{desk.Form}/check", (await desk.PostAsync(at, Take(reading, "All"))).Location);
        Assert.Contains("公开栏", (await desk.ContentAsync()).Text("overview"), StringComparison.Ordinal);
        Assert.Contains("已在 2026年1月12日", (await desk.GetAsync($"{desk.Form}/import")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_ticked_is_taken_and_nothing_else()
    {
        var desk = await portal.DeskAsync();
        var at = await BringAsync(desk, Encoding.UTF8.GetBytes(Report(desk.Unit.Name, 2025)), "年报.txt");
        var reading = await desk.GetAsync(at);
        var before = await desk.ContentAsync();

        // Neither a cell without its table, nor a text without its kind.
        var nothing = await desk.PostAsync(at, Take(reading, "Chosen", ("kind", "figures"), ("cell", Received.ToString()), ("text", "overview")));
        Assert.Equal(HttpStatusCode.Redirect, nothing.Status);
        Assert.Equal(before, await desk.ContentAsync());

        reading = await desk.GetAsync(at);
        await desk.PostAsync(at, Take(reading, "Chosen", ("kind", "figures"), ("table", "requests"), ("cell", Received.ToString())));
        var content = await desk.ContentAsync();
        Assert.Equal((CellValue.Of(4), true, string.Empty), (content.Figures[Received], content.Figures[GrantedTotal].IsBlank, content.Text("overview")));

        reading = await desk.GetAsync(at);
        await desk.PostAsync(at, Take(reading, "Chosen", ("kind", "texts"), ("text", "overview")));
        content = await desk.ContentAsync();
        Assert.Contains("公开栏", content.Text("overview"), StringComparison.Ordinal);
        Assert.Equal(before.Title, content.Title);
    }

    [Fact]
    public async Task A_figure_in_doubt_is_typed_in_at_once_and_nothing_typed_is_lost()
    {
        var desk = await portal.DeskAsync();
        var at = await BringAsync(desk, Encoding.UTF8.GetBytes(Doubtful(Report(desk.Unit.Name, 2025))), "年报.txt");
        var reading = await desk.GetAsync(at);
        Assert.Contains("原文：“约4”", reading.Text, StringComparison.Ordinal);
        Assert.Equal(string.Empty, Sheet.Attribute(reading.Input(GrantedTotal.ToString()), "value"));
        Assert.Equal("4", Sheet.Attribute(reading.Input(Received.ToString()), "value"));
        Assert.Contains("name=\"sure.requests.received\"", reading.Text, StringComparison.Ordinal);

        var refused = await desk.PostAsync(at, Take(reading, "Chosen", (GrantedTotal.ToString(), "约莫四"), ("kind", "figures"), ("table", "requests")));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("href=\"#typed-cell-requests-granted-total\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"typed-cell-requests-granted-total-error\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal("约莫四", Sheet.Attribute(refused.Input(GrantedTotal.ToString()), "value"));
        Assert.Contains("value=\"requests\" checked", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"overview\" checked", refused.Text, StringComparison.Ordinal);

        var unsure = await desk.PostAsync(at, Take(refused, "Chosen", (GrantedTotal.ToString(), "4"), (Received.ToString(), "5")));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.Status);
        Assert.Contains("href=\"#sure-requests-received\"", unsure.Text, StringComparison.Ordinal);

        var taken = await desk.PostAsync(at, Take(unsure, "Chosen", (GrantedTotal.ToString(), "4"), (Received.ToString(), "4"), ("sure.requests.received", "true")));
        Assert.Equal($"{desk.Form}/check", taken.Location);
        var figures = (await desk.ContentAsync()).Figures;
        Assert.Equal((CellValue.Of(4), CellValue.Of(4)), (figures[GrantedTotal], figures[Received]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Figures_of_a_row_that_the_form_divides_are_taken_where_the_clerk_confirms_them(bool isOldForm)
    {
        var desk = await portal.DeskAsync();
        var lines = Report(desk.Unit.Name, 2025).ReplaceLineEndings("\n").Split('\n').ToList();
        var at = lines.FindIndex(l => l.Contains("（六）其他处理", StringComparison.Ordinal));
        lines.RemoveAll(l => l.Contains("（六）其他处理", StringComparison.Ordinal));
        lines.Insert(at, "三、本年度办理结果\t（六）其他处理\t3\t0\t0\t0\t0\t0\t3");
        var total = lines.FindIndex(l => l.Contains("（七）总计", StringComparison.Ordinal));
        lines[total] = lines[total].Replace("4\t0\t0\t0\t0\t0\t4", "7\t0\t0\t0\t0\t0\t7", StringComparison.Ordinal);
        if (isOldForm)
        {
            lines.Insert(lines.FindIndex(l => l.StartsWith("三、收到", StringComparison.Ordinal)), "二、主动公开政府信息情况\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t0\n");
        }

        var cell = CellId.Parse("requests.otherMiscellaneous.naturalPerson");
        var page = await BringAsync(desk, Encoding.UTF8.GetBytes(string.Join('\n', lines)), "年报.txt");
        var reading = await desk.GetAsync(page);
        Assert.Equal("3", Sheet.Attribute(reading.Input(cell.ToString()), "value"));
        Assert.Contains("归入这一行时合计相符", reading.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"sure.requests.otherMiscellaneous\"", reading.Text, StringComparison.Ordinal);

        await desk.PostAsync(page, Take(reading, "All"));
        Assert.True((await desk.ContentAsync()).Figures[cell].IsBlank);

        reading = await desk.GetAsync(page);
        var taken = await desk.PostAsync(page, Take(reading, "All", ("sure.requests.otherMiscellaneous", "true")));
        Assert.Equal($"{desk.Form}/check", taken.Location);
        Assert.Equal(CellValue.Of(3), (await desk.ContentAsync()).Figures[cell]);
    }

    [Fact]
    public async Task Figures_in_doubt_stay_as_they_are_when_all_is_taken_without_a_word_on_them()
    {
        var desk = await portal.DeskAsync();
        var at = await BringAsync(desk, Encoding.UTF8.GetBytes(Doubtful(Report(desk.Unit.Name, 2025))), "年报.txt");
        await desk.PostAsync(at, Take(await desk.GetAsync(at), "All"));
        var figures = (await desk.ContentAsync()).Figures;
        Assert.True(figures[Received].IsBlank && figures[GrantedTotal].IsBlank);
        Assert.Equal(CellValue.Of(4), figures[CellId.Parse("requests.granted.naturalPerson")]);
    }

    [Fact]
    public async Task A_text_of_another_year_asks_for_confirmation()
    {
        var desk = await portal.DeskAsync();
        var at = await BringAsync(desk, Encoding.UTF8.GetBytes(Report("丁县南镇人民政府", 2024)), "x.txt");
        var reading = await desk.GetAsync(at);
        var refused = await desk.PostAsync(at, Take(reading, "All"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("href=\"#confirmed\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(at, Take(reading, "All", ("confirmed", "true")))).Status);

        var other = await portal.DeskAsync();
        await other.BeginAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{at}/original")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(at, Take(reading, "All", ("confirmed", "true"), ("__form", (await other.GetAsync($"{other.Form}/import")).Fields()["__form"])))).Status);
    }

    [Fact]
    public async Task What_is_put_away_leaves_the_draft_as_it_was()
    {
        var desk = await portal.DeskAsync();
        var at = await BringAsync(desk, Encoding.UTF8.GetBytes(Report(desk.Unit.Name, 2025)), "年报.txt");
        var before = await desk.ContentAsync();
        Assert.Equal($"{desk.Form}/import", (await desk.PostAsync(at, Take(await desk.GetAsync(at), "None"))).Location);
        Assert.Equal(before, await desk.ContentAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(at)).Status);
        var id = long.Parse(at[(at.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
        Assert.False(await portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().ImportOriginals.AnyAsync(o => o.SourceId == id)));
    }

    [Fact]
    public async Task The_same_file_again_leads_to_the_reading_that_is_there()
    {
        var desk = await portal.DeskAsync();
        var bytes = Encoding.UTF8.GetBytes(Report(desk.Unit.Name, 2025));
        var first = await BringAsync(desk, bytes, "年报.txt");
        Assert.Equal(first, await BringAsync(desk, bytes, "年报（最终）.txt"));
        Assert.Contains("先前已经导入过", (await desk.GetAsync(first)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("先前已经导入过", (await desk.GetAsync(first)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_of_which_only_the_text_was_kept_still_has_its_page()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        var report = await desk.ReportAsync();
        ImportSource old = new() { ReportId = report.Id, Text = Report(desk.Unit.Name, 2025), Hash = $"sha256:{new string('1', 64)}", By = "张三", At = report.CreatedAt };
        await StoreAsync(old);
        var reading = await desk.GetAsync($"{desk.Form}/import/{old.Id}");
        Assert.Equal(HttpStatusCode.OK, reading.Status);
        Assert.Contains("id=\"at-cell-requests-received-naturalPerson\"", reading.Text, StringComparison.Ordinal);
        Assert.Equal(old.Text, (await desk.GetAsync($"{desk.Form}/import/{old.Id}/original")).Text);
    }

    [Fact]
    public async Task Tables_of_a_file_are_drawn_with_the_places_of_their_cells()
    {
        var desk = await portal.DeskAsync();
        await desk.BeginAsync();
        var report = await desk.ReportAsync();
        List<IReadOnlyList<RawCell>> rows = [];
        foreach (var row in ClerkPortal.Edition.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            var figures = Enumerable.Repeat(row.Code == "received" ? "约2" : "0", 7);
            rows.Add([.. row.Labels.Select((l, i) => new RawCell([l], i == row.Labels.Count - 1 ? 4 - row.Labels.Count : 1)), .. figures.Select(f => new RawCell([f]))]);
        }

        SourceDocument document = new(
            SourceFormat.Word,
            [
                new SourceEntry($"# {desk.Unit.Name}2025年政府信息公开工作年度报告", "第 1 段"),
                new SourceEntry("三、收到和处理政府信息公开申请情况", "第 2 段"),
                .. SourceTable.Lay(rows, 1, (r, c) => $"表 1 第 {r} 行第 {c} 列"),
                new SourceEntry("**其他**需要说明。", "第 3 段"),
            ],
            []);
        ImportSource source = new()
        {
            ReportId = report.Id,
            FileName = "年报.docx",
            Size = 4,
            Original = new ImportOriginal { Bytes = [1, 2, 3, 4], Document = CompressedJson.Pack(SourceDocumentJson.Write(document)) },
            Hash = $"sha256:{new string('2', 64)}",
            By = "张三",
            At = report.CreatedAt,
        };
        await StoreAsync(source);
        var reading = WebUtility.HtmlDecode((await desk.GetAsync($"{desk.Form}/import/{source.Id}")).Text);
        Assert.Contains("<table class=\"source-table\">", reading, StringComparison.Ordinal);
        Assert.Contains("class=\"read-doubt\" title=\"表 1 第 1 行第 4 列\"", reading, StringComparison.Ordinal);
        Assert.Contains("href=\"#at-cell-requests-received-naturalPerson\">表 1 第 1 行第 4 列</a>", reading, StringComparison.Ordinal);
        Assert.Contains("<strong>其他</strong>需要说明", reading, StringComparison.Ordinal);
        Assert.Matches("title=\"表 1 第 2 行第 4 列\"><a [^>]*href=\"#cell-requests-[a-zA-Z]+-naturalPerson\"", reading);
    }

    [Fact]
    public async Task What_was_pasted_with_its_tables_is_read_by_them()
    {
        var desk = await portal.DeskAsync();
        var fields = (await desk.GetAsync($"{desk.Form}/import")).Fields();
        StringBuilder html = new($"<meta charset='utf-8'><h1>{desk.Unit.Name}2025年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table>");
        foreach (var row in ClerkPortal.Edition.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            html.Append("<tr>").AppendJoin(null, row.Labels.Select(l => $"<td>{l}</td>")).AppendJoin(null, Enumerable.Repeat("<td>0</td>", 7)).Append("</tr>");
        }

        fields["text"] = "年度报告";
        fields["html"] = html.Append("</table>").ToString();
        var brought = await desk.PostAsync($"{desk.Form}/import", fields);
        Assert.Equal(HttpStatusCode.Redirect, brought.Status);
        var reading = await desk.GetAsync(brought.Location!);
        Assert.Contains("<table class=\"source-table\">", reading.Text, StringComparison.Ordinal);
        Assert.Contains("粘贴的内容.html", WebUtility.HtmlDecode(reading.Text), StringComparison.Ordinal);
        Assert.Equal(html.ToString(), (await desk.GetAsync($"{brought.Location}/original")).Text);
    }

    [Fact]
    public async Task The_original_is_handed_out_as_it_came_to_be_saved_and_never_shown()
    {
        var desk = await portal.DeskAsync();
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Report(desk.Unit.Name, 2025) + "<script>alert(1)</script>")];
        var at = await BringAsync(desk, bytes, "年报 2025.html.txt");
        using var browser = await portal.SignInAsAsync(Role.Clerk, desk.Unit);
        using var response = await browser.GetAsync(new Uri($"{at}/original", UriKind.Relative));
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("attachment", "年报 2025.html.txt"), (response.Content.Headers.ContentDisposition?.DispositionType, response.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_county_has_the_original_once_the_report_is_submitted()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        var at = await BringAsync(desk, Encoding.UTF8.GetBytes(Report(desk.Unit.Name, 2025)), "年报.txt");
        await desk.PostAsync(at, Take(await desk.GetAsync(at), "Chosen", ("kind", "texts"), ("text", "title")));
        using var officer = await portal.SignInAsAsync(Role.Officer, portal.Units.County);
        var page = $"/county/reports/{desk.Unit.Code}/2025";
        var file = $"{page}/sources/{at[(at.LastIndexOf('/') + 1)..]}";
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, file));

        await desk.SubmitAsync();

        using var response = await officer.GetAsync(new Uri(file, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "attachment"), (response.StatusCode, response.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Contains($"href=\"{file}\"", await officer.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(officer, $"{at}/original"));
        foreach (var role in new[] { Role.Administrator, Role.Auditor })
        {
            using var other = await portal.SignInAsAsync(role, portal.Units.County);
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, file));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_at_the_field()
    {
        var desk = await portal.DeskAsync();
        foreach (var bytes in new byte[][] { [], [0x50, 0x4b, 3, 4, 0, 0, 0, 0], [1, 0, 2, 0, 3, 0, 0, 0], new byte[3_000_000], new byte[21_000_000] })
        {
            var refused = await SendAsync(desk, bytes, "年报.docx");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains("id=\"file-error\"", refused.Text, StringComparison.Ordinal);
        }

        var fields = (await desk.GetAsync($"{desk.Form}/import")).Fields();
        fields["text"] = "  ";
        var empty = await desk.PostAsync($"{desk.Form}/import", fields);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("id=\"text-error\"", empty.Text, StringComparison.Ordinal);
    }

    // A row whose figures run together in the one way that adds up, and a total that is no number.
    private static string Doubtful(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = lines[i].Contains("新收", StringComparison.Ordinal) ? lines[i].Replace("\t4\t0\t0\t0\t0\t0\t4", "\t4000004", StringComparison.Ordinal)
                : lines[i].Contains("（一）予以公开", StringComparison.Ordinal) ? lines[i][..^1] + "约4"
                : lines[i];
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<KeyValuePair<string, string>> Take(Sheet page, string button, params (string Name, string Value)[] changes)
    {
        var changed = changes.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        return page.Fields().Where(f => !changed.Contains(f.Key)).Append(KeyValuePair.Create("take", button)).Concat(changes.Select(c => KeyValuePair.Create(c.Name, c.Value)));
    }

    private static async Task<string> BringAsync(ClerkDesk desk, byte[] bytes, string fileName)
    {
        var brought = await SendAsync(desk, bytes, fileName);
        Assert.Equal(HttpStatusCode.Redirect, brought.Status);
        return brought.Location!;
    }

    private static async Task<Sheet> SendAsync(ClerkDesk desk, byte[] bytes, string fileName)
    {
        var page = await desk.GetAsync($"{desk.Form}/import");
        using MultipartFormDataContent content = [];
        using StringContent token = new(page.Fields()["__form"]);
        using StringContent text = new(string.Empty);
        using ByteArrayContent file = new(bytes);
        content.Add(token, "__form");
        content.Add(text, "text");
        content.Add(file, "file", fileName);
        return await desk.PostAsync($"{desk.Form}/import", content);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private Task StoreAsync(ImportSource source) => portal.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<ReportsDbContext>();
        db.ImportSources.Add(source);
        await db.SaveChangesAsync();
    });

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
}
