using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Marks of notes and struck figures beside a figure: in no format do they become part of it.</summary>
public sealed class RaisedTextTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly FormEdition Edition = Catalog.Get("2021");
    private static readonly CellId InForce = CellId.Parse("disclosure.normativeDocuments.inForce");

    [Theory]
    [InlineData("15<sup>1</sup>", "15¹")]
    [InlineData("15<sup><a href='#n1'>1</a></sup>", "15¹")]
    [InlineData("15<a href='#n1'>1</a>", "15¹")]
    [InlineData("15<span style='font-size:9pt; vertical-align: super'>1</span>", "15¹")]
    [InlineData("15<span style='position:relative;mso-text-raise:6.0pt'>1</span>", "15¹")]
    [InlineData("15<span class='note'>1</span>", "15¹")]
    [InlineData("15<sub>1</sub>", "15₁")]
    [InlineData("<del>14</del>15", "~~14~~15")]
    [InlineData("<s>14</s>15", "~~14~~15")]
    [InlineData("<strike>14</strike><ins>15</ins>", "~~14~~15")]
    [InlineData("<span style='text-decoration:line-through'>1<b>4</b></span>15", "~~14~~15")]
    [InlineData("<span class='old'>14</span>15", "~~14~~15")]
    public async Task A_raised_or_struck_figure_of_a_web_page_is_named_and_not_read(string cell, string shown)
    {
        var html = $"<html><head><style>p {{ margin: 0 }} .note, td .mark {{ vertical-align: super }} span.old {{ text-decoration: line-through; }}</style></head><body>{Page(cell)}</body></html>";

        await AssertNamedAsync(Encoding.UTF8.GetBytes(html), "a.html", shown);
    }

    [Theory]
    [InlineData("~~14~~15")]
    [InlineData("15^1^")]
    [InlineData("15[^1]")]
    [InlineData("15<sup>1</sup>", "15¹")]
    [InlineData("<del>14</del>15", "~~14~~15")]
    [InlineData("15<span style=\"vertical-align:super\">1</span>", "15¹")]
    [InlineData("15¹")]
    [InlineData("15①")]
    [InlineData("15[1]")]
    [InlineData("15（注1）")]
    public async Task A_raised_or_struck_figure_of_a_text_is_named_and_not_read(string cell, string? shown = null)
    {
        foreach (var (shape, name) in new[] { ("pipes", "a.md"), ("tabs", "a.txt"), ("word", "a.txt") })
        {
            var paper = Paper.Of(Edition, 2023, 3);
            paper.Figures.Single(c => c.Id == InForce).Text = cell;

            await AssertNamedAsync(Encoding.UTF8.GetBytes(Carrier.Text(paper, shape)), name, shown ?? cell);
        }
    }

    [Fact]
    public async Task A_cell_of_a_table_that_is_struck_out_as_a_whole_is_not_read()
    {
        await AssertNamedAsync(Encoding.UTF8.GetBytes(Page("14", " style='text-decoration:line-through'")), "a.html", "~~14~~");
    }

    [Theory]
    [InlineData("1", null, "15¹")]
    [InlineData(null, "14", "~~14~~15")]
    public async Task A_raised_or_struck_figure_of_a_workbook_Word_file_or_pdf_is_named_and_not_read(string? mark, string? struck, string shown)
    {
        var paper = Paper.Of(Edition, 2023, 3);
        var cell = paper.Figures.Single(c => c.Id == InForce);
        (cell.Text, cell.Mark, cell.Struck) = ("15", mark, struck);

        await AssertNamedAsync(Carrier.Xlsx(paper, isOneSheet: true), "a.xlsx", shown);
        await AssertNamedAsync(Carrier.Docx(paper), "a.docx", shown);
        if (struck is null)
        {
            await AssertNamedAsync(PdfCarrier.Of(paper), "a.pdf", shown);
        }
    }

    [Fact]
    public async Task Raised_letters_of_running_text_stay_what_they_show()
    {
        var source = await new SourceFiles(new SourceLimits()).OpenAsync(Encoding.UTF8.GetBytes("<p>建成面积120m<sup>2</sup>，<del>原计划</del>已启用。</p>"), "a.html", CancellationToken.None);

        Assert.Equal("建成面积120m²，~~原计划~~已启用。", Assert.Single(source.Entries).Text);
    }

    private static string Page(string cell, string attributes = "")
    {
        const string Marked = "77777";
        var paper = Paper.Of(Edition, 2023, 3);
        paper.Figures.Single(c => c.Id == InForce).Text = Marked;
        return Carrier.Html(paper).Replace($"<td>{Marked}", $"<td{attributes}>{cell}", StringComparison.Ordinal);
    }

    private static async Task AssertNamedAsync(byte[] bytes, string name, string shown)
    {
        var source = await new SourceFiles(new SourceLimits()).OpenAsync(bytes, name, CancellationToken.None);
        var result = new ReportTextReader(Catalog).Read(source, ReadingHints.None);

        Assert.True(result.Content.Figures[InForce].IsBlank, $"{name}: {result.Content.Figures[InForce]}");
        Assert.Contains(result.Findings, f => f.Rule == "C7" && f.Message.Contains($"“{shown}”", StringComparison.Ordinal));
        Assert.Equal(Edition.Cells.Count - 1, result.FilledCells);
    }
}
