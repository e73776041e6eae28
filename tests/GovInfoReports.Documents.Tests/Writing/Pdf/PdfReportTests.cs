using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

public sealed class PdfReportTests : IDisposable
{
    private static readonly FormCatalog Catalog = InventedForm.CatalogWithOfficial();

    private readonly FontFolder _folder = new(("simsun.ttf", SquareFont.Make()), ("simhei.ttf", SquareFont.Make(name: "Hei")));
    private readonly PdfReport _pdf;

    public PdfReportTests() => _pdf = new PdfReport(new PdfFonts(_folder.Options));

    public static TheoryData<string> Editions => [.. Catalog.Editions.Select(e => e.Id)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_word_and_figure_can_be_taken_out_again(string id)
    {
        var report = SampleReports.Full(Catalog.Get(id));
        var pages = PdfPages.Words(Write(report));
        var words = string.Concat(pages);

        Assert.Contains(report.Title, words, StringComparison.Ordinal);
        Assert.Contains(report.Content.Preamble, words, StringComparison.Ordinal);
        Assert.All(report.Sections, s => Assert.Contains(s.Heading, words, StringComparison.Ordinal));
        Assert.All(report.Sections.Where(s => s.Text.Length > 0), s => Assert.Contains(s.Text, words, StringComparison.Ordinal));
        Assert.All(report.SignatureLines, l => Assert.Contains(l, words, StringComparison.Ordinal));
        foreach (var cell in report.Edition.Tables.SelectMany(t => TableLayout.For(t).Rows).SelectMany(r => r.Cells))
        {
            var text = cell.Cell is { } figure ? figure.Format.Show(report.Content.Figures[figure.Id]) : PdfPages.Plain(cell.Text);
            Assert.Contains(text, words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_table_of_the_form_stands_whole_on_a_page_under_its_heading(string id)
    {
        var report = SampleReports.Full(Catalog.Get(id));
        var pages = PdfPages.Words(Write(report));

        Assert.InRange(pages.Count, 3, 5);
        foreach (var section in report.Sections.Where(s => s.Table is not null))
        {
            var page = Assert.Single(pages, p => p.Contains(section.Heading, StringComparison.Ordinal));
            Assert.All(section.Table!.Cells, c => Assert.Contains(c.Format.Show(report.Content.Figures[c.Id]), page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Pages_are_numbered_at_the_foot()
    {
        var pages = PdfPages.Words(Write(SampleReports.Full(Catalog.Get("2021"))));

        Assert.Equal(pages.Select((_, i) => $"—{(i + 1).ToString(CultureInfo.InvariantCulture)}—"), pages.Select(p => Regex.Match(p, "—[0-9]+—", RegexOptions.None, TimeSpan.FromSeconds(5)).Value));
    }

    [Fact]
    public void The_foot_of_a_published_edition_says_which_it_is()
    {
        var report = SampleReports.Full(Catalog.Get("2021")) with { PublishedEdition = 3, PublishedAt = SampleReports.ChangedAt };

        Assert.All(PdfPages.Words(Write(report)), p => Assert.Contains("第3版", p, StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_longer_than_a_page_repeats_its_header_and_breaks_between_rows()
    {
        const int Rows = 130;
        var edition = SampleReports.LongEdition(Rows);
        var report = SampleReports.Full(edition);
        var pages = PdfPages.Words(Write(report)).Where(p => p.Contains("事项甲", StringComparison.Ordinal)).ToList();

        Assert.InRange(pages.Count, 3, 8);
        Assert.All(pages, p => Assert.Contains("受理件数", p, StringComparison.Ordinal));
        Assert.All(pages, p => Assert.Contains("全部事项", p, StringComparison.Ordinal));
        foreach (var row in edition.Tables[0].Blocks[0].Rows)
        {
            var page = Assert.Single(pages, p => p.Contains(row.Label, StringComparison.Ordinal));
            var figures = edition.Cells.Where(c => c.Row.Code == row.Code).Select(c => c.Format.Show(report.Content.Figures[c.Id]));
            Assert.Contains(row.Label + string.Concat(figures), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_repeated_header_is_not_read_out_again()
    {
        var drawn = PdfPages.Unpacked(Write(SampleReports.Full(SampleReports.LongEdition(130))));

        Assert.Equal(2 + 2 + 130 + 9 + 1, Regex.Count(drawn, "/S/TH", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void An_empty_report_shows_the_empty_form(string id)
    {
        var report = SampleReports.Empty(Catalog.Get(id));
        var words = string.Concat(PdfPages.Words(Write(report)));

        Assert.Contains(report.Title, words, StringComparison.Ordinal);
        Assert.All(report.Sections, s => Assert.Contains(s.Heading, words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_of_20_000_characters_is_all_there()
    {
        var text = string.Concat(Enumerable.Range(0, 2000).Select(i => string.Create(CultureInfo.InvariantCulture, $"第{i:0000}项，办结。")));
        var pages = PdfPages.Words(Write(SampleReports.WithText(Catalog.Get("2021"), text)));
        var words = Regex.Replace(string.Concat(pages), "—[0-9]+—", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(5));

        Assert.InRange(pages.Count, 25, 40);
        Assert.Contains(text, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_set_as_what_it_means()
    {
        const string Text = "### 主动公开\n\n本年**重点**公开[门户](https://www.example.gov.cn/门户)内容。\n第二行\n\n1. 第一条\n   - 下级\n\n| 栏目 | 条数 |\n|---|---|\n| 政策 | 12 |\n| 财政 | 34 |";
        var pdf = Write(SampleReports.WithText(Catalog.Get("2021"), Text));
        var words = string.Concat(PdfPages.Words(pdf));
        var drawn = PdfPages.Unpacked(pdf);

        Assert.Contains("主动公开本年重点公开门户内容。第二行1.第一条•下级栏目条数政策12财政34", words, StringComparison.Ordinal);
        Assert.Contains("/S/Link", drawn, StringComparison.Ordinal);
        Assert.Contains($"/URI<{Convert.ToHexString(Encoding.ASCII.GetBytes("https://www.example.gov.cn/%E9%97%A8%E6%88%B7"))}>", drawn, StringComparison.Ordinal);
        Assert.Contains("/S/H3", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_in_texts_may_have_cells_longer_than_a_page_and_more_columns_than_fit()
    {
        var cell = string.Concat(Enumerable.Range(0, 3000).Select(i => string.Create(CultureInfo.InvariantCulture, $"第{i:0000}项，")));
        var wide = $"|{string.Concat(Enumerable.Range(10, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}|")))}\n|{string.Concat(Enumerable.Repeat("-|", 50))}";
        var words = string.Concat(PdfPages.Words(Write(SampleReports.WithText(Catalog.Get("2021"), $"| 栏 | 内容 |\n|---|---|\n| 甲 | {cell} |\n\n{wide}"))));

        Assert.Equal(3000, Regex.Count(words.Replace("栏内容", string.Empty, StringComparison.Ordinal), "第[0-9]{4}项，", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Contains(string.Concat(Enumerable.Range(10, 50)), words, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_as_large_as_the_form_takes_are_shown_whole()
    {
        var edition = Catalog.Get("2019");
        var report = SampleReports.Empty(edition);
        report = report with { Content = report.Content with { Figures = report.Content.Figures.With(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Of(c.Format.Maximum)))) } };
        var words = string.Concat(PdfPages.Words(Write(report)));

        Assert.All(edition.Cells, c => Assert.Contains(c.Format.Show(CellValue.Of(c.Format.Maximum)), words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_character_that_no_font_has_stands_as_a_box_and_is_still_found()
    {
        var pdf = Write(SampleReports.WithText(Catalog.Get("2021"), "村名𬭼湾"));

        Assert.Contains("村名𬭼湾", string.Concat(PdfPages.Words(pdf)), StringComparison.Ordinal);
        Assert.Contains(" re S", PdfPages.Unpacked(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sign_off_sheet_comes_first_and_is_not_counted()
    {
        var report = SampleReports.Full(Catalog.Get("2021")) with
        {
            SignOff = new SignOffSheet("7K3M-92QD-X1", "https://portal.example.gov.cn/check/7K3M-92QD-X1", "sha256:0123456789abcdef0123", SampleReports.ChangedAt, "王小明"),
        };
        var pdf = Write(report);
        var pages = PdfPages.Words(pdf);
        var content = SignOffContent.Of(report, report.SignOff);

        Assert.Contains("7K3M-92QD-X1", pages[0], StringComparison.Ordinal);
        Assert.Contains(content.Heading, pages[0], StringComparison.Ordinal);
        Assert.All(content.Signers, s => Assert.Contains(s, pages[0], StringComparison.Ordinal));
        Assert.All(content.Figures.Concat(content.Fields).Concat(content.Marks), f => Assert.Contains(PdfPages.Plain(f.Label), pages[0], StringComparison.Ordinal));
        Assert.Contains(PdfPages.Plain(content.Advice), pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("—1—", pages[0], StringComparison.Ordinal);
        Assert.Contains("—1—", pages[1], StringComparison.Ordinal);
        Assert.Contains($"/Alt<FEFF{PdfPages.Hex(content.CheckAddress)}>", PdfPages.Unpacked(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_names_its_title_language_and_day_and_no_author()
    {
        var report = SampleReports.Full(Catalog.Get("2021"));
        var objects = PdfPages.Unpacked(Write(report));

        Assert.Contains($"/Lang<{Convert.ToHexString("zh-CN"u8)}>", objects, StringComparison.Ordinal);
        Assert.Contains($"/Title<FEFF{PdfPages.Hex(report.Title)}>", objects, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", objects, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo<</Marked true>>", objects, StringComparison.Ordinal);
        Assert.Contains("/CreationDate(D:20250120020304Z)", objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/Author", objects, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_section_has_a_bookmark()
    {
        var report = SampleReports.Full(Catalog.Get("2021"));
        var objects = PdfPages.Unpacked(Write(report));

        Assert.All(report.Sections, s => Assert.Contains($"<</Title<FEFF{PdfPages.Hex(s.Heading)}>/Parent", objects, StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_name_the_headers_they_stand_under()
    {
        var edition = Catalog.Get("2021");
        var objects = PdfPages.Unpacked(Write(SampleReports.Full(edition)));
        var figure = TableLayout.For(edition.Tables[1]).Rows.SelectMany(r => r.Cells).First(c => c.Cell is not null);

        Assert.All(figure.Headers, h => Assert.Contains($"/ID<{Convert.ToHexString(Encoding.ASCII.GetBytes(h))}>", objects, StringComparison.Ordinal));
        Assert.Contains($"/Headers[{string.Concat(figure.Headers.Select(h => $"<{Convert.ToHexString(Encoding.ASCII.GetBytes(h))}>"))}]", objects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_report_gives_the_same_bytes_also_when_eight_are_written_at_once()
    {
        var report = SampleReports.Full(Catalog.Get("2021"));
        var first = Write(report);
        PdfReport fresh = new(new PdfFonts(_folder.Options));
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Write(report, fresh))));

        Assert.All(others, o => Assert.Equal(first, o));
    }

    [Fact]
    public void Whatever_the_text_a_file_comes_out()
    {
        var pieces = Gen.Elements(
            "政府信息", "，", "\n", "\n\n", "# ", "### ", "- ", "12. ", "   * ", "|", "|---|---|\n", "**", "*", "[网](https://例子.中国/a?b=中)", "<b>", "`", "&amp;", "\t", "\0",
            "\u200b", "\ufffd", "\ud83d", "😀", "e\u0301", "\u05d0", "0123456789012345678901234567890123456789012345678901234567890123456789", "\r\n> ", "![图](a.png)", "\u3000");
        Prop.ForAll(pieces.ArrayOf().ToArbitrary(), parts =>
        {
            var report = SampleReports.WithText(Catalog.Get("2021"), string.Concat(parts));
            var text = string.Concat(parts);
            Assert.NotEmpty(Write(report with { Content = report.Content with { Title = text, Preamble = text, Signature = text } }));
        }).QuickCheckThrowOnFailure();
    }

    [RealFontFact]
    public void With_the_fonts_of_this_machine_a_report_is_small_and_reads_back()
    {
        var report = SampleReports.Full(Catalog.Get("2021"));
        var pdf = Write(report, new PdfReport(new PdfFonts(new PdfFontOptions())));
        var words = string.Concat(PdfPages.Words(pdf));

        Assert.InRange(pdf.Length, 10_000, 400_000);
        Assert.All(report.Sections, s => Assert.Contains(s.Heading, words, StringComparison.Ordinal));
        Assert.All(report.Edition.Cells, c => Assert.Contains(c.Format.Show(report.Content.Figures[c.Id]), words, StringComparison.Ordinal));
    }

    private byte[] Write(ReportDocument report, PdfReport? pdf = null)
    {
        using MemoryStream stream = new();
        (pdf ?? _pdf).Write(stream, report);
        return stream.ToArray();
    }
}
