using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Where paragraphs of a PDF begin and end.</summary>
public sealed class PdfParagraphTests
{
    private const int Left = 50;
    private const int Size = 12;
    private const int Letters = 40;

    private readonly StringBuilder _page = new();
    private int _y = 800;

    [Theory]
    [InlineData(16)]
    [InlineData(14)]
    [InlineData(12)]
    public async Task A_taller_heading_at_the_beginning_of_a_paragraph_does_not_end_it(int tall)
    {
        const string Heading = "（一）主动公开。";
        var text = "全年主动公开政府信息128条，其中政务动态60条，通知公告40条，政策文件28条，通过政府网站、公开栏和公众号等渠道公布，方便群众查阅。";
        var first = ((Size * (Letters - 2)) - (tall * Heading.Length)) / Size;
        Begin("一、总体情况");
        Put(Heading, Left + (2 * Size), tall);
        Put(text[..first], Left + (2 * Size) + (Heading.Length * tall), Size);
        _y -= 20;
        Line(text[first..]);

        // A full line, by which the margin is known.
        Line(new string('满', Letters));

        var result = await ReadAsync(_page.ToString());

        Assert.Contains(Heading + text, result.Content.Text("overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_numbered_line_at_the_margin_begins_a_paragraph_behind_a_full_line_that_ends_a_sentence()
    {
        Begin("一、总体情况");
        Line(new string('甲', Letters - 1) + "。");
        Line("（二）依申请公开。收到申请9件。");

        var result = await ReadAsync(_page.ToString());

        Assert.Equal(new string('甲', Letters - 1) + "。\n\n（二）依申请公开。收到申请9件。", result.Content.Text("overview"));
    }

    [Fact]
    public async Task A_full_line_amid_a_sentence_goes_on_with_a_number()
    {
        Begin("一、总体情况");
        Line(new string('甲', Letters - 5) + "第二十条第");
        Line("（五）项所列的信息都已公开。");

        var result = await ReadAsync(_page.ToString());

        Assert.Equal(new string('甲', Letters - 5) + "第二十条第（五）项所列的信息都已公开。", result.Content.Text("overview"));
    }

    [Theory]
    [InlineData("无其他需要报告的事项。", "柳河镇人民政府", "2024年1月18日")]
    [InlineData("无。", "青山县柳河镇人民政府", "2024年1月18日")]
    [InlineData(null, "柳河镇人民政府", "2024年11月18日")]
    public async Task The_signature_on_a_last_page_of_few_lines_stays_apart(string? text, string name, string date)
    {
        Begin("一、总体情况");
        for (var i = 0; i < 10; i++)
        {
            Line(new string('甲', Letters - 1) + "。");
        }

        Line("六、其他需要报告的事项");
        Line("本年度未收取信息处理费。", indent: 2);
        var first = _page.ToString();
        _page.Clear();
        _y = 800;
        if (text is not null)
        {
            Line(text, indent: 2);
        }

        // Name and date end at one place, right of the middle.
        Line(name, Letters - name.Length);
        Line(date, Letters - date.Length);

        var result = await ReadAsync(first, _page.ToString());

        Assert.Equal($"{name}\n{date}", result.Content.Signature);
        Assert.Equal(text is null ? "本年度未收取信息处理费。" : $"本年度未收取信息处理费。\n\n{text}", result.Content.Text("otherMatters"));
    }

    // Heads and feet as programs and offices set them: {0} is the number of the page, {1} how many there are.
    [Theory]
    [InlineData("", "— {0} —|公开版本第2版，2024年1月31日公开")]
    [InlineData("", "柳河镇人民政府|- {0} -")]
    [InlineData("", "柳河镇人民政府办公室编|电话：0000-1234567|第 {0} 页 共 {1} 页")]
    [InlineData("2024/1/31 10:25 柳河镇政府信息公开年报", "http://liuhe.example \t{0}/{1}")]
    [InlineData("柳河镇2023年政府信息公开工作年度报告", "共{1}页 第{0}页")]
    [InlineData("政务公开|{0}", "青山县柳河镇")]
    public async Task Heads_and_feet_of_pages_are_no_text_of_the_report(string head, string foot)
    {
        const int Pages = 4;
        List<string> pages = [];
        for (var page = 1; page <= Pages; page++)
        {
            _page.Clear();
            Margin(head, 820, page, Pages);
            _y = 740;
            if (page == 1)
            {
                Begin("一、总体情况");
            }

            Line(Sentence(page)[..(Letters - 2)], 2);
            Line(Sentence(page)[(Letters - 2)..]);
            if (page == Pages)
            {
                Line("六、其他需要报告的事项");
                Line("本年度未收取信息处理费。", 2);
                Line("柳河镇人民政府", Letters - 7);
                Line("2024年1月18日", Letters - 10);
            }

            Margin(foot, 60, page, Pages);
            pages.Add(_page.ToString());
        }

        var result = await ReadAsync([.. pages]);

        Assert.Equal("柳河镇人民政府\n2024年1月18日", result.Content.Signature);
        Assert.Equal("本年度未收取信息处理费。", result.Content.Text("otherMatters"));
        Assert.Equal(string.Join("\n\n", Enumerable.Range(1, Pages).Select(Sentence)), result.Content.Text("overview"));
        Assert.Equal(string.Empty, result.Content.Preamble);

        static string Sentence(int page) => $"第{page}句{new string('甲', (5 * Letters) - 6)}。";
    }

    [Fact]
    public async Task Ends_of_paragraphs_at_one_height_on_pages_apart_are_kept()
    {
        List<string> pages = [];
        for (var page = 0; page < 6; page++)
        {
            _page.Clear();
            _y = 800;
            Line(page % 3 == 2 ? "石桥镇人民政府" : $"{"甲乙丙丁戊己"[page]}页的第一句话");
            Line(new string('子', Letters));
            pages.Add(_page.ToString());
        }

        var source = await new SourceFiles(new SourceLimits()).OpenAsync(PdfCarrier.File(pages), "a.pdf", CancellationToken.None);

        Assert.Equal(2, source.Entries.Count(e => e.Text.Contains("石桥镇人民政府", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rows_of_figures_at_one_height_at_the_foot_of_pages_are_kept()
    {
        List<string> pages = [];
        foreach (var row in new[] { "行政许可 12", "行政处罚 12", "行政强制 12", "3.其他 0 0 0 0 0 0 0", "3.其他 0 0 0 0 0 0 0" })
        {
            _page.Clear();
            (_y, var rows) = (740, pages.Count);
            Line($"第{rows}句{new string('甲', Letters)}。");
            _y = 60;
            Line(row);
            pages.Add(_page.ToString());
        }

        var source = await new SourceFiles(new SourceLimits()).OpenAsync(PdfCarrier.File(pages), "a.pdf", CancellationToken.None);

        Assert.Equal(3, source.Entries.Count(e => e.Text.StartsWith("行政", StringComparison.Ordinal)));
        Assert.Equal(2, source.Entries.Count(e => e.Text.StartsWith("3.其他", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rows_of_a_table_without_frame_are_no_paragraph()
    {
        Begin("三、收到和处理政府信息公开申请情况");
        string[] rows = ["一、本年新收政府信息公开申请数量 5 0 0 0 0 0 5", "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0", "三、本年度办理结果 （一）予以公开 5 0 0 0 0 0 5"];
        foreach (var row in rows)
        {
            // The last figure stands at the right margin.
            Put(row[..^1], Left, Size);
            Put(row[^1..], Left + ((Letters - 1) * Size), Size);
            _y -= 20;
        }

        var source = await new SourceFiles(new SourceLimits()).OpenAsync(PdfCarrier.File([_page.ToString()]), "a.pdf", CancellationToken.None);

        Assert.Equal(rows.Select(r => r.Replace(" ", string.Empty, StringComparison.Ordinal)), source.Entries.Skip(2).Select(e => e.Text.Replace(" ", string.Empty, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_line_amid_a_sentence_that_ends_before_a_long_word_goes_on()
    {
        Begin("一、总体情况");
        Line(new string('甲', Letters));
        Line(new string('乙', Letters - 2) + "第");
        Line("（五）项所列的信息都已公开。");
        Line(new string('丙', Letters - 3) + "。");
        Line("丁丁丁丁。");
        Line(new string('戊', Letters - 7) + "电话：");
        Line("0000-1234567。");

        var result = await ReadAsync(_page.ToString());

        Assert.Equal($"{new string('甲', Letters)}{new string('乙', Letters - 2)}第（五）项所列的信息都已公开。\n\n{new string('丙', Letters - 3)}。\n\n丁丁丁丁。\n\n{new string('戊', Letters - 7)}电话：0000-1234567。", result.Content.Text("overview"));
    }

    private void Margin(string lines, int y, int page, int pages)
    {
        _y = y;
        foreach (var line in lines.Split('|'))
        {
            var pieces = string.Format(CultureInfo.InvariantCulture, line, page, pages).Split('\t');
            if (pieces.Length > 1)
            {
                Put(pieces[1], Left + ((Letters - 3) * Size), Size);
            }

            Line(pieces[0], page % 2 == 0 ? 1 : 6);
        }
    }

    private void Begin(string heading)
    {
        Line("青山县柳河镇人民政府2023年政府信息公开工作年度报告", 5);
        Line(heading, 2);
    }

    private void Line(string text, int indent = 0)
    {
        foreach (var part in text.Chunk(Letters).Select(c => new string(c)))
        {
            Put(part, Left + (indent * Size), Size);
            _y -= 20;
        }
    }

    private void Put(string text, int x, int size) => _page.Append(CultureInfo.InvariantCulture, $"BT /F {size} Tf {x} {_y} Td {PdfCarrier.Hex(text)} Tj ET\n");

    private static async Task<ReadingResult> ReadAsync(params string[] pages)
    {
        var source = await new SourceFiles(new SourceLimits()).OpenAsync(PdfCarrier.File(pages), "a.pdf", CancellationToken.None);
        return new ReportTextReader(FormCatalog.Official()).Read(source, ReadingHints.None);
    }
}
