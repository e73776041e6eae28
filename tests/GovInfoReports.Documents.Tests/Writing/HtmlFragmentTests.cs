using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using GovInfoReports.Documents.Text;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class HtmlFragmentTests
{
    private static readonly string[] Attributes = ["style", "colspan", "rowspan", "scope", "href"];

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public void Its_tables_are_the_printed_ones(string form)
    {
        var report = SampleReports.Document(form);
        var body = Parse(report);
        var tables = body.QuerySelectorAll("table").Where(t => t.QuerySelector("[scope]") is not null).ToList();
        Assert.Equal(report.Edition.Tables.Count, tables.Count);
        foreach (var (table, element) in report.Edition.Tables.Zip(tables))
        {
            var layout = TableLayout.For(table);
            var rows = element.QuerySelectorAll("tr").ToList();
            Assert.Equal(layout.Rows.Count, rows.Count);
            foreach (var (row, tr) in layout.Rows.Zip(rows))
            {
                Assert.Equal(
                    row.Cells.Select(c => (c.Cell is { } cell ? cell.Format.Show(report.Content.Figures[cell.Id]) : c.Text, c.ColumnSpan, c.RowSpan)),
                    tr.Children.Select(c => (c.TextContent, Span(c, "colspan"), Span(c, "rowspan"))));
                Assert.All(tr.Children, c => Assert.Contains("border:1px solid", c.GetAttribute("style"), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Texts_keep_their_order_and_looks()
    {
        var report = SampleReports.Document("2021");
        var body = Parse(report);
        Assert.Equal([report.Title, .. report.Sections.Select(s => s.Heading)], body.QuerySelectorAll("h2,h3").Select(h => h.TextContent));
        Assert.Equal("重点", body.QuerySelector("strong")!.TextContent);
        Assert.Equal("答复", body.QuerySelector("em")!.TextContent);
        Assert.Equal("https://portal.example/gk?a=1&b=2", body.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains(body.QuerySelectorAll("p"), p => p.TextContent == "1. 收到申请 8 件");
        Assert.Equal(report.SignatureLines, body.QuerySelectorAll("p").TakeLast(2).Select(p => p.TextContent));
        Assert.Equal("平台条数网站52公众号130", string.Concat(body.QuerySelectorAll("table")[0].QuerySelectorAll("th,td").Select(c => c.TextContent)));
    }

    [Theory]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("[点](javascript:alert(1)) ![图](http://a.example/x.png) <a href=\"data:x\">b</a>")]
    [InlineData("\" onmouseover=\"alert(1)\u0000\ud800 &lt;b&gt; </p></div></table>")]
    public void Whatever_a_report_says_nothing_but_its_words_gets_out(string text)
    {
        var edition = SampleReports.Catalog.Get("2021");
        var content = SampleReports.Content(edition) with
        {
            Title = text,
            Preamble = text,
            Texts = edition.Sections.ToDictionary(s => s.Code, _ => text, StringComparer.Ordinal),
            AdditionalSections = [new(text, text, null)],
            Signature = text,
        };
        var body = Parse(SampleReports.Document("2021", content) with { UnitName = text });

        Assert.Single(body.Children);
        Assert.All(body.QuerySelectorAll("*"), e =>
        {
            Assert.Contains(e.LocalName, new[] { "div", "h2", "h3", "p", "table", "tbody", "tr", "th", "td", "strong", "em", "a", "br" });
            Assert.All(e.Attributes, a => Assert.Contains(a.Name, Attributes));
            Assert.True(e.GetAttribute("href") is null || NarrativeText.IsWebAddress(e.GetAttribute("href")));
        });
        Assert.Equal(text.Replace('\0', '\ufffd').Replace('\ud800', '\ufffd'), body.QuerySelector("h2")!.TextContent);
    }

    private static int Span(IElement cell, string name) => int.Parse(cell.GetAttribute(name) ?? "1", System.Globalization.CultureInfo.InvariantCulture);

    private static IElement Parse(ReportDocument report) => new HtmlParser().ParseDocument(HtmlFragment.Of(report)).Body!;
}
