using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Word;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain.Form;
using static GovInfoReports.Documents.Tests.Sources.Word.WordFile;

namespace GovInfoReports.Documents.Tests.Sources.Word;

/// <summary>Whole reports, as offices write them in Word.</summary>
public sealed partial class WordReportsTests
{
    private const string Headings =
        """
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
        """;

    private static readonly FormEdition Edition = SampleReports.Catalog.Get("2021");
    private static readonly ReportTextReader Reader = new(SampleReports.Catalog);

    [Fact]
    public void Subheadings_without_numbers_stay_within_their_section()
    {
        var drawn = new DrawnReport(Edition, WrittenReport.Zeros(Edition))
        {
            Heading = s => P(s.Heading, "<w:pStyle w:val=\"1\"/>") + (s.Number == 1 ? P("主动公开", "<w:pStyle w:val=\"2\"/>") + P("公开信息52条。") : string.Empty),
        };

        var content = Reader.Read(drawn.File.WithStyles(Headings).Read(), ReadingHints.None).Content;

        Assert.Empty(content.AdditionalSections);
        Assert.Equal("### 主动公开\n\n公开信息52条。\n\n本镇在“总体情况”方面做了若干工作，留有记录。", content.Text(Edition.Sections[0].Code));
        Assert.Equal("青禾镇人民政府\n2022年1月18日", content.Signature);
    }

    [Fact]
    public void Ten_sections_keep_their_texts_in_their_order()
    {
        string[] added = ["人员和经费情况", "建议提案办理情况", "政务新媒体情况", "监督保障情况"];
        var numbers = 0;
        var drawn = new DrawnReport(Edition, WrittenReport.Zeros(Edition))
        {
            Heading = s => P($"{FormSection.NumberText(++numbers)}、{s.Title}", "<w:pStyle w:val=\"1\"/>"),
            Frame = (t, rows, draw) => Table([.. rows.Select(draw)])
                + (t == Edition.Tables[0] ? string.Concat(added.Select(a => P($"{FormSection.NumberText(++numbers)}、{a}", "<w:pStyle w:val=\"1\"/>") + P($"{a}一切正常。"))) : string.Empty),
        };

        var result = Reader.Read(drawn.File.WithStyles(Headings).Read(), ReadingHints.None);

        Assert.Equal(added, result.Content.AdditionalSections.Select(a => a.Heading));
        Assert.Equal(added.Select(a => $"{a}一切正常。"), result.Content.AdditionalSections.Select(a => a.Text));
        Assert.Equal(Edition.Cells.Count, result.FilledCells);
        Assert.Contains(result.Findings, f => f.Rule == "D1");
    }

    [Theory]
    [InlineData("{0}、{1}")]
    [InlineData("{0}.{1}")]
    [InlineData("第{0}部分 {1}")]
    [InlineData("（{0}）{1}")]
    [InlineData("{1}")]
    public void Sections_are_found_however_they_are_numbered(string pattern)
    {
        var drawn = new DrawnReport(Edition, WrittenReport.Zeros(Edition))
        {
            Heading = s => P(string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, FormSection.NumberText(s.Number), s.Title)),
        };

        var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

        Assert.Equal(Edition.Cells.Count, result.FilledCells);
        Assert.All(Edition.Sections.Where(s => s.IsNarrative), s => Assert.Contains($"“{s.Title}”", result.Content.Text(s.Code), StringComparison.Ordinal));
    }

    [Fact]
    public void Title_and_heading_broken_over_lines_and_boxes_are_put_together()
    {
        var source = Of(
            P($"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{P("松原县青禾镇人民政府")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"),
            P("<w:r><w:t>2021年政府信息公开</w:t><w:br/><w:t>工作年度报告</w:t></w:r>", "<w:pStyle w:val=\"t\"/>"),
            P("<w:r><w:t>一、总体情况</w:t><w:br/><w:t>做了工作。</w:t></w:r>")).WithStyles(Headings).Read();

        var result = Reader.Read(source, ReadingHints.None);

        Assert.Equal("松原县青禾镇人民政府2021年政府信息公开工作年度报告", result.Content.Title);
        Assert.Equal(("松原县青禾镇人民政府", 2021), (result.UnitName, result.Year));
        Assert.Equal("做了工作。", result.Content.Text(Edition.Sections[0].Code));
    }

    [Fact]
    public void A_footnote_beside_a_figure_is_text_and_no_figure()
    {
        var cell = Edition.Find(new CellId("requests", "received", "total"))!;
        var drawn = new DrawnReport(Edition, WrittenReport.Zeros(Edition))
        {
            Row = row => DrawnReport.Merged([.. row.Select(c => c.Figure == cell ? c with { Content = P("<w:r><w:footnoteReference w:id=\"1\"/></w:r>") } : c)]),
        };

        var result = Reader.Read(drawn.File.WithFootnotes($"<w:footnote w:id=\"1\">{P("3")}</w:footnote>").Read(), ReadingHints.None);

        Assert.Equal([cell.Id], result.Doubts.Keys);
        Assert.Equal(FigureDoubtKind.Missing, result.Doubts[cell.Id].Kind);
        Assert.Contains(result.Lines, l => l is { Text: "3", Use: LineUse.Text });
    }

    [Fact]
    public void A_table_that_is_a_picture_is_said_to_be_one()
    {
        var drawn = new DrawnReport(Edition, WrittenReport.Zeros(Edition))
        {
            Frame = (t, rows, draw) => t.Orientation == TableOrientation.Line
                ? P("<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")
                : Table([.. rows.Select(draw)]),
        };

        var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

        Assert.Contains("图片", Assert.Single(result.Findings, f => f.Rule == "C5").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_are_all_pictures_are_said_to_be_and_their_figures_stay_blank()
    {
        var drawn = new DrawnReport(Edition, WrittenReport.Zeros(Edition))
        {
            Frame = (_, _, _) => P("<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"),
        };

        var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

        Assert.Equal(Edition.Tables.Count, result.Findings.Count(f => f.Rule == "C5" && f.Message.Contains("图片", StringComparison.Ordinal)));
        Assert.All(Edition.Cells, c => Assert.True(result.Content.Figures[c.Id].IsBlank));
    }

    [Fact]
    public void Title_row_across_dozens_of_grid_columns_is_a_heading_and_makes_no_columns()
    {
        var figures = RandomFigures.For(Edition, new Random(7), withGaps: false);
        var drawn = new DrawnReport(Edition, figures)
        {
            Heading = s => s.Table is null ? P(s.Heading) : string.Empty,
            Frame = (t, rows, draw) => Table([Row(Cell(Edition.SectionOfTable(t.Code)!.Heading, "<w:gridSpan w:val=\"46\"/>")), .. rows.Select(draw)]),
        };

        var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

        Assert.All(Edition.Cells, c => Assert.Equal(figures[c.Id], result.Content.Figures[c.Id]));
        Assert.Empty(result.Doubts);
        Assert.Empty(result.Content.AdditionalSections);
    }

    [Fact]
    public void Rows_that_contradict_each_other_on_their_columns_are_placed_by_their_widths()
    {
        var figures = RandomFigures.For(Edition, new Random(4), withGaps: true);
        var drawn = new DrawnReport(Edition, figures)
        {
            // As some programs write it: only the widths tell that a cell covers several columns.
            Row = row => Row([.. row.Select(c => Cell(c.GoesOn ? string.Empty : c.Text, $"<w:tcW w:w=\"{600 * c.Span}\" w:type=\"dxa\"/>" + DrawnReport.Properties(c with { Span = c.Figure is null ? 1 : c.Span })))]),
        };

        var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

        Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
    }

    [Fact]
    public void Headers_that_lie_over_each_other_do_not_misplace_figures()
    {
        var figures = RandomFigures.For(Edition, new Random(4), withGaps: false);
        var drawn = new DrawnReport(Edition, figures) { Row = row => Row([.. row.Where(c => !c.GoesOn || row.Any(x => x.Figure is not null)).Select(c => Cell(c.Text))]) };

        var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

        Assert.DoesNotContain(Edition.Cells, c => !result.Content.Figures[c.Id].IsBlank && result.Content.Figures[c.Id] != figures[c.Id]);
        Assert.DoesNotContain(RoundTripTests.Differences(figures, result.Content.Figures), d => d.StartsWith("requests", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void A_report_of_the_portal_is_the_same_after_WPS_has_saved_it_with_other_ids(string form)
    {
        var report = SampleReports.Signed(SampleReports.Document(form));
        using var stream = new MemoryStream();
        WordReport.Write(stream, report);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            List<string> ids = [];
            foreach (var name in new[] { "word/styles.xml", "word/document.xml" })
            {
                string text;
                using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
                {
                    text = reader.ReadToEnd();
                }

                archive.GetEntry(name)!.Delete();
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(StyleId().Replace(text, m =>
                {
                    ids = ids.Contains(m.Value) ? ids : [.. ids, m.Value];
                    return $"\"{ids.IndexOf(m.Value) + 2}\"";
                })));
            }
        }

        var source = WordSource.Read(stream.ToArray(), new SourceLimits(), CancellationToken.None);

        Assert.Equal(report.Content, Reader.Read(source, ReadingHints.None).Content);
        Assert.Empty(source.Notes);
    }

    [GeneratedRegex("\"Gir[A-Za-z0-9]+\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StyleId();
}
