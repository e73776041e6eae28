using GovInfoReports.Documents.Sources;
using static GovInfoReports.Documents.Tests.Sources.Word.WordFile;

namespace GovInfoReports.Documents.Tests.Sources.Word;

/// <summary>Words of paragraphs as a person sees them.</summary>
public sealed class WordTextTests
{
    private const string HeadingStyles =
        """
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="x"><w:name w:val="own"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>
        <w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        """;

    [Fact]
    public void Headings_are_marked_with_their_level_but_the_title_and_whole_paragraphs_are_not()
    {
        var lines = Of(
            P("甲", "<w:pStyle w:val=\"1\"/>"),
            P("乙", "<w:pStyle w:val=\"x\"/>"),
            P("丙", "<w:outlineLvl w:val=\"2\"/>"),
            P("丁", "<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>"),
            P("题目", "<w:pStyle w:val=\"t\"/>"),
            P("一句话。又一句话。", "<w:pStyle w:val=\"1\"/>"),
            P("戊", "<w:pStyle w:val=\"loop\"/>"),
            P("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>", "<w:pStyle w:val=\"Heading2\"/>")).WithStyles(HeadingStyles).Lines();

        Assert.Equal(["# 甲", "## 乙", "### 丙", "丁", "题目", "一句话。又一句话。", "戊", "## 上", "## 下"], lines);
    }

    [Theory]
    [InlineData("<b>全部</b>", "全部")]
    [InlineData("前<b>重</b><b>点</b>后", "前**重点**后")]
    [InlineData("前<b> 重点 </b>后", "前 **重点** 后")]
    [InlineData("<b>（一）主动公开。</b>本镇", "**（一）主动公开**。本镇")]
    [InlineData("公开<b>“两单”</b>以及", "公开“**两单**”以及")]
    [InlineData("前<b>。</b>后", "前。后")]
    [InlineData("<b>甲</b> <b>乙</b>丙", "**甲 乙**丙")]
    public void Bold_words_are_marked_where_others_are_not(string marked, string text)
    {
        var runs = string.Concat(marked.Replace("</b>", "<b>", StringComparison.Ordinal).Split("<b>").Select((t, i) => R(t, i % 2 == 1 ? "<w:b/>" : "<w:b w:val=\"0\"/>")));

        Assert.Equal([text], Of(P(runs)).Lines());
        Assert.Equal([text], Of(P(runs.Replace("<w:b/>", "<w:rStyle w:val=\"s\"/>", StringComparison.Ordinal))).WithStyles(HeadingStyles).Lines());
    }

    [Fact]
    public void Links_lead_to_web_addresses_only()
    {
        var file = Of(
            P($"见<w:hyperlink r:id=\"a\">{R("网站")}</w:hyperlink>、<w:hyperlink r:id=\"b\">{R("文件")}</w:hyperlink>".Replace("见", R("见"), StringComparison.Ordinal).Replace("、", R("、"), StringComparison.Ordinal)),
            P(R("见") + Field(" HYPERLINK \"https://portal.example/b\" ", R("公报")) + $"<w:fldSimple w:instr=\"HYPERLINK &quot;javascript:alert(1)&quot;\">{R("坏")}</w:fldSimple>"),
            P($"<w:hyperlink w:anchor=\"x\">{R("下文")}</w:hyperlink><w:hyperlink r:id=\"a\">{R("https://portal.example/a_(1)")}</w:hyperlink>"));

        var lines = file.WithAddress("a", "https://portal.example/a_(1)").WithAddress("b", "file:///c:/secret.doc").Lines();

        Assert.Equal(["见[网站](https://portal.example/a_%281%29)、文件", "见[公报](https://portal.example/b)坏", "下文https://portal.example/a_(1)"], lines);
    }

    [Fact]
    public void A_table_of_contents_is_left_out_but_what_follows_a_broken_one_is_not()
    {
        var entry = P(R("一、总体情况") + "<w:r><w:tab/></w:r>" + R("1"));
        var contents = P(Begin(" TOC \\o \"1-3\" ") + R("一、总体情况\t1")) + entry + P(R("六、其他\t9") + End);

        Assert.Equal(["题", "一、总体情况"], Of(P("题"), contents, P("一、总体情况")).Lines());
        Assert.Equal(["题", "一、总体情况 1", "正文"], Of(P("题"), P(Begin(" TOC ") + R("一、总体情况\t1")), P("正文")).Lines());
        Assert.Equal(["正文"], Of(P("目录一行\t3", "<w:pStyle w:val=\"T1\"/>"), P("正文")).WithStyles("<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"toc 1\"/></w:style>").Lines());
        Assert.Equal(["正文"], Of($"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>{P("目录")}{entry}</w:sdtContent></w:sdt>", P("正文")).Lines());
    }

    [Fact]
    public void Fields_show_their_results_and_never_their_instructions()
    {
        Assert.Equal(["共52条。"], Of(P(R("共") + Field(" =SUM(ABOVE) ", R("52")) + R("条。"))).Lines());
        Assert.Equal(["甲乙", "丙"], Of(P(R("甲") + "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> REF x </w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r>" + R("乙")), P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"), P("丙")).Lines());
        Assert.Equal(["①项"], Of(P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> eq \\o\\ac(○,1)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + R("项"))).Lines());
    }

    [Fact]
    public void Signs_that_are_no_letters_are_what_they_look_like()
    {
        Assert.Equal(["甲 乙-丙丁"], Of(P("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/><w:t>丁</w:t></w:r>")).Lines());
        Assert.Equal(["√•5①□"], Of(P("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:sym w:font=\"Symbol\" w:char=\"F035\"/><w:sym w:font=\"Wingdings\" w:char=\"F081\"/><w:sym w:font=\"Nobody\" w:char=\"F0FF\"/></w:r>")).Lines());
        Assert.Equal(["公开"], Of(P("<w:r><w:ruby><w:rt><w:r><w:t>gong kai</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公开</w:t></w:r></w:rubyBase></w:ruby></w:r>")).Lines());
        Assert.Equal(["1/2x^2"], Of(P("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>")).Lines());
        Assert.Equal(["5平方米²"], Of(P(R("5平方米") + R("2", "<w:vertAlign w:val=\"superscript\"/>"))).Lines());
        Assert.Equal(["甲乙"], Of(P("<w:r><w:t>  甲  </w:t></w:r><w:r><w:t>\n乙\n</w:t></w:r>")).Lines());
    }

    [Fact]
    public void Content_controls_custom_xml_and_bookmarks_do_not_hide_what_they_hold()
    {
        var file = Of(
            $"<w:sdt><w:sdtPr/><w:sdtContent>{P("甲")}</w:sdtContent></w:sdt>",
            $"<w:customXml>{P($"<w:bookmarkStart w:id=\"1\" w:name=\"_GoBack\"/><w:smartTag>{R("乙")}</w:smartTag><w:bookmarkEnd w:id=\"1\"/>")}</w:customXml>",
            P($"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("单击此处输入")}</w:sdtContent></w:sdt>{R("丙")}"),
            $"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{Cell("丁")}</w:sdtContent></w:sdt>{Cell("1")}</w:tr></w:sdtContent></w:sdt></w:tbl>");

        Assert.Equal(["甲", "乙", "丙", "丁\t1"], file.Lines());
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted_and_counted()
    {
        var source = Of(
            P($"{R("收到")}<w:del w:id=\"1\"><w:r><w:delText>3</w:delText></w:r></w:del><w:ins w:id=\"2\">{R("5")}</w:ins>{R("件")}"),
            P("前半", "<w:rPr><w:del w:id=\"3\"/></w:rPr>"),
            P("后半", "<w:pStyle w:val=\"1\"/>"),
            P($"<w:moveFrom w:id=\"4\">{R("移走")}</w:moveFrom>{R("留")}<w:moveTo w:id=\"5\">{R("移来")}</w:moveTo>"),
            P("<w:r><w:rPr><w:rPrChange w:id=\"9\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>改了样子</w:t></w:r>"),
            Table(
                Texts("甲", "1"),
                $"<w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr>{Cell("乙")}{Cell("2")}</w:tr>",
                $"<w:tr><w:trPr><w:ins w:id=\"7\"/></w:trPr>{Cell("丙")}{Cell("3")}{Cell("4", "<w:cellDel w:id=\"8\"/>")}</w:tr>")).WithStyles(HeadingStyles).Read();

        Assert.Equal(["收到5件", "# 前半后半", "留移来", "改了样子", "甲\t1", "丙\t3"], source.Entries.Select(e => e.Text));
        Assert.Equal([new SourceNote(SourceNoteKind.TrackedChanges, null, "8")], source.Notes);
    }

    [Fact]
    public void Hidden_text_is_left_out_and_said()
    {
        var source = Of(
            P(R("看得见") + R("看不", "<w:vanish/>") + R("见", "<w:vanish/>") + R("的", "<w:vanish w:val=\"0\"/>")),
            P("全藏", "<w:pStyle w:val=\"h\"/>"),
            $"<w:tbl>{Texts("甲", "1")}<w:tr><w:trPr><w:hidden/></w:trPr>{Cell("乙")}</w:tr></w:tbl>")
            .WithStyles("<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name w:val=\"h\"/><w:rPr><w:vanish/></w:rPr></w:style>").Read();

        Assert.Equal(["看得见的", "", "甲\t1"], source.Entries.Select(e => e.Text));
        Assert.Equal([(0, "看不见"), (1, "全藏"), (1, "表 1 中隐藏的行")], source.Notes.Select(n => (n.Entry!.Value, n.Text!)));
        Assert.All(source.Notes, n => Assert.Equal(SourceNoteKind.Hidden, n.Kind));
    }

    [Fact]
    public void Footnotes_come_behind_the_paragraph_that_they_belong_to()
    {
        var source = Of(
            P($"{R("收到申请5件")}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{R("。")}<w:r><w:endnoteReference w:id=\"1\"/></w:r>"),
            P("下一段"),
            Table(Row(Cell("甲"), Cell(P("<w:r><w:t>1</w:t><w:footnoteReference w:id=\"3\"/></w:r>")))))
            .WithFootnotes($"<w:footnote w:id=\"0\" w:type=\"separator\">{P("线")}</w:footnote><w:footnote w:id=\"2\">{P("<w:r><w:footnoteRef/></w:r>" + R("一、含上年结转"))}</w:footnote><w:footnote w:id=\"3\">{P("7")}</w:footnote>")
            .WithFootnotes($"<w:endnote w:id=\"1\">{P("尾注")}</w:endnote>", "endnote").Read();

        Assert.Equal(
            [("收到申请5件。", SourceRole.Unknown), ("一、含上年结转", SourceRole.Text), ("尾注", SourceRole.Text), ("下一段", SourceRole.Unknown), ("甲\t1", SourceRole.Unknown), ("7", SourceRole.Text)],
            source.Entries.Select(e => (e.Text, e.Role)));
        Assert.Equal([(1, "一、含上年结转"), (2, "尾注"), (5, "7")], source.Notes.Where(n => n.Kind == SourceNoteKind.Footnote).Select(n => (n.Entry!.Value, n.Text!)));
        Assert.Equal("第 1 段的脚注", source.Entries[1].Place);
    }

    [Fact]
    public void A_text_box_is_read_once_in_whichever_way_it_is_written()
    {
        var box = $"<w:txbxContent>{P("框中一行")}{Table(Texts("甲", "1"))}</w:txbxContent>";
        var choice = $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"x\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        var fallback = $"<w:r><mc:AlternateContent><mc:Choice Requires=\"later\"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        foreach (var way in new[] { choice, fallback, $"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>" })
        {
            var source = Of(P(R("段落") + way), P("后文")).Read();

            Assert.Equal(["段落", "框中一行", "甲\t1", "后文"], source.Entries.Select(e => e.Text));
            Assert.Equal([new SourceNote(SourceNoteKind.TextBox, 1, "框中一行 甲 1")], source.Notes);
        }

        Assert.Equal("艺术字", Assert.Single(Of(P("<w:r><w:pict><v:shape><v:textpath string=\"艺术字\"/></v:shape></w:pict></w:r>")).Lines()));
    }

    [Fact]
    public void Pictures_charts_and_objects_are_said_where_they_stood()
    {
        var source = Of(
            P("前文"),
            P("<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"申请情况\"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"),
            P(R("有图") + "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"),
            P("<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"),
            P("<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r>"),
            "<w:altChunk r:id=\"c\"/>").Read();

        Assert.Equal(["前文", "", "有图", "", "", ""], source.Entries.Select(e => e.Text));
        Assert.Equal(
            [(SourceNoteKind.Picture, 1), (SourceNoteKind.Picture, 2), (SourceNoteKind.Picture, 3), (SourceNoteKind.ActiveContent, 4), (SourceNoteKind.Picture, 4), (SourceNoteKind.ActiveContent, 5)],
            source.Notes.Select(n => (n.Kind, n.Entry!.Value)));
        Assert.Equal("申请情况", source.Notes[0].Text);
    }

    [Fact]
    public void Comments_macros_and_templates_on_a_server_are_said()
    {
        var settings = $"<w:settings {Namespaces}/>";
        var file = Of(P($"<w:commentRangeStart w:id=\"0\"/>{R("正文")}<w:r><w:commentReference w:id=\"0\"/></w:r>"))
            .With("comments", "comments.xml", $"<w:comments {Namespaces}><w:comment w:id=\"0\">{P("这里要改")}</w:comment><w:comment w:id=\"1\">{P("同意")}</w:comment></w:comments>")
            .With("vbaProject", "vbaProject.bin", "MZ");

        Assert.Equal(["正文"], file.Lines());
        Assert.Equal([new SourceNote(SourceNoteKind.Comment, null, "2"), new SourceNote(SourceNoteKind.ActiveContent, null)], file.Read().Notes);
        Assert.Empty(Of(P("正文")).With("settings", "settings.xml", settings).Read().Notes);
    }

    [Fact]
    public void Tables_within_tables_come_behind_their_row_unless_they_only_hold_the_page_together()
    {
        var source = Of(Table(
            Row(Cell("甲"), Cell(P("外") + Table(Texts("内", "1"), Texts("里", "2")) + P(string.Empty))),
            Row(Cell("乙"), Cell(Table(Texts("3")) + P(string.Empty))))).Read();

        Assert.Equal([("甲\t外", 1), ("内\t1", 2), ("里\t2", 2), ("乙\t3", 1)], source.Entries.Select(e => (e.Text, e.Table)));
        Assert.Equal([(SourceNoteKind.NestedTable, 1)], source.Notes.Select(n => (n.Kind, n.Entry!.Value)));

        var frame = Of(Table(Row(Cell(P("一、总体情况") + P("做了工作。") + Table(Texts("规章", "0")) + P(string.Empty))))).Read();
        Assert.Equal([("一、总体情况", 0), ("做了工作。", 0), ("规章\t0", 2)], frame.Entries.Select(e => (e.Text, e.Table)));
        Assert.Empty(frame.Notes);
    }

    [Fact]
    public void Headers_and_footers_are_left_out() =>
        Assert.Equal(["正文"], Of(P("正文")).With("header", "header1.xml", $"<w:hdr {Namespaces}>{P("页眉")}</w:hdr>").With("footer", "footer1.xml", $"<w:ftr {Namespaces}>{P("页脚")}</w:ftr>").Lines());

    private const string End = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static string Begin(string instruction) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">{System.Security.SecurityElement.Escape(instruction)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";

    private static string Field(string instruction, string result) => Begin(instruction) + result + End;
}
