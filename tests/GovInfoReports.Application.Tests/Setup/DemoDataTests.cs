using GovInfoReports.Application.Review;
using GovInfoReports.Application.Setup;
using GovInfoReports.Data;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Setup;

public class DemoDataTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Demo_data_shows_reports_in_every_state_and_is_filled_in_once(DatabaseProvider provider)
    {
        await using var office = await Office.OpenEmptyAsync(provider);
        office.Clock.Now = new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

        Assert.True(await office.Do<DemoData, bool>(d => d.FillAsync(null, default)));
        Assert.False(await office.Do<DemoData, bool>(d => d.FillAsync(null, default)));

        await using var db = office.OpenStore();
        var states = await db.Reports.Select(r => r.Status).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<ReportStatus>().Order(), states.Order());
        Assert.Equal(DemoData.Accounts.Count, await db.Users.CountAsync());
        Assert.Equal([Role.Clerk, Role.Officer, Role.Administrator], await db.Posts.Where(p => db.Users.Any(a => a.Id == p.AccountId && a.UserName == "laiyang-san")).Select(p => p.Role).OrderBy(r => r).ToListAsync());
        Assert.Equal(5, await db.Editions.CountAsync());
        Assert.Single(await db.Editions.Where(e => e.SupersededBy == 2).ToListAsync());
    }

    [Theory, OnSqlite]
    public async Task Demo_editions_read_back_from_the_files_of_the_portal_are_what_was_published(DatabaseProvider provider)
    {
        await using var office = await Office.OpenEmptyAsync(provider);
        office.Clock.Now = new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
        await office.Do<DemoData, bool>(d => d.FillAsync(null, default));
        var catalog = FormCatalog.Official();
        CheckEngine engine = new(catalog);
        SourceFiles files = new(new SourceLimits());
        ReportFiles writer = new(new PdfReport(new PdfFonts(new PdfFontOptions())));

        await using var db = office.OpenStore();
        foreach (var edition in await db.Editions.Include(e => e.Body).ToListAsync())
        {
            foreach (var format in new[] { ReportFileFormat.Word, ReportFileFormat.Pdf, ReportFileFormat.Excel })
            {
                using MemoryStream file = new();
                try
                {
                    await writer.WriteAsync(file, format, edition, catalog.Get(edition.Form), default);
                }
                catch (PdfFontException)
                {
                    // A machine without Chinese fonts writes no PDF.
                    continue;
                }

                var source = await files.OpenAsync(file.ToArray(), $"a{ReportFiles.ExtensionOf(format)}", default);
                var (reading, checks) = new ReportReading(catalog).ReadAndCheck(source, ReadingHints.None, engine);

                var (was, read) = (edition.Body.Content, reading.Content);
                Assert.Equal(was.Preamble, read.Preamble);
                Assert.Equal((format, was.Title, was.Signature), (format, read.Title, read.Signature));
                Assert.Equal(Texts(was), Texts(read));
                Assert.Equal(was.Figures.Cells.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal), read.Figures.Cells.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal));

                // In a PDF a single space beside a digit is not told from the room that programs leave there.
                List<string> Texts(ReportContent content) =>
                    [.. content.Texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => format == ReportFileFormat.Pdf ? t.Value.Replace(" ", string.Empty, StringComparison.Ordinal) : t.Value)];
                Assert.DoesNotContain(checks.Findings, f => f.Message.Contains("未见落款", StringComparison.Ordinal) || f.Rule is "C1" or "C4" or "C5" or "C6" or "D1");
            }
        }
    }

    [Theory, OnSqlite]
    public async Task A_county_government_of_the_demo_data_files_and_the_province_decides(DatabaseProvider provider)
    {
        await using var office = await Office.OpenEmptyAsync(provider);
        office.Clock.Now = new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
        await office.Do<DemoData, bool>(d => d.FillAsync(null, default));

        await using var db = office.OpenStore();
        var county = await db.Units.SingleAsync(u => u.Level == UnitLevel.County && u.FilesReports);
        Assert.Contains(DemoData.Accounts, a => a.Role == Role.Clerk && a.UnitCode == county.Code);
        Assert.Equal(ReportStatus.Submitted, (await office.ReportAsync(county.Code, 2025)).Status);
        foreach (var (code, decides) in new[] { ("370000", true), (county.Code, false) })
        {
            var at = await db.Units.SingleAsync(u => u.Code == code);
            Assert.Equal((code, decides), (code, (await office.Do<WhoDecides, Decider>(w => w.OfAsync(at, county.Code, county.Place, default))).Decides));
        }
    }

    [Theory, OnSqlite]
    public async Task Demo_figures_are_those_of_the_published_reports(DatabaseProvider provider)
    {
        await using var office = await Office.OpenEmptyAsync(provider);
        office.Clock.Now = new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
        await office.Do<DemoData, bool>(d => d.FillAsync(null, default));

        var chalukou = (await office.ReportAsync("220183116", 2020)).Draft.Content.Figures;
        Assert.Equal(
            ["requests.received.naturalPerson", "requests.received.total", "requests.granted.naturalPerson", "requests.granted.total"],
            chalukou.Cells.Where(c => c.Value != CellValue.Zero).Select(c => c.Key.ToString()));
        var xuefang = (await office.ReportAsync("370682107", 2020)).Draft.Content.Figures;
        Assert.Equal(17, xuefang.Cells.Count(c => c.Value.IsBlank && c.Key.Column == "total" && c.Key.Table == "requests"));
        var yongzheng = (await office.ReportAsync("621025104", 2020)).Draft.Content.Figures;
        Assert.Equal(CellValue.Of(20), yongzheng[CellId.Parse("disclosure.normativeDocuments.publicTotal")]);
        Assert.Equal(2, yongzheng.Cells.Count(c => c.Value.IsBlank));
    }
}
