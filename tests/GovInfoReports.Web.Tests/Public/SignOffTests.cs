using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Public;

public sealed partial class SignOffTests
{
    private const string Sheets = "/clerk/reports/2025/sign-off";
    private const string Secret = "只有单位知道的一句话";

    [Fact]
    public async Task A_sheet_is_made_downloaded_and_checked_and_shows_nothing_of_the_draft()
    {
        await using PortalFactory portal = new() { Settings = { ["Site:Address"] = "https://nianbao.example.gov.cn/" } };
        var units = await DraftAsync(portal);
        using var clerk = await portal.SignInAsAsync(Role.Clerk, units.Township);
        using var made = await clerk.SendAsync(Sheets, null);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var page = WebUtility.HtmlDecode(await clerk.GetStringAsync(new Uri(Sheets, UriKind.Relative)));
        var code = Code().Match(page).Groups["code"].Value;
        Assert.Equal(12, code.Length);
        Assert.Contains($"{code[..4]}-{code[4..8]}-{code[8..]}", page, StringComparison.Ordinal);

        using var word = await GetAsync(clerk, $"{Sheets}/{code}/word");
        Assert.Equal("丙县东镇人民政府_2025年_政府信息公开工作年度报告_签批单.docx", word.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(word.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Contains("nianbao.example.gov.cn/sign-off/" + code, await DocumentTextAsync(word), StringComparison.Ordinal);
        using var excel = await GetAsync(clerk, $"{Sheets}/{code}/excel");
        Assert.Equal(HttpStatusCode.NotFound, excel.StatusCode);

        using var anybody = portal.Browser();
        using var same = await GetAsync(anybody, $"/sign-off?code={code[..4].ToLowerInvariant()}%20{code[4..]}");
        var said = await same.TextAsync();
        Assert.True(same.Headers.CacheControl is { NoStore: true });
        Assert.Contains("报告内容与签批单一致", said, StringComparison.Ordinal);
        Assert.Contains("丙县东镇人民政府", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);

        await ChangeAsync(portal);
        var changed = await (await GetAsync(anybody, $"/sign-off/{code}")).TextAsync();
        Assert.Contains("报告内容已经改动", changed, StringComparison.Ordinal);
        Assert.Contains("最近一次改动：2026年1月6日", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("处数字", changed, StringComparison.Ordinal);
        using var officer = await portal.SignInAsAsync(Role.Officer, units.County);
        Assert.Contains("有 1 处数字、0 处文字不同", await (await GetAsync(officer, $"/sign-off/{code}")).TextAsync(), StringComparison.Ordinal);
        Assert.Contains("内容已改动", await clerk.GetStringAsync(new Uri(Sheets, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_offers_what_was_submitted_with_its_code()
    {
        await using PortalFactory portal = new();
        var units = await DraftAsync(portal);
        await WithReportAsync(portal, (report, by) => report.Submit(new Domain.Checks.CheckReport([], []), by, new DateTime(2026, 1, 6, 1, 0, 0, DateTimeKind.Utc)));
        using var clerk = await portal.SignInAsAsync(Role.Clerk, units.Township);
        const string Receipt = "/clerk/reports/2025/receipt";
        Assert.Contains("生成带校验码的文件", WebUtility.HtmlDecode(await clerk.GetStringAsync(new Uri(Receipt, UriKind.Relative))), StringComparison.Ordinal);

        var token = Forms.TokenIn(await clerk.GetStringAsync(new Uri(Receipt, UriKind.Relative)));
        using FormUrlEncodedContent form = new([KeyValuePair.Create("__form", token), KeyValuePair.Create("round", "1")]);
        using var made = await clerk.PostAsync(new Uri(Sheets, UriKind.Relative), form);
        Assert.Equal($"{Receipt}?round=1", made.Headers.Location!.OriginalString);
        var page = await clerk.GetStringAsync(made.Headers.Location);
        var code = Code().Match(page).Groups["code"].Value;
        using var word = await GetAsync(clerk, $"{Sheets}/{code}/word");
        Assert.Equal(HttpStatusCode.OK, word.StatusCode);
        using var anybody = portal.Browser();
        Assert.Contains("提交（第 1 次）", await (await GetAsync(anybody, $"/sign-off/{code}")).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_is_told_from_an_unknown_one_and_codes_cannot_be_tried_out()
    {
        await using PortalFactory portal = new() { Settings = { ["RateLimits:Codes"] = "3" } };
        using var anybody = portal.Browser();
        using var mistyped = await GetAsync(anybody, "/sign-off/7K3M-92QD-X1YZ");
        Assert.Equal(HttpStatusCode.BadRequest, mistyped.StatusCode);
        Assert.Contains("7K3M-92QD-X1YZ", await mistyped.TextAsync(), StringComparison.Ordinal);
        using var unknown = await GetAsync(anybody, "/sign-off/000000000000");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var third = await GetAsync(anybody, "/sign-off?code=%E7%99%BD%E6%B0%B4");
        Assert.Equal(HttpStatusCode.BadRequest, third.StatusCode);
        using var fourth = await GetAsync(anybody, "/sign-off/000000000000");
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        using var form = await GetAsync(anybody, "/sign-off");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient browser, string address) => browser.GetAsync(new Uri(address, UriKind.Relative));

    private static async Task<string> DocumentTextAsync(HttpResponseMessage word)
    {
        using MemoryStream bytes = new(await word.Content.ReadAsByteArrayAsync());
        using System.IO.Compression.ZipArchive zip = new(bytes);
        using StreamReader reader = new(zip.GetEntry("word/document.xml")!.Open());
        return Tags().Replace(await reader.ReadToEndAsync(), string.Empty);
    }

    private static async Task<InventedUnits> DraftAsync(PortalFactory portal)
    {
        InventedUnits units = new();
        await portal.AddUnitsAsync(units.All);
        await portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ReportsDbContext>();
            var form = services.GetRequiredService<Domain.Form.FormCatalog>().ForYear(2025)!;
            var content = SampleReports.Of(units.Township.Name, 2025).WithText("otherMatters", Secret);
            db.Reports.Add(AnnualReport.Begin(units.Township, 2025, form, content, "测试", new DateTime(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc)));
            await db.SaveChangesAsync();
        });
        return units;
    }

    private static Task ChangeAsync(PortalFactory portal) => WithReportAsync(portal, (report, by) => report.Save(
        report.Draft.Content with { Figures = report.Draft.Content.Figures.With(Domain.Form.CellId.Parse("requests.received.other"), Domain.Form.CellValue.Of(1)) },
        by.Name,
        new DateTime(2026, 1, 6, 1, 0, 0, DateTimeKind.Utc)));

    private static Task WithReportAsync(PortalFactory portal, Action<AnnualReport, Actor> act) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        var report = await db.Reports.Include(r => r.Draft).Include(r => r.Decisions).SingleAsync();
        act(report, new Actor(1, "测试", Role.Clerk, await db.Units.SingleAsync(u => u.Id == report.UnitId)));
        await db.SaveChangesAsync();
    });

    [GeneratedRegex("/sign-off/(?<code>[0-9A-Z]{12})/word", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();
}
