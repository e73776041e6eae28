using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class MarkdownSourceTests
{
    private static readonly SourceFiles Files = new(new SourceLimits(), SampleReports.Catalog);
    private static readonly ReportTextReader Reader = new(SampleReports.Catalog);

    public static TheoryData<string> Editions => [.. SampleReports.Catalog.Editions.Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Tables_written_as_html_are_read_with_their_merged_cells(string form)
    {
        var report = SampleReports.Document(form);
        var text = new StringBuilder($"# {report.Content.Title}\n\n");
        foreach (var section in report.Edition.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {section.Heading}\n\n");
            text.Append(section.Table is { } table ? Table(report, table) : "写了一段话。").Append("\n\n");
        }

        var source = await OpenAsync(text.ToString());
        var result = Reader.Read(source, ReadingHints.None);

        Assert.Equal(SourceFormat.Markdown, source.Format);
        Assert.Equal(report.Edition.Tables.Count, source.Entries.Max(e => e.Table));
        Assert.Empty(RoundTripTests.Differences(report.Content.Figures, result.Content.Figures));
        Assert.Equal("写了一段话。", result.Content.Text(report.Edition.Sections[0].Code));
    }

    [Fact]
    public async Task A_pipe_behind_a_backslash_is_one_of_the_text()
    {
        var edition = SampleReports.Catalog.Editions[0];
        var result = Reader.Read(await OpenAsync($"# 青禾镇{edition.FirstYear}年政府信息公开工作年度报告\n\n{edition.Sections[0].Heading}\n\n| 项 | 值 |\n| --- | --- |\n| 甲\\|乙 | 3 |\n"), ReadingHints.None);

        Assert.Equal("| 项 | 值 |\n| --- | --- |\n| 甲\\|乙 | 3 |", result.Content.Text(edition.Sections[0].Code));
    }

    [Fact]
    public async Task A_table_that_does_not_end_stays_the_lines_it_is()
    {
        var source = await OpenAsync("甲\n<table><tr><td>乙");

        Assert.Equal(["甲", "<table><tr><td>乙"], source.Entries.Select(e => e.Text));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task The_portals_own_html_reads_back_in_the_middle_of_a_site(string form)
    {
        var report = SampleReports.Document(form);
        var html = $"<html><body>{WebPage.Menu}<h1>{report.Content.Title}</h1>{HtmlFragment.Of(report)}{WebPage.Foot}</body></html>";
        var content = Reader.Read(await Files.OpenAsync(Encoding.UTF8.GetBytes(html), "年报.html", CancellationToken.None), ReadingHints.None).Content;

        Assert.Empty(RoundTripTests.Differences(report.Content.Figures, content.Figures));
        Assert.Equal(report.Content.Title, content.Title);
        Assert.Equal(report.Content.Preamble, content.Preamble);
        Assert.Equal(report.Content.Signature, content.Signature);
        Assert.Equal(report.Content.AdditionalSections, content.AdditionalSections);
    }

    private static string Table(ReportDocument report, FormTable table)
    {
        var html = new StringBuilder("<table>\n");
        foreach (var row in TableLayout.For(table).Rows)
        {
            html.Append("  <tr>\n");
            foreach (var cell in row.Cells)
            {
                html.Append(CultureInfo.InvariantCulture, $"    <td rowspan=\"{cell.RowSpan}\" colspan=\"{cell.ColumnSpan}\">{(cell.Cell is { } figure ? report.Content.Figures[figure.Id].ToString() : cell.Text)}</td>\n");
            }

            html.Append("  </tr>\n");
        }

        return html.Append("</table>").ToString();
    }

    private static Task<SourceDocument> OpenAsync(string text) => Files.OpenAsync(Encoding.UTF8.GetBytes(text), "年报.md", CancellationToken.None);
}
