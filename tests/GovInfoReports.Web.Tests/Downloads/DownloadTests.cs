using System.Net;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Downloads;

public sealed class DownloadTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    private const string First = "/units/990101001/2021/editions/1/download/";

    [Theory]
    [InlineData("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")]
    [InlineData("excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")]
    [InlineData("html", "text/html", ".html")]
    [InlineData("json", "application/json", ".json")]
    [InlineData("csv", "text/csv", ".csv")]
    public async Task A_published_edition_comes_in_every_format_named_in_Chinese_with_its_number_and_to_be_kept(string format, string type, string extension)
    {
        using var browser = portal.Browser();
        using var response = await GetAsync(browser, First + format);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.True(bytes.Length > 500);
        Assert.Equal($"丙县东镇人民政府_2021年_政府信息公开工作年度报告_第1版{extension}", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal($"990101001-2021-1{extension}", response.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition.DispositionType);
        Assert.True(response.Headers.CacheControl is { Public: true, MaxAge.TotalDays: >= 30 });
        Assert.Contains("immutable", response.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.ETag);

        using var again = await GetAsync(browser, First + format);
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_number_keeps_what_it_said_when_a_correction_comes()
    {
        using var browser = portal.Browser();
        var before = await FigureAsync(browser, First + "csv");
        var after = await FigureAsync(browser, "/units/990101001/2021/editions/2/download/csv");

        Assert.Equal("5", before);
        Assert.Equal("6", after);
        Assert.Contains("href=\"/units/990101001/2021/editions/2/download/pdf\"", await browser.GetStringAsync(new Uri("/units/990101001/2021", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_known_is_not_sent_again_and_its_headers_come_without_it()
    {
        using var browser = portal.Browser();
        using var first = await GetAsync(browser, First + "word");
        using HttpRequestMessage conditional = new(HttpMethod.Get, First + "word");
        conditional.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var known = await browser.SendAsync(conditional);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Empty(await known.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, known.Headers.ETag);

        using HttpRequestMessage head = new(HttpMethod.Head, First + "word");
        using var headers = await browser.SendAsync(head);
        Assert.Equal(HttpStatusCode.OK, headers.StatusCode);
        Assert.Equal(first.Headers.ETag, headers.Headers.ETag);
        Assert.Empty(await headers.Content.ReadAsByteArrayAsync());

        using HttpRequestMessage other = new(HttpMethod.Get, First + "excel");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var changed = await browser.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("/units/990101001/2021/editions/3/download/word")]
    [InlineData("/units/990101001/2021/editions/1/download/exe")]
    [InlineData("/units/990101001/2021/editions/1/download/0")]
    [InlineData("/units/990101002/1999/editions/1/download/word")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var browser = portal.Browser();
        using var response = await GetAsync(browser, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("immutable", response.Headers.CacheControl?.ToString() ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_font_a_pdf_is_refused_with_what_to_do_and_the_other_formats_still_come()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await using PortalFactory bare = new() { Settings = { ["Documents:Fonts:Folders:0"] = folder.FullName } };
            InventedUnits units = new();
            await bare.AddUnitsAsync(units.All);
            await bare.PublishAsync(units.Township, 2021);
            using var browser = bare.Browser();
            using var pdf = await GetAsync(browser, First + "pdf");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, pdf.StatusCode);
            var page = await pdf.TextAsync();
            Assert.Contains("字体", page, StringComparison.Ordinal);
            Assert.Contains("可以先下载 Word", page, StringComparison.Ordinal);
            Assert.Null(pdf.Content.Headers.ContentDisposition);

            using var word = await GetAsync(browser, First + "word");
            Assert.Equal(HttpStatusCode.OK, word.StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_clerk_has_the_draft_and_the_officer_only_what_was_submitted()
    {
        await using PortalFactory office = new();
        InventedUnits units = new();
        await office.AddUnitsAsync(units.All);
        using var clerk = await office.SignInAsAsync(Role.Clerk, units.Township);
        using var officer = await office.SignInAsAsync(Role.Officer, units.County);
        using var foreign = await office.SignInAsAsync(Role.Officer, units.OtherCounty);
        const string Own = "/clerk/reports/2025/download/csv";
        const string Submitted = "/county/reports/990101001/2025/download/csv";

        using var nothing = await GetAsync(clerk, Own);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        await BeginAsync(office, units.Township, 7);
        using var draft = await GetAsync(clerk, Own);
        Assert.Equal("丙县东镇人民政府_2025年_政府信息公开工作年度报告_草稿.csv", draft.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(draft.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Contains(",7", await draft.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var tooEarly = await GetAsync(officer, Submitted);
        Assert.Equal(HttpStatusCode.NotFound, tooEarly.StatusCode);

        await SubmitAsync(office);
        await ChangeAsync(office, 8);
        using var submitted = await GetAsync(officer, Submitted);
        var figures = await submitted.Content.ReadAsStringAsync();
        Assert.Contains(",7", figures, StringComparison.Ordinal);
        Assert.DoesNotContain(",8", figures, StringComparison.Ordinal);
        Assert.Contains("提交稿", submitted.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.Single(await ExportsAsync(office));
        using var elsewhere = await GetAsync(foreign, Submitted);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);

        Assert.Contains("&lt;table", await clerk.GetStringAsync(new Uri("/clerk/reports/2025/fragment", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("&lt;table", await officer.GetStringAsync(new Uri("/county/reports/990101001/2025/fragment", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static Task<List<int?>> ExportsAsync(PortalFactory office) => office.InScopeAsync(services =>
        services.GetRequiredService<ReportsDbContext>().AuditEntries.Where(e => e.Action == "report.export" && e.UnitCode == "990101001").Select(e => e.AccountId).ToListAsync());

    private static Task<HttpResponseMessage> GetAsync(HttpClient browser, string address) => browser.GetAsync(new Uri(address, UriKind.Relative));

    private static async Task<string> FigureAsync(HttpClient browser, string address) =>
        (await browser.GetStringAsync(new Uri(address, UriKind.Relative))).Split('\n').Single(l => l.Contains(",requests.received.naturalPerson,", StringComparison.Ordinal)).Trim().Split(',')[^1];

    private static Task BeginAsync(PortalFactory office, Unit unit, int received) => office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        var form = services.GetRequiredService<Domain.Form.FormCatalog>().ForYear(2025)!;
        db.Reports.Add(AnnualReport.Begin(unit, 2025, form, SampleReports.Of(unit.Name, 2025, ("requests.received.naturalPerson", received)), "测试", new DateTime(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc)));
        await db.SaveChangesAsync();
    });

    private static Task SubmitAsync(PortalFactory office) => WithReportAsync(office, (report, by) => report.Submit(new Domain.Checks.CheckReport([], []), by, new DateTime(2026, 1, 6, 1, 0, 0, DateTimeKind.Utc)));

    private static Task ChangeAsync(PortalFactory office, int received) => WithReportAsync(office, (report, by) =>
    {
        var at = new DateTime(2026, 1, 7, 1, 0, 0, DateTimeKind.Utc);
        report.Withdraw(by, at);
        report.Save(SampleReports.Of("丙县东镇人民政府", 2025, ("requests.received.naturalPerson", received)), by.Name, at);
    });

    private static Task WithReportAsync(PortalFactory office, Action<AnnualReport, Actor> act) => office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        var report = await db.Reports.Include(r => r.Draft).Include(r => r.Decisions).SingleAsync();
        act(report, new Actor(1, "测试", Role.Clerk, await db.Units.SingleAsync(u => u.Id == report.UnitId)));
        await db.SaveChangesAsync();
    });
}
