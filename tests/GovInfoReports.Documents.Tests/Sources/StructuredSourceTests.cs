using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class StructuredSourceTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly ReportTextReader Reader = new(Catalog);

    public static TheoryData<string> Editions => [.. Catalog.Editions.Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(Editions))]
    public void Figures_in_tables_with_merged_cells_read_back_the_same_blanks_included(string id)
    {
        var edition = Catalog.Get(id);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var figures = RandomFigures.For(edition, new Random(seed), withGaps: true);
            var result = Reader.Read(Report(edition, figures), ReadingHints.None);
            Assert.Equal(id, result.Edition.Id);
            Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Columns_in_another_order_are_told_by_their_headers(string id)
    {
        var edition = Catalog.Get(id);
        var figures = RandomFigures.For(edition, new Random(7), withGaps: true);
        var table = edition.Tables.Single(t => t.Blocks.Count == 1 && t.Blocks[0].Rows.Count > 20);
        var columns = table.Blocks[0].Columns;
        var order = columns.Select((c, i) => (c, i)).OrderBy(c => c.i == columns.Count - 1 ? -1 : c.i).Select(c => c.c).ToList();
        List<IReadOnlyList<RawCell>> rows = [[Cell("项目"), .. order.Select(c => Cell(c.Label))]];
        rows.AddRange(table.Blocks[0].Rows.Select(r => (IReadOnlyList<RawCell>)[Cell(r.Labels[^1]), .. order.Select(c => Cell(figures[new CellId(table.Code, r.Code, c.Code)].ToString()))]));
        var source = new SourceDocument(SourceFormat.Word, [.. Texts(edition, t => t == table ? SourceTable.Lay(rows, 3, (_, _) => null) : Table(t, figures, 1 + edition.Tables.ToList().IndexOf(t)))], []);

        var result = Reader.Read(source, ReadingHints.None);

        Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Columns_in_another_order_under_a_header_that_is_not_understood_are_asked_not_counted(string id)
    {
        var edition = Catalog.Get(id);
        var figures = RandomFigures.For(edition, new Random(11), withGaps: false);
        var table = edition.Tables.Single(t => t.Blocks.Count == 1 && t.Blocks[0].Rows.Count > 20);
        var columns = table.Blocks[0].Columns;
        List<FormColumn> order = [columns[^1], .. columns.SkipLast(1)];
        List<IReadOnlyList<RawCell>> rows = [[Cell("项目"), .. order.Select((c, i) => Cell(i == 3 ? "第三类主体" : c.Label))]];
        rows.AddRange(table.Blocks[0].Rows.Select(r => (IReadOnlyList<RawCell>)[Cell(r.Labels[^1]), .. order.Select(c => Cell(figures[new CellId(table.Code, r.Code, c.Code)].ToString()))]));

        var result = Reader.Read(new SourceDocument(SourceFormat.Word, [.. Texts(edition, t => t == table ? SourceTable.Lay(rows, 3, (_, _) => null) : Table(t, figures, 1 + edition.Tables.ToList().IndexOf(t)))], []), ReadingHints.None);

        var read = table.Cells.Where(c => !result.Content.Figures[c.Id].IsBlank).ToList();
        Assert.All(read, c => Assert.Equal(figures[c.Id], result.Content.Figures[c.Id]));
        Assert.All(table.Cells.Except(read), c => Assert.Contains(result.Findings, f => f.Cells.Contains(c.Id)));
    }

    [Fact]
    public void A_figure_in_the_middle_of_the_cells_under_a_merged_header_is_that_headers()
    {
        var edition = Catalog.Editions[^1];
        var merged = edition.Tables.SelectMany(t => t.Cells).First(c => c.Column.Span > 1);
        var table = edition.Tables.Single(t => t.Code == merged.Id.Table);
        var figures = WrittenReport.Zeros(edition).With([KeyValuePair.Create(merged.Id, CellValue.Of(17))]);
        var rows = TableLayout.For(table).Rows.Select(r => (IReadOnlyList<RawCell>)
        [
            .. r.Cells.SelectMany(c => c.Cell?.Id != merged.Id
                ? [new RawCell([c.Cell is { } figure ? figures[figure.Id].ToString() : c.Text], c.ColumnSpan, c.RowSpan)]
                : Enumerable.Range(0, c.ColumnSpan).Select(i => Cell(i == 1 ? "17" : string.Empty))),
        ]).ToList();

        var result = Reader.Read(new SourceDocument(SourceFormat.Word, [.. Texts(edition, t => t == table ? SourceTable.Lay(rows, 9, (_, _) => null) : Table(t, figures, 1 + edition.Tables.ToList().IndexOf(t)))], []), ReadingHints.None);

        Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
    }

    [Fact]
    public void A_finding_says_where_it_stands_in_words()
    {
        var edition = Catalog.Editions[^1];
        var cell = edition.Cells[^1];
        var source = Report(edition, WrittenReport.Zeros(edition), c => c.Id == cell.Id ? "若干" : null);

        var result = Reader.Read(source, ReadingHints.None);

        Assert.Equal(FigureDoubtKind.NotANumber, result.Doubts[cell.Id].Kind);
        Assert.True(result.Content.Figures[cell.Id].IsBlank);
        var finding = Assert.Single(result.Findings, f => f.Cells.Contains(cell.Id) && f.Rule == "C7");
        Assert.Matches("^表 [0-9]+ 第 [0-9]+ 行第 15 列$", finding.Source!.Where);
    }

    [Fact]
    public void Figures_in_two_paragraphs_of_a_cell_never_become_one_number()
    {
        Assert.Equal("1¶0", SourceTable.Join(["1", "0"]));
        Assert.Equal("三、本年度", SourceTable.Join(["三", "、", "本\n年", "度"]));
        Assert.Equal("法律服务机构", SourceTable.Join(["法律\t", "　服务", "机构"]));
    }

    [Fact]
    public void What_the_source_says_of_a_line_is_not_put_to_the_test()
    {
        var edition = Catalog.Editions[^1];
        List<SourceEntry> entries =
        [
            new("某某局  报告") { Role = SourceRole.Title },
            new("二、这是前言") { Role = SourceRole.Text },
            new(edition.Sections[0].Heading) { Role = SourceRole.SectionHeading },
            new("一、总体情况") { Role = SourceRole.Text },
            new("- 甲") { Role = SourceRole.Text },
            new("- 乙") { Role = SourceRole.Text, IsTight = true },
            new("# 小标题") { Role = SourceRole.Text },
            new("二、另外的事") { Role = SourceRole.SectionHeading },
            new("青禾镇人民政府") { Role = SourceRole.Text },
            new("青禾镇") { Role = SourceRole.Signature },
            new("2022年1月5日") { Role = SourceRole.Signature },
        ];

        var content = Reader.Read(new SourceDocument(SourceFormat.Word, entries, []), ReadingHints.None).Content;

        Assert.Equal("某某局  报告", content.Title);
        Assert.Equal("二、这是前言", content.Preamble);
        Assert.Equal("一、总体情况\n\n- 甲\n- 乙\n\n# 小标题", content.Text(edition.Sections[0].Code));
        Assert.Equal([new AdditionalSection("另外的事", "青禾镇人民政府", edition.Sections[0].Code)], content.AdditionalSections);
        Assert.Equal("青禾镇\n2022年1月5日", content.Signature);
    }

    [Fact]
    public void A_report_whose_figures_are_named_by_codes_is_taken_over_with_its_doubts()
    {
        var edition = Catalog.Editions[0];
        var figures = RandomFigures.For(edition, new Random(3), withGaps: true).With([KeyValuePair.Create(edition.Cells[0].Id, CellValue.Blank)]);
        var content = ReportContent.EmptyFor(edition) with { Title = "题", Figures = figures };
        List<CodedCell> cells = [.. edition.Cells.Select((c, i) => new CodedCell(c.Id.ToString(), i, $"第 {i} 格", i == 0 ? new FigureDoubt(FigureDoubtKind.NotANumber, "许多") : null)), new("requests.nonsense.total", 0)];
        var source = new SourceDocument(SourceFormat.Excel, [.. edition.Cells.Select(c => new SourceEntry(c.Name))], [new(SourceNoteKind.Hidden, null, "工作表 3")])
        {
            Coded = new CodedReport(content, "青禾镇", 2020, cells),
        };

        var result = Reader.Read(SourceDocumentJson.Read(SourceDocumentJson.Write(source)), ReadingHints.None);

        Assert.Equal(content, result.Content);
        Assert.Equal(("青禾镇", 2020), (result.UnitName, result.Year));
        Assert.Equal("第 0 格", result.Findings.Single(f => f.Rule == "C7").Source!.Where);
        Assert.Contains(result.Findings, f => f.Rule == "C4" && f.Message.Contains("requests.nonsense.total", StringComparison.Ordinal));
        Assert.Contains(result.Findings, f => f.Rule == "C4" && f.Message.Contains("工作表 3", StringComparison.Ordinal));
        Assert.Equal([edition.Cells[5].Id], result.Lines[5].Cells);
    }

    internal static SourceDocument Report(FormEdition edition, ReportFigures figures, Func<FormCell, string?>? instead = null) =>
        new(SourceFormat.Word, [.. Texts(edition, t => Table(t, figures, 1 + edition.Tables.ToList().IndexOf(t), instead))], []);

    private static IEnumerable<SourceEntry> Texts(FormEdition edition, Func<FormTable, IReadOnlyList<SourceEntry>> tables)
    {
        yield return new($"松原县青禾镇{edition.FirstYear}年政府信息公开工作年度报告", "第 1 段");
        foreach (var section in edition.Sections)
        {
            yield return new(section.Heading);
            foreach (var entry in section.Table is { } table ? tables(table) : [new SourceEntry("写了一段话。")])
            {
                yield return entry;
            }
        }
    }

    private static IReadOnlyList<SourceEntry> Table(FormTable table, ReportFigures figures, int number, Func<FormCell, string?>? instead = null) => SourceTable.Lay(
        [
            .. TableLayout.For(table).Rows.Select(r => (IReadOnlyList<RawCell>)
            [
                .. r.Cells.Select(c => new RawCell([c.Cell is { } figure ? instead?.Invoke(figure) ?? figures[figure.Id].ToString() : c.Text], c.ColumnSpan, c.RowSpan)),
            ]),
        ],
        number,
        (r, c) => $"表 {number} 第 {r} 行第 {c} 列");

    private static RawCell Cell(string text) => new([text]);
}
