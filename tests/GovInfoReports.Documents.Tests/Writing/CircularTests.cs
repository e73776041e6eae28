using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Documents.Writing.Word;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class CircularTests
{
    private static readonly CircularDocument Circular = new()
    {
        Title = "关于云台县2025年度政府信息公开工作年度报告报送情况的通报",
        Addressees = "各有关单位：",
        Opening = ["截至2026年2月3日，应报送的单位共2个，已报送1个，未报送1个。"],
        Sections = [new("一、总体情况", ["按时报送1个。", "逾期未报1个。"]), new("二、不计入应报的单位（0个）", ["无。"])],
        Counts = [("应报单位", 2), ("按时报送", 1)],
        TableTitle = "附件：报送情况表（截至2026年2月3日）",
        Columns = [new("序号", 2), new("单位", 13, true), new("退回次数", 2), new("备注", 9, true)],
        Rows = [[1, "=1+1 & <镇>", 2, "延期至2月10日：经办人住院，" + new string('长', 200)], [2, "东岭乡\u0001人民政府", 0, string.Empty]],
        Signature = ["云台县", "2026年2月4日"],
        Author = "云台县",
        WrittenAt = new(2026, 2, 4, 1, 0, 0, DateTimeKind.Utc),
    };

    private static byte[] Word(CircularDocument circular)
    {
        using MemoryStream stream = new();
        WordCircular.Write(stream, circular);
        return stream.ToArray();
    }

    private static async Task<byte[]> ExcelAsync(CircularDocument circular)
    {
        using MemoryStream stream = new();
        await ExcelCircular.WriteAsync(stream, "通报", circular, default);
        return stream.ToArray();
    }

    [Fact]
    public void Word_file_reads_back_as_title_words_table_and_signature()
    {
        var bytes = Word(Circular);
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var body = package.MainDocumentPart!.Document!.Body!;

        Assert.Equal(
            [Circular.Title, Circular.Addressees, Circular.Opening[0], "一、总体情况", "按时报送1个。", "逾期未报1个。", "二、不计入应报的单位（0个）", "无。", "云台县", "2026年2月4日", Circular.TableTitle],
            body.Elements<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0));
        var rows = Assert.Single(body.Elements<Table>()).Elements<TableRow>().Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToList()).ToList();
        Assert.Equal(["序号", "单位", "退回次数", "备注"], rows[0]);
        Assert.Equal(["1", "=1+1 & <镇>", "2"], rows[1].Take(3));
        Assert.Equal("东岭乡人民政府", rows[2][1]);
    }

    [Fact]
    public void Word_file_has_its_table_on_its_side_and_the_same_bytes_each_time()
    {
        var bytes = Word(Circular);
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var pages = package.MainDocumentPart!.Document!.Body!.Descendants<SectionProperties>().Select(s => s.GetFirstChild<PageSize>()!).ToList();

        Assert.Equal([null, PageOrientationValues.Landscape], pages.Select(p => p.Orient?.Value));
        Assert.True(pages[1].Width! > pages[1].Height!);
        Assert.Equal(bytes, Word(Circular));
    }

    [Fact]
    public async Task Workbook_has_title_and_counts_above_a_row_a_unit()
    {
        var bytes = await ExcelAsync(Circular);
        ExcelFiles.AssertValid(bytes);
        using var package = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var rows = ExcelFiles.Sheet(package.WorkbookPart!, "通报").Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).ToList();

        Assert.Equal((Circular.Title, Circular.Opening[0]), (rows[0][0], rows[1][0]));
        Assert.Equal(["应报单位", "按时报送"], rows[2]);
        Assert.Equal(["2", "1"], rows[3]);
        Assert.Equal(["序号", "单位", "退回次数", "备注"], rows[4]);
        Assert.Equal(["1", "=1+1 & <镇>", "2"], rows[5].Take(3));
        Assert.Equal(7, rows.Count);
        Assert.Null(ExcelFiles.Cell(package.WorkbookPart!, "通报", "C6").DataType);
    }
}
