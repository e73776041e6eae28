using System.Diagnostics;
using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class HtmlSourceTests
{
    private static readonly FormCatalog Catalog = InventedEdition.Catalog;
    private static readonly SourceFiles Files = new(new SourceLimits(), Catalog);
    private static readonly ReportTextReader Reader = new(Catalog);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string> Editions => [.. Catalog.Editions.Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task A_report_amid_navigation_is_read_from_title_to_signature(string id)
    {
        var edition = Catalog.Get(id);
        for (var seed = 0; seed < 10; seed++)
        {
            var page = new WebPage(edition, edition.FirstYear) { Figures = FiguresOf(edition, seed) };
            var source = await OpenAsync(page.Page());
            var result = Reader.Read(source, ReadingHints.None);

            Assert.Equal(SourceFormat.WebPage, source.Format);
            Assert.Equal($"# {page.Title}", source.Entries[0].Text);
            Assert.Equal($"{edition.FirstYear + 1}年1月20日", source.Entries[^1].Text);
            Assert.Equal(page.Title, result.Content.Title);
            Assert.Equal($"根据有关规定，由{page.Unit}编制本报告，统计期限自{edition.FirstYear}年1月1日起至12月31日止。", result.Content.Preamble);
            Assert.Equal($"{page.Unit}\n{edition.FirstYear + 1}年1月20日", result.Content.Signature);
            Assert.All(edition.Sections.Where(s => s.IsNarrative), s => Assert.Equal($"本镇在“{s.Title}”方面做了若干工作，留有记录，可供查阅，并按时归档。", result.Content.Text(s.Code)));
            Assert.Empty(RoundTripTests.Differences(page.Figures, result.Content.Figures));
            var note = Assert.Single(source.Notes);
            Assert.Equal(SourceNoteKind.Surroundings, note.Kind);
            Assert.Contains("字", note.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_bytes_decide_on_the_encoding_whatever_the_page_declares()
    {
        var page = new WebPage(Catalog.Editions[0], 2020);
        foreach (var head in new[] { "", "<meta charset=gb2312>", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">", "<meta charset=\"iso-8859-1\">" })
        {
            var html = page.Page(head);
            byte[][] files = [Encoding.UTF8.GetBytes(html), [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(html)], Gb18030.GetBytes(html), [0xff, 0xfe, .. Encoding.Unicode.GetBytes(html)], Encoding.Unicode.GetBytes(html)];
            foreach (var bytes in files)
            {
                Assert.Equal($"# {page.Title}", (await Files.OpenAsync(bytes, "年报.htm", CancellationToken.None)).Entries[0].Text);
            }
        }
    }

    [Fact]
    public async Task A_page_with_a_few_broken_characters_is_read_and_says_so()
    {
        var page = new WebPage(Catalog.Editions[0], 2020);
        foreach (var encoding in new[] { Encoding.UTF8, Gb18030 })
        {
            byte[] bytes = [.. encoding.GetBytes(page.Page("<meta charset=gbk>").Replace("主办", "\u0001\u0002", StringComparison.Ordinal))];
            bytes[bytes.AsSpan().IndexOf((byte)1)] = 0xff;
            var source = await Files.OpenAsync(bytes, "年报.htm", CancellationToken.None);
            Assert.Equal($"# {page.Title}", source.Entries[0].Text);
            Assert.Contains(source.Notes, n => n.Kind == SourceNoteKind.Damaged);
        }
    }

    [Fact]
    public async Task A_page_laid_out_with_tables_is_taken_apart()
    {
        var edition = Catalog.Editions[1];
        var page = new WebPage(edition, edition.FirstYear) { Figures = RandomFigures.For(edition, new Random(2), withGaps: true) };
        var html = $"<html><body><table><tr><td>{WebPage.Menu}</td><td><table><tr><td><table><tr><td>{page.Title}</td></tr><tr><td>{page.SmallPrint}</td></tr><tr><td>{page.Report()}</td></tr></table></td></tr></table></td></tr><tr><td colspan=2>{WebPage.Foot}</td></tr></table></body></html>";

        var source = await OpenAsync(html);
        var result = Reader.Read(source, ReadingHints.None);

        Assert.Equal(page.Title, result.Content.Title);
        Assert.Empty(RoundTripTests.Differences(page.Figures, result.Content.Figures));
        Assert.DoesNotContain(source.Entries, e => e.Text.Contains("技术支持", StringComparison.Ordinal) || e.Text.Contains("首页", StringComparison.Ordinal));
        Assert.DoesNotContain(source.Notes, n => n.Kind == SourceNoteKind.NestedTable);
    }

    [Fact]
    public async Task Sections_in_boxes_of_their_own_and_a_title_far_above_are_kept_together()
    {
        var edition = Catalog.Editions[^1];
        var sections = string.Concat(edition.Sections.Select(s => $"<section><h2>{s.Heading}</h2><div><p>本镇做了若干工作，留有记录，可供查阅，按时归档，无遗漏。</p></div></section>"));
        var html = $"<body>{WebPage.Menu}<header><h1>青禾镇{edition.FirstYear}年政府信息公开工作年度报告</h1></header><div><div class=intro><p>根据条例的规定编制本报告，内容包括若干部分，统计期限为一年，如有疑问请联系。</p></div>{sections}</div><div><p>青禾镇人民政府</p><p>2032年1月5日</p></div>{WebPage.Foot}</body>";

        var source = await OpenAsync(html);
        var content = Reader.Read(source, ReadingHints.None).Content;

        Assert.StartsWith("青禾镇", content.Title, StringComparison.Ordinal);
        Assert.StartsWith("根据条例", content.Preamble, StringComparison.Ordinal);
        Assert.Equal("青禾镇人民政府\n2032年1月5日", content.Signature);
        Assert.DoesNotContain(source.Entries, e => e.Text.Contains("技术支持", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_in_which_no_report_is_found_is_kept_whole()
    {
        var source = await OpenAsync("<html><body><div>甲</div><div><p>乙</p></div><nav>导航</nav></body></html>");

        Assert.Equal(["甲", "乙"], source.Entries.Select(e => e.Text));
        Assert.Equal(SourceNoteKind.Surroundings, Assert.Single(source.Notes).Kind);
    }

    [Fact]
    public async Task Paragraphs_become_markdown()
    {
        var source = await OpenAsync(
            """
            <body><h3>小标题</h3>
            <p>一段 <b>要紧</b>的话，见<a href="https://example.org/a(1)">说明</a>、<a href="javascript:x()">不行</a>和<a href="/b">这里</a>。</p>
            <p><strong>全部要紧</strong></p><p>&nbsp;</p>
            <p>第一行<br>第二行<br><br>第三段</p>
            <ul><li>甲</li><li>乙</li></ul><ol start=3><li>丙</li><li>丁</li></ol>
            <div>散文字<div>又一行</div>尾</div>
            <p>分开
            的行 and two
            words</p><!-- 注释 --><p><![if !supportLists]><span style='mso-list:Ignore'>（一）</span><![endif]>事项</p></body>
            """);

        Assert.Equal(
            [
                "### 小标题", "一段 **要紧**的话，见[说明](https://example.org/a%281%29)、不行和这里。", "全部要紧", "第一行", "第二行", "第三段",
                "- 甲", "- 乙", "3. 丙", "4. 丁", "散文字", "又一行", "尾", "分开的行 and two words", "（一）事项",
            ],
            source.Entries.Select(e => e.Text));
        Assert.Equal(["第二行", "- 乙", "4. 丁"], source.Entries.Where(e => e.IsTight).Select(e => e.Text));
        Assert.Equal("第 3 段", source.Entries[2].Place);
    }

    [Fact]
    public async Task What_is_not_shown_is_left_out_and_said()
    {
        var source = await OpenAsync("<body><p>甲<span style='display: none'>藏</span></p><p hidden>藏二</p><script>alert(1)</script><style>x</style><template><p>模板</p></template><noscript>无脚本</noscript><p>乙<img src='http://example.org/a.png' alt='公章' width=200></p><img src=i.gif width=16></body>");

        Assert.Equal(["甲", "乙"], source.Entries.Select(e => e.Text));
        Assert.Equal(
            [new SourceNote(SourceNoteKind.Hidden, 0, "藏"), new(SourceNoteKind.Hidden, 1, "藏二"), new(SourceNoteKind.Picture, 1, "公章")],
            source.Notes);
    }

    [Fact]
    public async Task Cells_keep_their_figures_whole_and_apart()
    {
        var source = await OpenAsync("<body><table><tr><td rowspan=2>年</td><td><span>20</span><span>2</span><b>1</b></td><td>1<br>0</td></tr><tr><td>甲\n乙</td><td><p>法律</p><p>服务</p></td></tr></table></body>");

        Assert.Equal(["年\t2021\t1¶0", "甲乙\t法律服务"], source.Entries.Select(e => e.Text));
        Assert.Equal([1, 2], source.Entries[1].Cells!.Select(c => c.Slot));
        Assert.Equal("表 1 第 2 行第 3 列", source.Entries[1].Cells![1].Place);
    }

    [Fact]
    public async Task A_table_within_a_cell_follows_its_row()
    {
        var source = await OpenAsync("<body><table><tr><td>甲乙丙丁戊己庚辛壬癸</td><td>一<table><tr><td>内</td><td>里</td></tr></table></td></tr><tr><td>丙</td><td>二</td></tr></table></body>");

        Assert.Equal(["甲乙丙丁戊己庚辛壬癸\t一", "内\t里", "丙\t二"], source.Entries.Select(e => e.Text));
        Assert.Equal([1, 2, 1], source.Entries.Select(e => e.Table));
        Assert.Equal(new SourceNote(SourceNoteKind.NestedTable, 0), Assert.Single(source.Notes));
    }

    [Fact]
    public async Task A_report_pasted_as_it_was_typed_is_read()
    {
        var edition = Catalog.Editions[1];
        var figures = RandomFigures.For(edition, new Random(5), withGaps: false);
        var report = new WrittenReport(edition, edition.FirstYear, TextShape.Tabs) { Figures = figures };

        var result = Reader.Read(await OpenAsync($"<html><body>{WebPage.Menu}<pre>{report}</pre>{WebPage.Foot}</body></html>"), ReadingHints.None);

        Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
        Assert.Equal(report.Unit, result.UnitName);
    }

    [Fact]
    public async Task Single_file_web_pages_of_word_are_read_though_they_are_called_doc()
    {
        var edition = Catalog.Editions[0];
        var page = new WebPage(edition, edition.FirstYear) { Figures = RandomFigures.For(edition, new Random(4), withGaps: true) };
        var html = $"<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=gb2312></head><body><p class=MsoTitle>{page.Title}</p>{page.Report()}</body></html>";
        var quoted = string.Concat(Gb18030.GetBytes(html).Select((b, i) => (b is > 126 or (byte)'=' ? $"={b:X2}" : ((char)b).ToString()) + (i % 70 == 69 ? "=\r\n" : string.Empty)));
        foreach (var (encoding, content) in new[] { ("quoted-printable", quoted), ("base64", Convert.ToBase64String(Gb18030.GetBytes(html), Base64FormattingOptions.InsertLineBreaks)) })
        {
            var file = $"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_Part\"\r\n\r\nPreamble\r\n------=_Part\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\r\n{content}\r\n------=_Part\r\nContent-Type: image/png\r\n\r\nAAAA\r\n------=_Part--\r\n";
            var source = await Files.OpenAsync(Encoding.ASCII.GetBytes(file), "年报.doc", CancellationToken.None);
            var result = Reader.Read(source, ReadingHints.None);

            Assert.Equal(page.Title, result.Content.Title);
            Assert.Empty(RoundTripTests.Differences(page.Figures, result.Content.Figures));
            Assert.Contains(source.Notes, n => n.Kind == SourceNoteKind.Renamed);
        }
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    public async Task A_hundred_thousand_nested_elements_are_refused_at_once(string tag)
    {
        var watch = Stopwatch.StartNew();
        var exception = await Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync($"<html><body>{string.Concat(Enumerable.Repeat(tag, 100_000))}一、总体情况"));

        Assert.Equal(SourceRefusal.TooDeep, exception.Refusal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Pages_that_grow_while_they_are_parsed_or_hold_too_much_are_refused()
    {
        var growing = string.Concat(Enumerable.Range(0, 150).Select(i => $"<b class=b{i}>")) + string.Concat(Enumerable.Repeat("<p>甲", 20_000));
        Assert.IsType<SourceRefusedException>(await Record.ExceptionAsync(() => OpenAsync($"<html><body>{growing}")));
        Assert.Equal(SourceRefusal.TooLong, (await Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync($"<html><body>{string.Concat(Enumerable.Repeat("<p>一二三四五六七八九十", 110_000))}"))).Refusal);
        Assert.Equal(SourceRefusal.TooManyCells, (await Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync($"<html><body><table>{string.Concat(Enumerable.Repeat("<tr><td>1<td>2", 26_000))}</table>"))).Refusal);
        Assert.Equal(SourceRefusal.Empty, (await Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync("<html><body><p>&nbsp;</p></body></html>"))).Refusal);
    }

    // The invented edition has limits that random figures do not keep.
    private static ReportFigures FiguresOf(FormEdition edition, int seed) =>
        edition == InventedEdition.Edition ? WrittenReport.Zeros(edition) : RandomFigures.For(edition, new Random(seed), withGaps: true);

    private static Task<SourceDocument> OpenAsync(string html) => Files.OpenAsync(Encoding.UTF8.GetBytes(html), "年报.html", CancellationToken.None);
}
