using DocumentFormat.OpenXml.Spreadsheet;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Domain.Content;
using GovInfoReports.TestSupport;
using CellValue = GovInfoReports.Domain.Form.CellValue;

namespace GovInfoReports.Documents.Tests.Writing;

/// <summary>What another program makes of our workbooks: LibreOffice opens them, calculates and saves them.</summary>
public sealed class ExcelInLibreOfficeTests
{
    private const string Office = "soffice";

    [ProgramTheory(Office)]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public async Task A_workbook_saved_by_another_program_is_the_same_report_with_the_same_totals(string form)
    {
        var edition = SampleReports.Catalog.Get(form);
        var figures = RandomFigures.For(edition, new Random(3), withGaps: true)
            .With(edition.Equations.Where(e => e.Relation.IsTotal).Select(e => KeyValuePair.Create(e.Left[0], CellValue.Blank)));
        figures = Totals.Follow(edition, ReportFigures.BlankFor(edition), figures);
        Assert.Contains(edition.Equations, e => e.Relation.IsTotal && figures[e.Left[0]].IsNumber);
        Assert.Contains(edition.Equations, e => e.Relation.IsTotal && figures[e.Left[0]].IsBlank);
        var report = SampleReports.Document(form, SampleReports.Content(edition) with { Figures = figures });
        var saved = await SaveAsync(WithoutResults(await ExcelFiles.WriteAsync(report, ExcelReportTests.Check(report))));
        var source = ExcelFiles.Read(saved);

        Assert.Empty(source.Coded!.Content.Figures.DifferencesFrom(report.Content.Figures));
        Assert.Equal(report.Content, source.Coded.Content);
        Assert.Empty(source.Notes);
    }

    [ProgramFact(Office)]
    public async Task The_summary_calculates_to_the_totals_it_was_written_with()
    {
        var edition = SampleReports.Catalog.Get("2021");
        List<SummaryRow> units = [.. Enumerable.Range(0, 30).Select(i => new SummaryRow($"{990101100 + i}", $"第{i}镇", 2021, "已公开", i == 7 ? null : RandomFigures.For(edition, new Random(i), withGaps: true)))];
        using var stream = new MemoryStream();
        await ExcelSummary.WriteAsync(stream, edition, "松原县", default, units, CancellationToken.None);
        string[] written = [.. ExcelFiles.Read(stream.ToArray()).Entries[^1].Text.Split('\t')];
        Assert.Equal(written, ExcelFiles.Read(await SaveAsync(WithoutResults(stream.ToArray()))).Entries[^1].Text.Split('\t'));
        Assert.Equal(units.Sum(u => u.Figures?[edition.Cells[^1].Id].Number ?? 0).ToString("0", System.Globalization.CultureInfo.InvariantCulture), written[^1]);
    }

    // So that the program has to calculate, whatever its settings say.
    private static byte[] WithoutResults(byte[] bytes) => ExcelFiles.Change(bytes, workbook =>
    {
        var formulas = workbook.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Where(c => c.CellFormula is not null).ToList();
        Assert.NotEmpty(formulas);
        foreach (var cell in formulas)
        {
            cell.CellValue = null;
            cell.DataType = null;
        }
    });

    private static async Task<byte[]> SaveAsync(byte[] bytes) => (await TestSupport.Corpus.Office.ConvertAsync([bytes], "xlsx", "xlsx"))[0];
}
