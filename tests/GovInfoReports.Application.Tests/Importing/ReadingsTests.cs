using System.Globalization;
using System.Text;
using GovInfoReports.Application.Importing;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Importing;

public class ReadingsTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.naturalPerson");
    private static readonly CellId Penalties = CellId.Parse("disclosure.penalties.decisions");

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_text_is_looked_at_first_and_taken_into_the_draft_when_accepted(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await office.Do<BringSource, long>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2025), "C:\\年报\\2025.txt", default));
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default));
        Assert.Equal(("2025.txt", false), (view.Source.FileName, view.NeedsConfirmation));
        Assert.Contains(view.Changes, c => c.Cell == Received && c.Read == CellValue.Of(4) && c.Present.IsBlank);
        Assert.True((await office.ReportAsync(Office.Town, 2025)).Draft.Content.Figures[Received].IsBlank);

        var report = await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, view.Current.Report.Revision, ReadingParts.All, false, default));

        Assert.Equal(CellValue.Of(4), report.Draft.Content.Figures[Received]);
        Assert.Contains("公开栏", report.Draft.Content.Text("overview"), StringComparison.Ordinal);
        await using var db = office.OpenStore();
        Assert.NotNull((await db.ImportSources.SingleAsync()).AcceptedAt);
    }

    [Theory, OnSqlite]
    public async Task Figures_alone_leave_the_texts_and_what_the_source_lacks_as_they_are(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var draft = await office.DraftAsync(office.Clerk, 2025, ("disclosure.penalties.decisions", "8"));
        var id = await office.Do<BringSource, long>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2025), null, default));
        var report = await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, draft.Revision, ReadingParts.Figures, false, default));
        Assert.Equal(draft.Draft.Content.Text("overview"), report.Draft.Content.Text("overview"));
        Assert.Equal((CellValue.Of(4), CellValue.Of(8)), (report.Draft.Content.Figures[Received], report.Draft.Content.Figures[Penalties]));
    }

    [Theory, OnSqlite]
    public async Task A_text_of_another_unit_or_year_is_taken_only_when_confirmed(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await office.Do<BringSource, long>(b => b.ExecuteAsync(office.Clerk, 2025, Text("松原区南湖镇", 2024), null, default));
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default));
        Assert.True(view is { UnitDiffers: true, YearDiffers: true });
        var revision = view.Current.Report.Revision;
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() =>
            office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, revision, ReadingParts.All, false, default)));
        Assert.Equal(Readings.ConfirmField, invalid.Errors[0].Field);
        await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, revision, ReadingParts.All, true, default));
    }

    [Theory, OnSqlite]
    public async Task What_is_no_text_is_refused_and_nothing_is_begun(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        foreach (var bytes in new byte[][] { [], [0x50, 0x4b, 3, 4, 0, 0, 0, 0], [1, 0, 2, 0, 3, 0, 0, 0], new byte[3_000_000] })
        {
            var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => office.Do<BringSource, long>(b => b.ExecuteAsync(office.Clerk, 2025, bytes, "x.txt", default)));
            Assert.Equal(BringSource.Field, invalid.Errors[0].Field);
        }

        await using var db = office.OpenStore();
        Assert.False(await db.Reports.AnyAsync());
    }

    [Theory, OnSqlite]
    public async Task A_source_belongs_to_its_report(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.NeighbourClerk, 2025);
        var id = await office.Do<BringSource, long>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2025), null, default));
        await Assert.ThrowsAsync<NotFoundException>(() => office.Do<Readings, ReadingView>(r => r.ViewAsync(office.NeighbourClerk, 2025, id, default)));
        await office.Do<Readings>(r => r.DiscardAsync(office.Clerk, 2025, id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_command_line_imports_once_and_overwrites_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var text = Text("云台县白水镇", 2025);
        var first = await office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, text, "a.txt", default));
        Assert.False(first.AlreadyThere);
        var again = await office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, text, "a.txt", default));
        Assert.True(again.AlreadyThere);
        var other = await Assert.ThrowsAsync<InvalidInputException>(() =>
            office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, [.. text, (byte)'\n'], "b.txt", default)));
        Assert.Equal("report", other.Errors[0].Field);
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() =>
            office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Neighbour, 2024, text, "a.txt", default)));
        Assert.Equal("year", wrong.Errors[0].Field);
        await Assert.ThrowsAsync<NotFoundException>(() => office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync("990199999", 2025, text, "a.txt", default)));
        Assert.Equal(CellValue.Of(4), (await office.ReportAsync(Office.Town, 2025)).Draft.Content.Figures[Received]);
        await using var db = office.OpenStore();
        Assert.Equal((1, 1), (await db.Reports.CountAsync(), await db.ImportSources.CountAsync()));
    }

    [Theory, OnSqlite]
    public async Task Texts_longer_than_the_form_takes_are_refused_whole(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var text = Encoding.UTF8.GetString(Text("云台县白水镇", 2025)).Replace("本年在村级公开栏张贴信息。", new string('长', ReportLimits.SectionText + 1), StringComparison.Ordinal);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() =>
            office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, Encoding.UTF8.GetBytes(text), "a.txt", default)));
        Assert.Equal("text.overview", Assert.Single(invalid.Errors).Field);
        await using var db = office.OpenStore();
        Assert.False(await db.Reports.AnyAsync());
    }

    private static byte[] Text(string unit, int year)
    {
        var edition = FormCatalog.Official().ForYear(2025)!;
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{unit}{year}年政府信息公开工作年度报告").AppendLine();
        text.AppendLine("一、总体情况").AppendLine("本年在村级公开栏张贴信息。").AppendLine();
        text.AppendLine("三、收到和处理政府信息公开申请情况");
        foreach (var row in edition.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            var n = row.Code is "received" or "granted" or "handledTotal" ? 4 : 0;
            text.AppendLine(CultureInfo.InvariantCulture, $"{string.Join('\t', row.Labels)}\t{n}\t0\t0\t0\t0\t0\t{n}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
