using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class ExcelSummaryTests
{
    private static readonly DateTime At = new(2024, 1, 18, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public async Task A_unit_is_a_row_a_figure_a_column_and_the_totals_are_formulas(string form)
    {
        var edition = SampleReports.Catalog.Get(form);
        List<SummaryRow> units = [.. Enumerable.Range(0, 120).Select(i => new SummaryRow($"9901011{i:00}", i == 3 ? "=1+1 & <镇>" : $"第{i}镇", edition.FirstYear, i == 7 ? "未报送" : "已公开", i == 7 ? null : RandomFigures.For(edition, new Random(i), withGaps: true)))];
        var bytes = await WriteAsync(edition, units);
        ExcelFiles.AssertValid(bytes);

        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var rows = ExcelFiles.Sheet(package.WorkbookPart!, "汇总").Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        Assert.Equal(4 + 120 + 1, rows.Count);
        Assert.Equal(["unitCode", "unit", "year", "state", .. edition.Cells.Select(c => c.Id.ToString())], rows[3].Select(c => c.InnerText));
        foreach (var (unit, row) in units.Zip(rows.Skip(4)))
        {
            Assert.Equal([unit.UnitCode, unit.UnitName, unit.Year.ToString(CultureInfo.InvariantCulture), unit.State], row.Take(4).Select(c => c.InnerText));
            Assert.Equal(edition.Cells.Select(c => unit.Figures?[c.Id].ToString() ?? string.Empty), row.Skip(4).Select(c => c.InnerText));
            Assert.All(row.Skip(4).Zip(edition.Cells), c => Assert.Equal(unit.Figures?[c.Second.Id].IsNumber == true, c.First.DataType is null && c.First.CellValue is not null));
        }

        var totals = rows[^1];
        Assert.Equal("合计（120 个单位，其中 1 个没有报告；空白和不适用的不计入）", totals[0].InnerText);
        foreach (var (index, cell) in edition.Cells.Index())
        {
            var column = SheetAddress.Letters(index + 5);
            Assert.Contains($"SUM({column}5:{column}124)", totals[index + 4].CellFormula!.Text, StringComparison.Ordinal);
            Assert.Equal(units.Sum(u => u.Figures?[cell.Id].Number ?? 0), decimal.Parse(totals[index + 4].CellValue!.Text, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Headers_are_merged_frozen_and_repeated_in_print()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var bytes = await WriteAsync(edition, []);
        ExcelFiles.AssertValid(bytes);
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var sheet = ExcelFiles.Sheet(package.WorkbookPart!, "汇总");
        var merges = sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value).ToList();
        Assert.Contains("A1:A3", merges);
        Assert.Equal("三、收到和处理政府信息公开申请情况", ExcelFiles.Cell(package.WorkbookPart!, "汇总", "O1").InnerText);
        Assert.Contains(SheetAddress.Range(1, 15, 1, 14 + 175), merges);
        Assert.Equal("一、本年新收", ExcelFiles.Cell(package.WorkbookPart!, "汇总", "O2").InnerText);
        Assert.Contains("O2:U2", merges);
        Assert.Equal(["自然人（件）", "商业企业（件）"], ((string[])["O3", "P3"]).Select(a => ExcelFiles.Cell(package.WorkbookPart!, "汇总", a).InnerText));
        Assert.Equal((4d, 4d), (sheet.Descendants<Pane>().Single().HorizontalSplit!.Value, sheet.Descendants<Pane>().Single().VerticalSplit!.Value));
        Assert.True(sheet.Descendants<Row>().ElementAt(3).Hidden!.Value);
        Assert.Equal("'汇总'!$A:$D,'汇总'!$1:$4", package.WorkbookPart!.Workbook.Descendants<DefinedName>().Single().Text);
    }

    [Fact]
    public async Task Thousands_of_units_are_written_as_they_come()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var figures = RandomFigures.For(edition, new Random(1), withGaps: true);
        var sink = new CountingSink();
        List<long> written = [];
        IEnumerable<SummaryRow> Units()
        {
            for (var i = 0; i < 5_000; i++)
            {
                if (i % 1_000 == 999)
                {
                    written.Add(sink.Written);
                }

                yield return new SummaryRow("990101101", "青禾镇", 2021, "已公开", figures);
            }
        }

        await ExcelSummary.WriteAsync(sink, edition, "松原县", At, Units(), CancellationToken.None);

        // What is not on its way yet is a small part of the whole, however much has come.
        Assert.Equal(5, written.Count);
        Assert.All(written.Index(), w => Assert.InRange(sink.Written * (w.Index + 1) / 5 - w.Item, 0, sink.Written / 10));
    }

    private static async Task<byte[]> WriteAsync(FormEdition edition, IEnumerable<SummaryRow> units)
    {
        using var stream = new MemoryStream();
        await ExcelSummary.WriteAsync(stream, edition, "松原县 & 2021", At, units, CancellationToken.None);
        return stream.ToArray();
    }

    /// <summary>A web response: it cannot seek, and writing without waiting is forbidden.</summary>
    private sealed class CountingSink : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
