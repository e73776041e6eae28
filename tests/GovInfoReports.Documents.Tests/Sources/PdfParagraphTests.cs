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
