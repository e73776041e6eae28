using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.Documents.Tests.Reading;

public sealed class SeveralReportsTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly FormEdition Edition = Catalog.Get("2021");
    private static readonly SourceFiles Files = new(new SourceLimits());

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("pdf")]
    [InlineData("txt")]
    [InlineData("md")]
    public async Task Two_years_in_one_file_the_first_is_read_and_one_finding_names_both(string ending)
    {
        var (paper, bytes) = TwoYears(ending);

        var result = await ReadAsync(bytes, ending, ReadingHints.None);

        Assert.Equal(2023, result.Year);
        AssertOnly(paper, result);
        var finding = Assert.Single(result.Findings, f => f is { Rule: "C4", Tier: Tier.Query });
        Assert.Contains("2023年度", finding.Message, StringComparison.Ordinal);
        Assert.Contains("2022年度", finding.Message, StringComparison.Ordinal);
        Assert.Contains("2份", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("本镇2022年", string.Concat(result.Content.Texts.Values), StringComparison.Ordinal);
        Assert.Equal("青禾镇人民政府\n2024年1月20日", result.Content.Signature);
        Assert.Equal(Edition.Sections.Count, result.Headings.Count);
        Assert.Contains(result.Lines, l => l.Use == LineUse.OtherReport && l.Text.Length > 0);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("txt")]
    public async Task Two_years_in_one_file_the_year_that_is_asked_for_is_read(string ending)
    {
        var (_, bytes) = TwoYears(ending);

        var result = await ReadAsync(bytes, ending, new ReadingHints(2022));

        Assert.Equal(2022, result.Year);
        AssertOnly(Second(2022), result);
        Assert.StartsWith("松原县青禾镇人民政府2022年", result.Content.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("本镇2023年", string.Concat(result.Content.Texts.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheets_that_lie_table_by_table_are_put_together_by_their_years()
    {
        var (first, second) = (Paper.Of(Edition, 2023, 5), Paper.Of(Edition, 2022, 6));
        var paper = Paper.Of(Edition, 2023, 5);
        paper.Blocks.Clear();
        foreach (var (a, b) in first.Tables.Zip(second.Tables))
        {
            paper.Blocks.AddRange([new PaperSheet($"2022年{b.Form!.Code}"), b, new PaperSheet($"2023年{a.Form!.Code}"), a]);
        }

        var result = await ReadAsync(Carrier.Xlsx(paper, isOneSheet: true), "xlsx", new ReadingHints(2023));

        AssertOnly(first, result);
        Assert.Equal(2023, result.Year);
    }

    [Fact]
    public async Task Two_units_in_one_file_are_told_apart_by_the_unit_that_is_known()
    {
        var paper = Paper.Of(Edition, 2023, 7);
        var other = Paper.Of(Edition, 2023, 8, "松原县白杨乡人民政府");
        paper.Blocks.AddRange(other.Blocks);

        var first = await ReadAsync(Carrier.Docx(paper), "docx", ReadingHints.None);
        var known = await ReadAsync(Carrier.Docx(paper), "docx", new ReadingHints(2023, "白杨乡"));

        AssertOnly(paper, first);
        AssertOnly(other, known);
        Assert.Contains("白杨乡", Assert.Single(first.Findings, f => f is { Rule: "C4", Tier: Tier.Query }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a table of contents")]
    [InlineData("table broken with repeated header")]
    [InlineData("header again in the middle")]
    [InlineData("headings misnumbered")]
    [InlineData("captions above tables")]
    [InlineData("a list of something else on the next sheet")]
    public async Task What_comes_twice_within_one_report_is_not_another(string oddity)
    {
        var paper = Paper.Of(Edition, 2023, 9);
        Oddities.All[oddity](paper);
        foreach (var (ending, bytes) in new[] { ("docx", Carrier.Docx(paper)), ("xlsx", Carrier.Xlsx(paper, isOneSheet: true)), ("txt", Encoding.UTF8.GetBytes(Carrier.Text(paper, "tabs"))) })
        {
            var result = await ReadAsync(bytes, ending, ReadingHints.None);

            Assert.DoesNotContain(result.Lines, l => l.Use == LineUse.OtherReport);
            Assert.DoesNotContain(result.Findings, f => f.Message.Contains("份年报", StringComparison.Ordinal));
        }
    }

    private static Paper Second(int year) => Paper.Of(Edition, year, 1000 + year);

    private static (Paper Paper, byte[] Bytes) TwoYears(string ending)
    {
        var paper = Paper.Of(Edition, 2023, 4);
        Oddities.All["last year's report behind it"](paper);
        return (paper, ending switch
        {
            "xlsx" => Carrier.Xlsx(paper, isOneSheet: true),
            "docx" => Carrier.Docx(paper),
            "html" => Encoding.UTF8.GetBytes(Carrier.Html(paper, isSite: true)),
            "pdf" => PdfCarrier.Of(paper),
            "md" => Encoding.UTF8.GetBytes(Carrier.Text(paper, "pipes")),
            _ => Encoding.UTF8.GetBytes(Carrier.Text(paper, "tabs")),
        });
    }

    // Every figure is that of the paper, blank ones included.
    private static void AssertOnly(Paper paper, ReadingResult result) =>
        Assert.Empty(Edition.Cells.Where(c => paper.Expected[c.Id] != result.Content.Figures[c.Id]).Select(c => $"{c.Id}: {paper.Expected[c.Id]} read as {result.Content.Figures[c.Id]}"));

    private static async Task<ReadingResult> ReadAsync(byte[] bytes, string ending, ReadingHints hints) =>
        new ReportTextReader(Catalog).Read(await Files.OpenAsync(bytes, $"a.{ending}", CancellationToken.None), hints);
}
