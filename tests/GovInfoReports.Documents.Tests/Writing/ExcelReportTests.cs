using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using CellFormat = DocumentFormat.OpenXml.Spreadsheet.CellFormat;
using CellValue = GovInfoReports.Domain.Form.CellValue;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class ExcelReportTests
{
    private static readonly string[] Forms = ["2019", "2021", "2031"];

    public static TheoryData<string> Editions => [.. Forms];

    public static TheoryData<string> OddTexts =>
    [
        " 两端有空格 ",
        "=1+1\n-2\n@a\n'b",
        "行一\r\n行二\r行三\n\n\n行四\t制表",
        "\u0001\u000b控制\ufffe\uffff字符\ud83d 和 \U0001f600",
        "_x0041_ 与 _x000D_ 不是记号，_xZZZZ_ 也不是",
        "<a> & \"b\" ]]>",
        string.Concat(Enumerable.Repeat("没有换行的长文", 10_000)),
        string.Concat(Enumerable.Repeat("一行\n", 700)),
        new string('长', 32_766) + "\U0001f600" + new string('长', 40_000),
    ];

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task A_workbook_is_valid_with_and_without_findings(string form)
    {
        var report = SampleReports.Document(form);
        ExcelFiles.AssertValid(await ExcelFiles.WriteAsync(report));
        ExcelFiles.AssertValid(await ExcelFiles.WriteAsync(report, Check(report)));
        var blank = SampleReports.Document(form, ReportContent.EmptyFor(report.Edition));
        ExcelFiles.AssertValid(await ExcelFiles.WriteAsync(blank, new CheckReport([], [])));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task What_is_written_is_read_back_to_the_last_figure_and_letter(string form)
    {
        var edition = SampleReports.Catalog.Get(form);
        for (var seed = 0; seed < 6; seed++)
        {
            var figures = RandomFigures.For(edition, new Random(seed), withGaps: seed % 3 > 0);
            figures = seed % 2 == 0 ? figures : Totals.Follow(edition, ReportFigures.BlankFor(edition), figures.With(edition.Equations.Where(e => e.Relation.IsTotal).Select(e => KeyValuePair.Create(e.Left[0], CellValue.Blank))));
            var report = SampleReports.Document(form, SampleReports.Content(edition) with { Figures = figures });
            var source = ExcelFiles.Read(await ExcelFiles.WriteAsync(report, seed % 4 == 0 ? Check(report) : null));

            Assert.Equal(report.Content, source.Coded!.Content);
            Assert.Equal(ReportContentJson.Hash(report.Content), ReportContentJson.Hash(source.Coded.Content));
            Assert.Equal((report.UnitName, report.Year), (source.Coded.UnitName, source.Coded.Year));
            Assert.Equal(edition.Cells.Count, source.Coded.Cells.Count);
            Assert.All(source.Coded.Cells, c => Assert.Null(c.Doubt));
            Assert.Empty(source.Notes);
        }
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Every_text_comes_back_as_it_was(string text)
    {
        var edition = SampleReports.Catalog.Get("2021");
        var content = SampleReports.Content(edition) with
        {
            Title = text,
            Preamble = text,
            Texts = edition.Sections.ToDictionary(s => s.Code, _ => text, StringComparer.Ordinal),
            AdditionalSections = [new("后", text, "problems"), new(text, "前", null), new("同", "同", "overview"), new("同", "同", "problems"), new("别处", text, "没有的部分")],
            Signature = text,
        };
        var bytes = await ExcelFiles.WriteAsync(SampleReports.Document("2021", content) with { UnitName = "甲&乙" });
        ExcelFiles.AssertValid(bytes);

        Assert.Equal(content, ExcelFiles.Read(bytes).Coded!.Content);
    }

    [Fact]
    public async Task The_same_report_gives_the_same_bytes()
    {
        var report = SampleReports.Document("2021");
        Assert.Equal(await ExcelFiles.WriteAsync(report, Check(report)), await ExcelFiles.WriteAsync(report, Check(report)));
    }

    [Fact]
    public async Task A_total_is_a_formula_with_its_result_where_its_parts_give_it_and_stays_what_it_is_where_not()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var figures = WrittenReport.Zeros(edition).With(
        [
            Cell("requests.received.naturalPerson", 3), Cell("requests.received.total", 3),
            Cell("requests.granted.naturalPerson", 2), Cell("requests.granted.total", 9),
            KeyValuePair.Create(CellId.Parse("requests.carriedOver.total"), CellValue.Blank),
            KeyValuePair.Create(CellId.Parse("disputes.reconsideration.upheld"), CellValue.Blank),
            KeyValuePair.Create(CellId.Parse("disputes.reconsideration.total"), CellValue.Blank),
        ]);
        var bytes = await ExcelFiles.WriteAsync(SampleReports.Document("2021", SampleReports.Content(edition) with { Figures = figures }));
        var source = ExcelFiles.Read(bytes);
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        (Cell Cell, bool IsLocked, string Remark) Look(string code)
        {
            var (sheet, address) = ExcelFiles.PlaceOf(source, code);
            var cell = ExcelFiles.Cell(package.WorkbookPart!, sheet, address);
            var format = package.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
            return (cell, format.Protection!.Locked!.Value, cell.Parent!.Elements<Cell>().Last().InnerText);
        }

        var follows = Look("requests.received.total");
        Assert.Equal(("IF(COUNTBLANK(D6:I6)>0,\"\",SUM(D6:I6))", "3", true), (follows.Cell.CellFormula!.Text, follows.Cell.CellValue!.Text, follows.IsLocked));
        var kept = Look("requests.granted.total");
        Assert.Equal((null, "9", false), (kept.Cell.CellFormula, kept.Cell.CellValue!.Text, kept.IsLocked));
        Assert.Contains("填的是 9，各项之和是 2", kept.Remark, StringComparison.Ordinal);
        var blank = Look("requests.carriedOver.total");
        Assert.Equal((null, null, false), (blank.Cell.CellFormula, blank.Cell.CellValue, blank.IsLocked));
        Assert.Contains("没有填，各项之和是 0", blank.Remark, StringComparison.Ordinal);
        var unknown = Look("disputes.reconsideration.total");
        Assert.Equal((true, string.Empty), (unknown.Cell.CellFormula is not null, unknown.Cell.CellValue!.Text));
        Assert.False(Look("requests.granted.naturalPerson").IsLocked);
        Assert.All(package.WorkbookPart!.WorksheetParts, p => Assert.True(p.Worksheet.GetFirstChild<SheetProtection>() is { Sheet.Value: true, Password: null, HashValue: null }));
    }

    [Fact]
    public async Task The_table_stands_as_on_paper()
    {
        var report = SampleReports.Document("2021");
        var bytes = await ExcelFiles.WriteAsync(report);
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        foreach (var section in report.Sections.Where(s => s.Table is not null))
        {
            var layout = TableLayout.For(section.Table!);
            var sheet = ExcelFiles.Sheet(package.WorkbookPart!, section.Heading);
            var merged = sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var placed in PlacedCell.Of(layout).Where(p => p.Cell.ColumnSpan * p.Cell.RowSpan > 1))
            {
                var first = Address(placed.Row, placed.Column);
                Assert.Contains($"{first}:{Address(placed.Row + placed.Cell.RowSpan - 1, placed.Column + placed.Cell.ColumnSpan - 1)}", merged);
                Assert.True(placed.Cell.Cell is not null || ExcelFiles.Cell(package.WorkbookPart!, section.Heading, first).InnerText == placed.Cell.Text);
            }
        }

        static string Address(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row + 3}");
    }

    [Fact]
    public async Task Findings_stand_beside_their_cells_and_on_a_sheet_of_their_own()
    {
        var report = SampleReports.Document("2021");
        var checks = Check(report);
        var bytes = await ExcelFiles.WriteAsync(report, checks);
        var source = ExcelFiles.Read(bytes);
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        var list = ExcelFiles.Sheet(package.WorkbookPart!, "核对").Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).ToList();
        Assert.Equal(checks.Findings.Select(f => f.Message), list.Select(r => r[5]));
        Assert.Equal(checks.Findings.Select(f => f.Advice ?? string.Empty), list.Select(r => r[6]));
        Assert.All(list, r => Assert.Contains(r[1], new[] { "强制", "核实", "提示" }));
        foreach (var finding in checks.Findings.Where(f => f.Cells.Count > 0))
        {
            var (sheet, address) = ExcelFiles.PlaceOf(source, finding.Cells[0].ToString());
            var row = (Row)ExcelFiles.Cell(package.WorkbookPart!, sheet, address).Parent!;
            Assert.Contains(finding.Message, row.Elements<Cell>().Last().InnerText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_figure_changed_by_hand_is_read_and_one_that_is_no_figure_is_doubted()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var report = SampleReports.Document("2021", SampleReports.Content(edition) with { Figures = WrittenReport.Zeros(edition) });
        var written = await ExcelFiles.WriteAsync(report);
        var before = ExcelFiles.Read(written);
        (string Code, string Typed, CellValues? Type, CellValue Value, string? Doubt)[] changes =
        [
            ("requests.received.naturalPerson", "12", null, CellValue.Of(12), null),
            ("requests.received.other", "１，234件", CellValues.InlineString, CellValue.Of(1234), null),
            ("requests.granted.naturalPerson", "不适用", CellValues.InlineString, CellValue.NotApplicable, null),
            ("requests.granted.other", "0.30000000000000004", null, CellValue.Blank, "0.3"),
            ("disclosure.fees.amount", "0.30000000000000004", null, CellValue.Of(0.3m), null),
            ("requests.carriedOver.naturalPerson", "十二", CellValues.InlineString, CellValue.Blank, "十二"),
            ("requests.carriedOver.other", "-1", null, CellValue.Blank, "-1"),
            ("requests.carriedOver.total", "#REF!", CellValues.Error, CellValue.Blank, "#REF!"),
        ];
        var after = ExcelFiles.Read(ExcelFiles.Change(written, workbook =>
        {
            foreach (var (code, typed, type, _, _) in changes)
            {
                var (sheet, address) = ExcelFiles.PlaceOf(before, code);
                ExcelFiles.Type(workbook, sheet, address, typed, type);
            }
        }));

        Assert.All(changes, c => Assert.Equal((c.Code, c.Value), (c.Code, after.Coded!.Content.Figures[CellId.Parse(c.Code)])));
        Assert.Equal(
            changes.Where(c => c.Doubt is not null).Select(c => (c.Code, c.Doubt)).Order(),
            after.Coded!.Cells.Where(c => c.Doubt is not null).Select(c => (c.Cell, c.Doubt!.Text)).Order());
        Assert.Equal(changes.Length, after.Coded.Content.Figures.DifferencesFrom(report.Content.Figures).Count());
        var reading = new ReportTextReader(SampleReports.Catalog).Read(after, ReadingHints.None);
        Assert.Equal(changes.Count(c => c.Doubt is not null), reading.Findings.Count(f => f.Rule == "C7"));
    }

    [Theory]
    [InlineData("row")]
    [InlineData("label")]
    [InlineData("code twice")]
    [InlineData("code missing")]
    [InlineData("other cell")]
    [InlineData("later version")]
    [InlineData("sheet renamed")]
    public async Task A_workbook_whose_codes_do_not_fit_is_read_by_its_labels(string damage)
    {
        var edition = SampleReports.Catalog.Get("2021");
        var figures = Totals.Follow(edition, ReportFigures.BlankFor(edition), RandomFigures.For(edition, new Random(5), withGaps: false));
        var report = SampleReports.Document("2021", SampleReports.Content(edition) with { Figures = figures });
        var bytes = ExcelFiles.Change(await ExcelFiles.WriteAsync(report), workbook => Damage(workbook, damage));
        var source = ExcelFiles.Read(bytes);

        Assert.Null(source.Coded);
        Assert.Contains(source.Notes, n => n.Kind == SourceNoteKind.Damaged);
        var reading = new ReportTextReader(SampleReports.Catalog).Read(source, ReadingHints.None);
        Assert.Empty(reading.Content.Figures.DifferencesFrom(report.Content.Figures));
        Assert.Equal(report.Title, reading.Content.Title);
        Assert.Equal("本年没有收取信息处理费。", reading.Content.Text("otherMatters"));
    }

    [Fact]
    public async Task Whatever_is_typed_beside_the_tables_does_not_become_part_of_the_report()
    {
        var report = SampleReports.Document("2021");
        var checks = Check(report);
        var source = ExcelFiles.Read(await ExcelFiles.WriteAsync(report, checks));
        Assert.DoesNotContain(source.Entries, e => e.Text.Contains("【强制】", StringComparison.Ordinal));
        var reading = new ReportTextReader(SampleReports.Catalog).Read(source with { Coded = null }, ReadingHints.None);
        Assert.Empty(reading.Content.Figures.DifferencesFrom(report.Content.Figures));
        Assert.Equal(report.Content.Title, reading.Content.Title);
        Assert.Equal(report.Content.Signature, reading.Content.Signature);
    }

    internal static CheckReport Check(ReportDocument report) =>
        new CheckEngine(SampleReports.Catalog).Run(report.Content, new CheckContext { Year = report.Year, UnitName = report.UnitName });

    private static KeyValuePair<CellId, CellValue> Cell(string code, decimal value) => KeyValuePair.Create(CellId.Parse(code), CellValue.Of(value));

    private static void Damage(WorkbookPart workbook, string damage)
    {
        var codes = ExcelFiles.Sheet(workbook, "编码").Descendants<Row>().ToList();
        var cells = codes.Where(r => r.Elements<Cell>().First().InnerText == "cell").ToList();
        switch (damage)
        {
            case "row":
                // A row is inserted above the table, as Excel does it: everything below moves down.
                var sheet = ExcelFiles.Sheet(workbook, "三、收到和处理政府信息公开申请情况");
                foreach (var cell in sheet.Descendants<Row>().Where(r => r.RowIndex! >= 3).ToList().SelectMany(r =>
                {
                    r.RowIndex = r.RowIndex!.Value + 1;
                    return r.Elements<Cell>();
                }))
                {
                    var address = cell.CellReference!.Value!;
                    var digits = address.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
                    cell.CellReference = address[..^digits.Length] + (int.Parse(digits, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
                }

                sheet.GetFirstChild<MergeCells>()!.RemoveAllChildren();
                break;
            case "label":
                ExcelFiles.Type(workbook, "四、政府信息公开行政复议、行政诉讼情况", "A1", "四、行政复议、行政诉讼", CellValues.InlineString);
                break;
            case "code twice":
                Replace(cells[3], 3, cells[4].Elements<Cell>().ElementAt(3).InnerText);
                break;
            case "code missing":
                foreach (var cell in codes[^2].Elements<Cell>().ToList())
                {
                    cell.Remove();
                }

                break;
            case "other cell":
                Replace(cells[3], 2, "XFE1");
                break;
            case "later version":
                Replace(codes[0], 2, "2");
                break;
            default:
                workbook.Workbook.Descendants<Sheet>().Single(s => s.Name == "四、政府信息公开行政复议、行政诉讼情况").Name = "诉讼";
                break;
        }
    }

    private static void Replace(Row row, int index, string text) => row.Elements<Cell>().ElementAt(index).InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text));
}
