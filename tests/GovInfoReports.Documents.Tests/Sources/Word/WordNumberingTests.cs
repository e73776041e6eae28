using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources.Word;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Text;
using static GovInfoReports.Documents.Tests.Sources.Word.WordFile;

namespace GovInfoReports.Documents.Tests.Sources.Word;

public sealed class WordNumberingTests
{
    [Theory]
    [InlineData("decimal", 12, "12")]
    [InlineData("decimalZero", 3, "03")]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCounting", 12, "十二")]
    [InlineData("chineseCountingThousand", 20, "二十")]
    [InlineData("chineseCountingThousand", 21, "二十一")]
    [InlineData("chineseCountingThousand", 101, "一百零一")]
    [InlineData("chineseCountingThousand", 110, "一百一十")]
    [InlineData("chineseCountingThousand", 1010, "一千零一十")]
    [InlineData("ideographDigital", 10, "一〇")]
    [InlineData("japaneseCounting", 6, "六")]
    [InlineData("chineseLegalSimplified", 12, "壹拾贰")]
    [InlineData("ideographTraditional", 3, "丙")]
    [InlineData("ideographZodiac", 12, "亥")]
    [InlineData("decimalEnclosedCircleChinese", 3, "③")]
    [InlineData("decimalFullWidth", 12, "１２")]
    [InlineData("upperLetter", 28, "BB")]
    [InlineData("lowerLetter", 2, "b")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerRoman", 4, "iv")]
    [InlineData("nobodyKnows", 4, "4")]
    [InlineData("decimal", -3, "-3")]
    public void Numbers_are_written_in_their_format(string format, int number, string text) => Assert.Equal(text, WordNumberText.Of(number, format));

    [Fact]
    public void Numbers_go_on_restart_and_nest_as_in_Word()
    {
        var lines = Of(
            Item("总体情况", 1), Item("主动公开", 1, 1), Item("依申请公开", 1, 1), Item("细目", 1, 2),
            P("没有序号"),
            Item("申请情况", 1), Item("收到", 1, 1),
            Item("另一表", 2), Item("另一表", 2),
            Item("接着", 1),
            Item("从五起", 3), Item("再来", 3),
            P("取消", "<w:pStyle w:val=\"n\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
            Item("没有这个表", 77)).WithNumbering(Lists).WithStyles(Styles).Lines();

        Assert.Equal(
            [
                "一、总体情况", "（一）主动公开", "（二）依申请公开", "1.2.1 细目",
                "没有序号",
                "二、申请情况", "（一）收到",
                "一、另一表", "二、另一表",
                "三、接着",
                "5. 从五起", "6. 再来",
                "# 取消", "没有这个表",
            ],
            lines);
    }

    [Fact]
    public void Styles_bring_their_numbers_along()
    {
        var lines = Of(P("总体情况", "<w:pStyle w:val=\"n\"/>"), P("主动公开", "<w:pStyle w:val=\"n2\"/>"), P("申请情况", "<w:pStyle w:val=\"nn\"/>")).WithNumbering(Lists).WithStyles(Styles).Lines();

        Assert.Equal(["# 一、总体情况", "## （一）主动公开", "# 二、申请情况"], lines);
    }

    [Fact]
    public void Bullets_are_list_items_that_follow_close_and_bare_numbers_are_dropped()
    {
        var entries = Of(P("三点："), Item("甲", 4), Item("乙", 4), Item("", 4), Item("丙", 4), P("完"), Item("丁", 4), Item("壹", 3), Item("贰", 3)).WithNumbering(Lists).Read().Entries;

        Assert.Equal(
            [("三点：", false), ("- 甲", false), ("- 乙", true), ("- 丙", true), ("完", false), ("- 丁", false), ("5. 壹", false), ("6. 贰", true)],
            entries.Select(e => (e.Text, e.IsTight)));
    }

    [Fact]
    public void A_number_before_a_figure_in_a_cell_never_becomes_part_of_it()
    {
        var cells = Of(Table(Row(Cell(Item("属于国家秘密", 3)), Cell(Item("0", 3)), Cell(Item("", 3)), Cell(Item("0", 4))))).WithNumbering(Lists).Read().Entries[0].Cells!;

        Assert.Equal(["5.属于国家秘密", "6.¶0", "7.", "0"], cells.Select(c => c.Text));
    }

    [Fact]
    public void A_report_numbered_by_Word_alone_is_read_like_one_with_typed_numbers()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var figures = RandomFigures.For(edition, new Random(11), withGaps: true);
        var list = 100;
        var drawn = new DrawnReport(edition, figures)
        {
            Heading = s => P(s.Title, "<w:pStyle w:val=\"n\"/>"),
            Row = row => DrawnReport.Merged([.. row.Select(c => c.Figure is null && TextKey.Number(c.Text) is { Style: NumberStyle.Arabic } number ? c with { Content = Item(c.Text[number.Body..], list += number.Number == 1 ? 1 : 0) } : c)]),
        };

        var restarts = string.Concat(Enumerable.Range(101, 9).Select(i => $"<w:num w:numId=\"{i}\"><w:abstractNumId w:val=\"13\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"));
        var result = new ReportTextReader(SampleReports.Catalog).Read(drawn.File.WithNumbering(Lists + restarts).WithStyles(Styles).Read(), ReadingHints.None);

        Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
        Assert.Equal(edition.Sections.Select(s => s.Code), result.Headings.OrderBy(h => h.Value).Select(h => h.Key));
        Assert.DoesNotContain(result.Findings, f => f.Rule is "D1" or "D1b" or "C3");
        Assert.Equal("松原县青禾镇人民政府", result.UnitName);
        Assert.Equal("青禾镇人民政府\n2022年1月18日", result.Content.Signature);
    }

    private const string Styles =
        """
        <w:style w:type="paragraph" w:styleId="n"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="nn"><w:name w:val="own"/><w:basedOn w:val="n"/></w:style>
        <w:style w:type="paragraph" w:styleId="n2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        """;

    private const string Lists =
        """
        <w:abstractNum w:abstractNumId="10">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:pStyle w:val="n"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="n2"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="11">
          <w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="12">
          <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="13">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="decimal"/></mc:Choice><mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="10"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="11"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="12"/></w:num>
        """;

    private static string Item(string text, int list, int level = 0) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
}
