using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Excel;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using static GovInfoReports.Documents.Tests.Sources.WrittenWorkbook;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class ExcelSourceTests
{
    public static TheoryData<string, string> Shown => new()
    {
        { "#,##0", "1234" },
        { "0.00", "1234" },
        { "#,##0.00\"万元\"", "1234万元" },
        { "#,##0\"元\"", "1234元" },
        { "0.00\\元", "1234元" },
        { "0.0%", "123400%" },
        { "yyyy/m/d", "1903-05-18" },
        { "yyyy\"年\"m\"月\"d\"日\";@", "1903-05-18" },
        { "[$-804]h:mm:ss", "1903-05-18" },
        { "[h]:mm", "1903-05-18" },
        { "[Red]0;[Blue]-0", "1234" },
        { "0\" days\"", "1234" },
        { "\\m0", "1234" },
        { "G/通用格式", "1234" },
        { "0!.0,", "1234（显示格式 0!.0,）" },
        { "General", "1234" },
        { "0.00E+00", "1234" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Numbers_are_what_they_are_and_percentages_and_dates_are_not_figures(string format, string shown)
    {
        var workbook = new WrittenWorkbook { Formats = [format] }.Sheet("表", $"<row r=\"1\">{Words("A1", "项目")}{Number("B1", "1234", 1)}</row>");
        Assert.Equal($"项目\t{shown}", Read(workbook).Entries.Single().Text);
    }

    [Fact]
    public void Every_way_to_store_a_cell_is_read()
    {
        var workbook = new WrittenWorkbook { Strings = "<si><t>甲</t></si><si><r><t>乙</t></r><r><rPr/><t xml:space=\"preserve\"> 丙</t></r><rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh></si>" }.Sheet(
            "表",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\"><v>0.30000000000000004</v></c><c r=\"D1\"><f>A1</f><v>7</v></c>"
            + "<c r=\"E1\" t=\"str\"><f>A1</f><v>丁_x000D_</v></c><c r=\"F1\" t=\"b\"><v>1</v></c><c r=\"G1\"/><c r=\"H1\"><v>1E3</v></c><c r=\"I1\" t=\"str\"><f>IF(1,\"\")</f><v></v></c></row>"
            + "<row><c><v>2</v></c><c t=\"inlineStr\"><is><t>戊</t></is></c></row>");
        Assert.Equal(["甲\t乙 丙\t0.3\t7\t丁\tTRUE\t1000", "2\t戊\t\t\t\t\t"], Read(workbook).Entries.Select(e => e.Text));
    }

    [Fact]
    public void Formulas_without_a_result_and_errors_are_told_and_never_calculated()
    {
        var source = Read(new WrittenWorkbook().Sheet("申请", $"<row r=\"9\">{Words("A9", "总计")}<c r=\"B9\"><f>SUM(B1:B8)</f></c><c r=\"C9\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>{Number("D9", "1")}</row>"));
        Assert.Equal("总计\t\t#DIV/0!\t1", source.Entries.Single().Text);
        Assert.Equal(["工作表“申请”B9 =SUM(B1:B8)", "工作表“申请”C9 #DIV/0!"], source.Notes.Where(n => n.Kind == SourceNoteKind.Formula).Select(n => n.Text));
    }

    [Fact]
    public void Merged_cells_keep_their_place_on_the_grid()
    {
        var source = Read(new WrittenWorkbook().Sheet(
            "申请",
            $"<row r=\"2\">{Words("B2", "项目")}{Words("C2", "申请人情况")}</row><row r=\"3\">{Words("C3", "自然人")}{Words("D3", "总计")}</row><row r=\"4\">{Words("B4", "新收")}{Number("C4", "1")}{Number("D4", "1")}</row>",
            after: "<mergeCells><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:D2\"/></mergeCells>"));

        Assert.Equal([(1, 1), (2, 2)], source.Entries[0].Cells!.Select(c => (c.Slot, c.Span)));
        Assert.Equal([(2, 1), (3, 1)], source.Entries[1].Cells!.Select(c => (c.Slot, c.Span)));
        Assert.Equal(["工作表“申请”B4", "工作表“申请”C4", "工作表“申请”D4"], source.Entries[2].Cells!.Select(c => c.Place));
        Assert.All(source.Entries, e => Assert.Equal(1, e.Table));
        Assert.Equal("工作表“申请”第 4 行", source.Entries[2].Place);
    }

    [Fact]
    public void What_is_hidden_is_left_out_and_told()
    {
        var source = Read(new WrittenWorkbook()
            .Sheet(
                "显示",
                $"<row r=\"1\">{Words("A1", "甲")}{Number("B1", "1")}{Number("C1", "2")}</row><row r=\"2\" hidden=\"1\">{Words("A2", "乙")}{Number("B2", "3")}</row><row r=\"3\">{Words("A3", "丙")}{Number("B3", "4")}{Number("C3", "5")}</row>",
                before: "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/></cols>")
            .Sheet("隐藏", $"<row r=\"1\">{Number("A1", "9")}</row>", attributes: "state=\"veryHidden\"")
            .Sheet("空的", string.Empty, attributes: "state=\"hidden\""));

        Assert.Equal(["甲\t1", "丙\t4"], source.Entries.Select(e => e.Text));
        Assert.Equal(
            ["工作表“显示”从 C1 起有 4 个单元格在隐藏的行或列里，其中有 3 个数字。", "工作表“隐藏”整张隐藏，其中有 1 个数字。"],
            source.Notes.Where(n => n.Kind == SourceNoteKind.Hidden).Select(n => n.Text));
    }

    [Fact]
    public void Texts_become_paragraphs_and_rows_of_tables_stay_rows()
    {
        const string prose = "本镇认真贯彻落实政府信息公开条例，全年主动公开信息若干条，公开渠道进一步拓宽。";
        var source = Read(new WrittenWorkbook().Sheet(
            "年报",
            $"<row r=\"1\">{Words("A1", "青禾镇年度报告")}</row><row r=\"3\">{Words("A3", "一、总体情况")}{Words("B3", $"{prose}\n第二段。")}</row>"
            + $"<row r=\"5\">{Words("A5", "项目")}{Words("B5", "自然人")}{Words("C5", "总计")}</row><row r=\"6\">{Words("A6", "（一）予以公开")}</row><row r=\"7\">{Words("A7", "（二）部分\n公开")}{Number("B7", "1")}{Words("C7", prose)}</row><row r=\"8\">{Words("A8", "四、结转")}</row>",
            after: "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>"));

        Assert.Equal(
            ["青禾镇年度报告", "一、总体情况", prose, "第二段。", "项目\t自然人\t总计", "（一）予以公开", $"（二）部分公开\t1\t{prose}", "四、结转"],
            source.Entries.Select(e => e.Text));
        Assert.Equal([false, false, false, false, true, true, true, false], source.Entries.Select(e => e.Cells is not null));
    }

    [Fact]
    public void Words_over_the_cells_pictures_comments_and_macros_are_told()
    {
        const string drawing = """
            <xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a">
              <xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:to><xdr:row>9</xdr:row></xdr:to><xdr:pic/></xdr:twoCellAnchor>
              <xdr:twoCellAnchor><xdr:from><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>框中</a:t></a:r><a:r><a:t>的话</a:t></a:r></a:p><a:p><a:r><a:t>又一段</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
            </xdr:wsDr>
            """;
        var source = Read(new WrittenWorkbook()
            .Sheet("表", $"<row r=\"1\">{Words("A1", "甲")}{Number("B1", "1")}</row>", after: "<drawing r:id=\"rId1\"/>")
            .Relate("xl/worksheets/_rels/sheet1.xml.rels", ("drawing", "../drawings/drawing1.xml"), ("comments", "../comments1.xml"), ("image", "../media/gone.png"))
            .Part("xl/drawings/drawing1.xml", drawing)
            .Part("xl/comments1.xml", "<comments><commentList><comment ref=\"A1\"><text><t>请核对</t></text></comment><comment ref=\"B1\"/></commentList></comments>")
            .Part("xl/vbaProject.bin", "macro"));

        Assert.Equal(["甲\t1", "框中的话", "又一段"], source.Entries.Select(e => e.Text));
        Assert.Equal(
            [(SourceNoteKind.Picture, 0, "工作表“表”第 1 行"), (SourceNoteKind.TextBox, 1, "框中的话又一段"), (SourceNoteKind.Comment, null, "2"), (SourceNoteKind.ActiveContent, (int?)null, (string?)null)],
            source.Notes.Select(n => (n.Kind, n.Entry, n.Text)));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public void A_workbook_of_somebody_elses_is_read_by_its_labels(string form)
    {
        var edition = SampleReports.Catalog.Get(form);
        var figures = RandomFigures.For(edition, new Random(7), withGaps: true);
        var workbook = new WrittenWorkbook();
        workbook.Sheet("说明", $"<row r=\"1\">{Words("A1", $"{SampleReports.Unit}{edition.FirstYear}年政府信息公开工作年度报告")}</row>");
        foreach (var table in edition.Tables)
        {
            var (rows, merges) = Grid(TableLayout.For(table), figures);
            workbook.Sheet(edition.SectionOfTable(table.Code)!.Title, $"<row r=\"1\">{Words("B1", edition.SectionOfTable(table.Code)!.Heading)}</row>{rows}", after: $"<mergeCells>{merges}</mergeCells>");
        }

        var reading = new ReportTextReader(SampleReports.Catalog).Read(Read(workbook), ReadingHints.None);
        Assert.Equal((form, SampleReports.Unit, edition.FirstYear), (reading.Edition.Id, reading.UnitName, reading.Year));
        Assert.Empty(reading.Content.Figures.DifferencesFrom(figures));
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"EQXD1\"><v>1</v></c></row>", SourceRefusal.Damaged)]
    [InlineData("<row r=\"1\"><c r=\"A1048577\"><v>1</v></c></row>", SourceRefusal.Damaged)]
    [InlineData("<row r=\"-5\"><c><v>1</v></c></row>", SourceRefusal.Damaged)]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row>", SourceRefusal.Damaged)]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</c></row>", SourceRefusal.Damaged)]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&#1;</t></is></c></row>", SourceRefusal.Damaged)]
    [InlineData("", SourceRefusal.Empty)]
    public void Broken_sheets_are_refused(string rows, SourceRefusal refusal) =>
        Assert.Equal(refusal, Refused(new WrittenWorkbook().Sheet("表", rows).ToBytes()));

    [Fact]
    public void Workbooks_beyond_the_limits_are_refused()
    {
        var wide = string.Concat(Enumerable.Range(0, 100_000).Select(_ => "<c><v>1</v></c>"));
        Assert.Equal(SourceRefusal.Damaged, Refused(new WrittenWorkbook().Sheet("表", $"<row>{wide}</row>").ToBytes()));
        var long1 = string.Concat(Enumerable.Range(1, 51).Select(r => $"<row r=\"{r}\">{string.Concat(Enumerable.Range(0, 1000).Select(_ => "<c><v>1</v></c>"))}</row>"));
        Assert.Equal(SourceRefusal.TooManyCells, Refused(new WrittenWorkbook().Sheet("表", long1).ToBytes(), new SourceLimits { Ratio = 100_000 }));

        // A diagonal: few cells, a grid of a hundred million.
        var diagonal = string.Concat(Enumerable.Range(1, 10_000).Select(r => $"<row r=\"{r}\"><c r=\"{Documents.Office.SheetAddress.Of(r, r)}\"><v>1</v></c></row>"));
        Assert.Equal(SourceRefusal.TooManyCells, Refused(new WrittenWorkbook().Sheet("表", diagonal).ToBytes()));

        // One long string that many cells refer to.
        var shared = new WrittenWorkbook { Strings = $"<si><t>{new string('长', 100_000)}</t></si>" };
        Assert.Equal(SourceRefusal.TooLong, Refused(shared.Sheet("表", $"<row>{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100))}</row>").ToBytes()));
        Assert.Equal(SourceRefusal.ZipBomb, Refused(new WrittenWorkbook().Sheet("表", "<row/>" + new string(' ', 20_000_000)).ToBytes()));
        var deep = string.Concat(Enumerable.Repeat("<r>", 500)) + string.Concat(Enumerable.Repeat("</r>", 500));
        Assert.Equal(SourceRefusal.TooDeep, Refused(new WrittenWorkbook { Strings = $"<si>{deep}</si>" }.Sheet("表", string.Empty).ToBytes()));
        var merges = string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 9_999));
        Assert.Equal("1", Read(new WrittenWorkbook().Sheet("表", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", after: $"<mergeCells>{merges}</mergeCells>")).Entries.Single().Text);
    }

    [Fact]
    public void Broken_packages_are_refused()
    {
        var whole = new WrittenWorkbook().Sheet("表", $"<row r=\"1\">{Number("A1", "1")}</row>").ToBytes();
        Assert.Equal(SourceRefusal.Damaged, Refused(whole[..(whole.Length / 2)]));
        Assert.Equal(SourceRefusal.Damaged, Refused(OfficePackageTests.Zip(("readme.txt", [1]))));
        Assert.Equal(SourceRefusal.Damaged, Refused([]));
        const string dtd = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>&a;</v></c></row></sheetData></worksheet>";
        Assert.Equal(SourceRefusal.UnsafeXml, Refused(OfficePackageTests.Zip(
            ("_rels/.rels", Encoding.UTF8.GetBytes("<R><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"w.xml\"/></R>")),
            ("w.xml", Encoding.UTF8.GetBytes("<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"a\" r:id=\"s\"/></sheets></workbook>")),
            ("_rels/w.xml.rels", Encoding.UTF8.GetBytes("<R><Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>")),
            ("s.xml", Encoding.UTF8.GetBytes(dtd)))));
    }

    [Fact]
    public async Task However_a_workbook_is_mutilated_it_is_read_or_refused()
    {
        var whole = await ExcelFiles.WriteAsync(SampleReports.Document("2021"));
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 30); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                ExcelFiles.Read(bytes);
            }
            catch (SourceRefusedException refused)
            {
                Assert.NotEqual(SourceRefusal.None, refused.Refusal);
            }
        }
    }

    private static SourceDocument Read(WrittenWorkbook workbook) => ExcelFiles.Read(workbook.ToBytes());

    private static SourceRefusal Refused(byte[] bytes, SourceLimits? limits = null) =>
        Assert.Throws<SourceRefusedException>(() => ExcelSource.Read(bytes, limits ?? new SourceLimits(), CancellationToken.None)).Refusal;

    private static (string Rows, string Merges) Grid(TableLayout layout, ReportFigures figures)
    {
        var rows = new StringBuilder();
        var merges = new StringBuilder();
        foreach (var row in PlacedCell.Of(layout).GroupBy(p => p.Row))
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row.Key + 3}\">");
            foreach (var placed in row)
            {
                var address = Documents.Office.SheetAddress.Of(row.Key + 3, placed.Column + 2);
                var value = placed.Cell.Cell is { } cell ? figures[cell.Id] : CellValue.Blank;
                rows.Append(value.Number is { } number ? Number(address, number.ToString(CultureInfo.InvariantCulture))
                    : placed.Cell.Text.Length + value.ToString().Length > 0 ? Words(address, placed.Cell.Text + value)
                    : string.Empty);
                if (placed.Cell.ColumnSpan * placed.Cell.RowSpan > 1)
                {
                    merges.Append(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{address}:{Documents.Office.SheetAddress.Of(row.Key + 2 + placed.Cell.RowSpan, placed.Column + 1 + placed.Cell.ColumnSpan)}\"/>");
                }
            }

            rows.Append("</row>");
        }

        return (rows.ToString(), merges.ToString());
    }
}
