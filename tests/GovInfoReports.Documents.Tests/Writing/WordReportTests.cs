using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using TableLayout = GovInfoReports.Domain.Form.TableLayout;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class WordReportTests
{
    private static readonly string[] Forms = ["2019", "2021", "2031"];

    public static TheoryData<string> Editions => [.. Forms];

    public static TheoryData<string> OddTexts =>
    [
        string.Empty,
        " ",
        new string('长', 10_000),
        string.Concat(Enumerable.Repeat("没有空格的长句，", 1250)),
        "\u0000\u0001\u0008\u000b\u001f\ufffe\uffff控制字符",
        "半个代理对 \ud83d，完整的 \U0001f600\U00020000",
        "<w:p>不是标记</w:p> & \"引号\" ]]>",
        "[空链接]() [脚本](javascript:alert(1)) [带空格](<https://portal.example/a b>) [中文](https://例子.example/路径?问=答) [长](https://portal.example/%zz?\"<>)",
        "| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n| 1 |\n\n| 又一表 |\n| --- |\n| |",
        "- 一\n  - 二\n    - 三\n      - 四\n        - 五\n          - 六\n            - 七\n              - 八\n                - 九\n                  - 十\n                    - 十一",
        "> 引用\n\n```\n代码\n```\n\n---\n\n![图](a.png)\n\n# \n\n-\n",
        "行一\n行二\t制表  两空格",
    ];

    [Theory]
    [MemberData(nameof(Editions))]
    public void A_report_is_a_valid_word_file(string form)
    {
        AssertValid(SampleReports.Document(form));
        AssertValid(SampleReports.Signed(SampleReports.Document(form)) with { PublishedEdition = 2, PublishedAt = new DateTime(2024, 1, 28, 17, 0, 0, DateTimeKind.Utc) });
        AssertValid(SampleReports.Signed(SampleReports.Document(form, ReportContent.EmptyFor(SampleReports.Catalog.Get(form)))));
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Whatever_a_report_says_the_file_is_valid(string text)
    {
        var edition = SampleReports.Catalog.Get("2021");
        var content = SampleReports.Content(edition) with
        {
            Title = text,
            Preamble = text,
            Texts = edition.Sections.ToDictionary(s => s.Code, _ => text, StringComparer.Ordinal),
            AdditionalSections = [new(text, text, null), new(text, text, "没有的部分")],
            Signature = text,
        };
        AssertValid(SampleReports.Signed(SampleReports.Document("2021", content) with { UnitName = text }));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Tables_have_the_official_grid(string form)
    {
        var report = SampleReports.Document(form);
        Open(report, document =>
        {
            var tables = TablesOf(document, WordStyles.FormTable);
            Assert.Equal(report.Edition.Tables.Count, tables.Count);
            foreach (var (form, table) in report.Edition.Tables.Zip(tables))
            {
                Assert.Equal(Expected(TableLayout.For(form), report.Content.Figures), Grid(table));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void No_row_breaks_over_pages_and_headers_are_repeated(string form)
    {
        var report = SampleReports.Signed(SampleReports.Document(form));
        Open(report, document =>
        {
            Assert.All(document.MainDocumentPart!.Document.Descendants<TableRow>(), r => Assert.NotNull(r.TableRowProperties?.GetFirstChild<CantSplit>()));
            foreach (var (table, drawn) in report.Edition.Tables.Zip(TablesOf(document, WordStyles.FormTable)))
            {
                Assert.Equal(
                    TableLayout.For(table).Rows.Select(r => r.IsHeader),
                    drawn.Elements<TableRow>().Select(r => r.TableRowProperties!.GetFirstChild<TableHeader>() is not null));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Columns_fill_the_width_between_the_margins(string form) => Open(SampleReports.Document(form), document => Assert.All(
        document.MainDocumentPart!.Document.Descendants<Table>(),
        t => Assert.Equal(WordLook.TextWidth, t.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Sum(c => int.Parse(c.Width!, System.Globalization.CultureInfo.InvariantCulture)))));

    [Fact]
    public void Long_figures_are_set_smaller_in_place_of_being_torn_apart()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var table = edition.Tables.Single(t => t.Code == "disputes");
        var usual = TableMeasure.Of(TableLayout.For(table), ReportFigures.BlankFor(edition), WordLook.TextWidth);
        var figures = ReportFigures.BlankFor(edition).With(table.Cells[0].Id, CellValue.Of(1_234_567));
        var small = TableMeasure.Of(TableLayout.For(table), figures, WordLook.TextWidth);
        Assert.Equal(WordLook.TableSize, usual.FigureSize);
        Assert.True(small.FigureSize < usual.FigureSize);
        Assert.True(7 * WordLook.TableDigit * small.FigureSize / WordLook.TableSize <= small.Widths[0] - (2 * WordLook.CellMargin));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        var report = SampleReports.Signed(SampleReports.Document("2021")) with { PublishedEdition = 1 };
        var bytes = Bytes(report);
        Assert.Equal(bytes, Bytes(report with { }));
        Assert.NotEqual(bytes, Bytes(report with { ChangedAt = report.ChangedAt.AddDays(1) }));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal("[Content_Types].xml", archive.Entries[0].FullName);
        Assert.Single(archive.Entries.Select(e => e.LastWriteTime).Distinct());
    }

    [Fact]
    public void The_properties_name_the_report_and_no_person()
    {
        var report = SampleReports.Signed(SampleReports.Document("2021")) with { PublishedEdition = 2, PublishedAt = new DateTime(2024, 1, 28, 17, 0, 0, DateTimeKind.Utc) };
        Open(report, document =>
        {
            var about = document.PackageProperties;
            Assert.Equal(report.Title, about.Title);
            Assert.Equal(SampleReports.Unit, about.Creator);
            Assert.Null(about.LastModifiedBy);
            Assert.Equal("zh-CN", about.Language);
            Assert.Equal(report.ChangedAt, about.Modified!.Value.ToUniversalTime());
            Assert.Equal("公开版本第2版，2024年1月29日公开", about.Category);
            Assert.All(document.MainDocumentPart!.FooterParts, f => Assert.EndsWith("公开版本第2版，2024年1月29日公开", f.Footer.InnerText, StringComparison.Ordinal));
            Assert.All(document.MainDocumentPart!.FooterParts, f => Assert.StartsWith("— 1 —", f.Footer.InnerText, StringComparison.Ordinal));
        });
        Open(SampleReports.Document("2021"), document => Assert.All(document.MainDocumentPart!.FooterParts, f => Assert.Equal("— 1 —", f.Footer.InnerText)));
    }

    [Fact]
    public void The_page_is_that_of_official_documents()
    {
        Open(SampleReports.Document("2021"), document =>
        {
            var page = document.MainDocumentPart!.Document.Body!.Elements<SectionProperties>().Single();
            var margins = page.GetFirstChild<PageMargin>()!;
            Assert.Equal((11906u, 16838u), (page.GetFirstChild<PageSize>()!.Width!.Value, page.GetFirstChild<PageSize>()!.Height!.Value));
            Assert.Equal([28, 26, 37, 35], new[] { (int)margins.Left!.Value, (int)margins.Right!.Value, margins.Top!.Value, margins.Bottom!.Value }.Select(t => (int)Math.Round(t * 25.4 / 1440)));

            var styles = document.MainDocumentPart.StyleDefinitionsPart!.Styles!;
            var title = styles.Elements<Style>().Single(s => s.StyleId == WordStyles.Title);
            Assert.Equal(("方正小标宋简体", "44"), (title.StyleRunProperties!.RunFonts!.EastAsia!.Value!, title.StyleRunProperties.FontSize!.Val!.Value!));
            var heading = styles.Elements<Style>().Single(s => s.StyleId == WordStyles.Heading);
            Assert.Equal("黑体", heading.StyleRunProperties!.RunFonts!.EastAsia!);
            var text = styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
            Assert.Equal(("仿宋_GB2312", "32", "zh-CN"), (text.RunFonts!.EastAsia!.Value!, text.FontSize!.Val!.Value!, text.Languages!.EastAsia!.Value!));

            var named = document.MainDocumentPart.FontTablePart!.Fonts.Elements<Font>().ToDictionary(f => f.Name!.Value!, f => f.AltName?.Val?.Value);
            Assert.Contains("SimSun", named["方正小标宋简体"], StringComparison.Ordinal);
            Assert.Contains("FangSong", named["仿宋_GB2312"], StringComparison.Ordinal);
            Assert.All(styles.Descendants<RunFonts>(), f => Assert.Contains(f.EastAsia!.Value!, named));
        });
    }

    [Fact]
    public void Every_style_that_is_used_is_defined()
    {
        Open(SampleReports.Signed(SampleReports.Document("2021")), document =>
        {
            var main = document.MainDocumentPart!;
            var defined = main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleId!.Value!).ToList();
            var used = main.Document.Descendants<ParagraphStyleId>().Select(s => s.Val!.Value!)
                .Concat(main.Document.Descendants<RunStyle>().Select(s => s.Val!.Value!))
                .Concat(main.Document.Descendants<TableStyle>().Select(s => s.Val!.Value!));
            Assert.Empty(used.Except(defined));
            Assert.Equal(defined.Count, defined.Distinct(StringComparer.Ordinal).Count());
            Assert.All(main.Document.Descendants<Paragraph>(), p => Assert.NotNull(p.ParagraphProperties?.ParagraphStyleId));
        });
    }

    [Fact]
    public void Paragraphs_tell_what_they_are()
    {
        var content = SampleReports.Content(SampleReports.Catalog.Get("2021")) with { Preamble = "一、总体情况\n\n- 紧\n- 凑\n\n  续段\n\n  1) 内层\n\n## 小标题", Signature = "甲\n\n 乙 " };
        Open(SampleReports.Signed(SampleReports.Document("2021", content)), document =>
        {
            var paragraphs = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
                .Select(p => (Style: p.ParagraphProperties!.ParagraphStyleId!.Val!.Value!, Text: Words(p))).ToList();
            var first = paragraphs.FindIndex(p => p.Style == WordStyles.Title);
            Assert.All(paragraphs.Take(first), p => Assert.True(WordStyles.IsOmitted(p.Style)));
            Assert.Equal(
                [
                    ("GirTitle", content.Title), ("GirText", "一、总体情况"), ("GirListItem", "•\t紧"), ("GirListItemTight", "•\t凑"), ("GirListMore", "续段"),
                    ("GirListItem1", "1)\t内层"), ("GirTextHeading2", "小标题"), ("GirHeading", "一、总体情况"),
                ],
                paragraphs.Skip(first).Take(8));
            Assert.Equal([("GirSignature", "甲"), ("GirSignature", "乙")], paragraphs.TakeLast(2));
            Assert.Equal(3, TablesOf(document, WordStyles.FormTable).Count);
            Assert.Equal(3, TablesOf(document, WordStyles.OmitTable).Count);
        });
    }

    [Fact]
    public void Bold_italic_links_and_line_breaks_are_those_of_the_text()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var content = ReportContent.EmptyFor(edition) with { Preamble = "甲**粗**乙*斜*\n丙[**链**接](https://portal.example/路?a=1&b=2)丁" };
        Open(SampleReports.Document("2021", content), document =>
        {
            var main = document.MainDocumentPart!;
            var paragraph = main.Document.Body!.Elements<Paragraph>().ElementAt(1);
            var link = Assert.Single(paragraph.Elements<Hyperlink>().Select(h => h.Id!.Value!).Distinct());
            Assert.Equal("https://portal.example/路?a=1&b=2", main.HyperlinkRelationships.Single(r => r.Id == link).Uri.OriginalString);
            Assert.Equal("甲粗乙斜\n丙链接丁", Words(paragraph));
            Assert.Equal(["粗", "链"], paragraph.Descendants<Run>().Where(r => r.RunProperties?.Bold is not null).Select(r => r.InnerText));
            Assert.Equal(["斜"], paragraph.Descendants<Run>().Where(r => r.RunProperties?.Italic is not null).Select(r => r.InnerText));
        });
    }

    private static string Words(Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(e => e switch
    {
        DocumentFormat.OpenXml.Wordprocessing.Text text => text.Text,
        TabChar => "\t",
        Break => "\n",
        _ => string.Empty,
    }));

    private static List<Table> TablesOf(WordprocessingDocument document, string style) =>
        [.. document.MainDocumentPart!.Document.Body!.Elements<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableStyle!.Val == style)];

    // The text of every cell with the place it takes, as the file says it.
    private static List<(string Text, int Row, int Column, int Columns, int Rows)> Grid(Table table)
    {
        List<(string Text, int Row, int Column, int Columns, int Rows)> cells = [];
        Dictionary<int, int> open = [];
        foreach (var (row, r) in table.Elements<TableRow>().Select((row, r) => (row, r)))
        {
            var column = 0;
            foreach (var cell in row.Elements<TableCell>())
            {
                var span = cell.TableCellProperties!.GridSpan?.Val?.Value ?? 1;
                if (cell.TableCellProperties.VerticalMerge?.Val?.Value == MergedCellValues.Continue)
                {
                    var above = cells[open[column]];
                    Assert.Equal((span, string.Empty), (above.Columns, cell.InnerText));
                    cells[open[column]] = above with { Rows = above.Rows + 1 };
                }
                else
                {
                    open[column] = cells.Count;
                    cells.Add((cell.InnerText, r, column, span, 1));
                }

                column += span;
            }

            Assert.Equal(table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Count(), column);
        }

        return cells;
    }

    // The same, as the form says it.
    private static List<(string Text, int Row, int Column, int Columns, int Rows)> Expected(TableLayout layout, ReportFigures figures)
    {
        List<(string Text, int Row, int Column, int Columns, int Rows)> cells = [];
        HashSet<(int Row, int Column)> taken = [];
        foreach (var (row, r) in layout.Rows.Select((row, r) => (row, r)))
        {
            foreach (var cell in row.Cells)
            {
                var column = Enumerable.Range(0, layout.Columns).First(c => !taken.Contains((r, c)));
                cells.Add((cell.Cell is { } figure ? figure.Format.Show(figures[figure.Id]) : cell.Text, r, column, cell.ColumnSpan, cell.RowSpan));
                for (var i = 0; i < cell.RowSpan * cell.ColumnSpan; i++)
                {
                    taken.Add((r + (i / cell.ColumnSpan), column + (i % cell.ColumnSpan)));
                }
            }
        }

        return cells;
    }

    private static byte[] Bytes(ReportDocument report)
    {
        using var stream = new MemoryStream();
        WordReport.Write(stream, report);
        return stream.ToArray();
    }

    private static void Open(ReportDocument report, Action<WordprocessingDocument> look)
    {
        using var stream = new MemoryStream(Bytes(report));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        look(document);
    }

    private static void AssertValid(ReportDocument report) => Open(report, document =>
    {
        foreach (var version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
        {
            Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
    });
}
