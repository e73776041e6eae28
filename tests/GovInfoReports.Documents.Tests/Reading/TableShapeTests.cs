using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>Tables whose rows, grids and headers are not the form's: every figure in its cell, and nothing said of labels that are right.</summary>
public sealed class TableShapeTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly FormEdition Edition = Catalog.Get("2021");

    [Theory]
    [InlineData("section four with lawsuits first")]
    [InlineData("section four from the last block to the first")]
    [InlineData("section four with lawsuits first and no word above them")]
    [InlineData("section four with the second kind of lawsuits first")]
    [InlineData("section four with totals in front")]
    [InlineData("section four in rows with totals in front")]
    public async Task Section_four_in_another_order_is_read_by_its_headers(string oddity)
    {
        string[] shapes = oddity.Contains("rows", StringComparison.Ordinal) ? ["tabs", "pipes"] : ["word", "tabs", "pipes", "pipes behind", "pipes and breaks", "spaces", "lines"];
        foreach (var shape in shapes)
        {
            var (paper, reading) = await ReadAsync(oddity, shape);
            Assert.Empty(Wrong(paper, reading).Select(w => $"{shape}: {w}"));
            Assert.Empty(reading.Findings.Where(f => f.Rule != "C4").Select(f => $"{shape}: {f.Message}"));
        }
    }

    [Theory]
    [InlineData("section four without its header")]
    [InlineData("section four without the words above its blocks")]
    public async Task Section_four_whose_order_no_label_tells_is_a_proposal(string oddity)
    {
        string[] shapes = ["docx", "html", "xlsx", "tabs", "pipes", "spaces", .. oddity.Contains("words", StringComparison.Ordinal) ? Array.Empty<string>() : ["lines"]];
        foreach (var shape in shapes)
        {
            var (paper, reading) = await ReadAsync(oddity, shape);
            Assert.Empty(Wrong(paper, reading).Select(w => $"{shape}: {w}"));
            var finding = Assert.Single(reading.Findings, f => f.Rule == "C7");
            Assert.Equal(15, finding.Cells.Count);
            Assert.All(finding.Cells, c => Assert.Equal(FigureDoubtKind.Ordered, reading.Doubts[c].Kind));
        }
    }

    [Fact]
    public async Task Line_of_section_four_that_does_not_add_up_is_not_taken_without_a_header()
    {
        var paper = PaperOf("section four without its header");
        var line = paper.Tables.Single(t => t.Form is { Orientation: TableOrientation.Line }).Rows[^1];
        line[4].Text = "99";
        var reading = await ReadAsync(paper, "tabs");
        Assert.All(Edition.Tables[2].Cells, c => Assert.True(reading.Content.Figures[c.Id].IsBlank));
        Assert.Contains(reading.Findings, f => f is { Rule: "C5", Tier: Tier.Error });
    }

    [Fact]
    public async Task Words_of_section_four_that_run_together_above_its_line_tell_the_order()
    {
        foreach (var (words, isTold) in new[] { ("行政复议行政诉讼", false), ("行政复议行政诉讼未经复议直接起诉复议后起诉", true), ("行政诉讼未经复议直接起诉复议后起诉行政复议", true) })
        {
            var paper = PaperOf("section four without its header");
            paper.Blocks.Insert(paper.Blocks.IndexOf(paper.Tables.Single(t => t.Form is { Orientation: TableOrientation.Line })), new PaperParagraph(words));
            var reading = await ReadAsync(paper, "pipes");
            var isMoved = words.StartsWith("行政诉讼", StringComparison.Ordinal);
            var first = Edition.Tables[2].Cells.Take(5).Select(c => c.Id).ToList();
            var line = Edition.Tables[2].Cells.Select(c => paper.Expected[c.Id]).ToList();
            Assert.Equal(isMoved ? line[10..] : line[..5], first.Select(c => reading.Content.Figures[c]));
            Assert.Equal(!isTold, reading.Findings.Any(f => f.Rule == "C7"));
            Assert.DoesNotContain(words, reading.Content.Text("disputes"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("pipes behind")]
    [InlineData("pipes between")]
    [InlineData("pipe a line")]
    [InlineData("pipe before a line")]
    [InlineData("pipes and breaks")]
    [InlineData("pipes and broken labels")]
    [InlineData("pipes and empty lines")]
    [InlineData("lines and broken labels")]
    public async Task Rows_with_pipes_and_line_breaks_are_read(string shape)
    {
        string[] oddities = shape.Contains("broken", StringComparison.Ordinal) ? ["in order"] : ["in order", "explanations behind labels"];
        foreach (var oddity in oddities)
        {
            var (paper, reading) = await ReadAsync(oddity, shape);
            Assert.Empty(Wrong(paper, reading));
            Assert.Empty(reading.Findings.Where(f => f.Rule != "C3" || oddity == "in order").Select(f => f.Message));
        }
    }

    [Theory]
    [InlineData("本年制发件数", "本年", "制发件数")]
    [InlineData("本年废止件数", "本年废止", "件数")]
    [InlineData("现行有效件数", "现行", "有效件数")]
    [InlineData("社会公益组织", "社会公", "益组织")]
    [InlineData("其他结果", "其他", "结果")]
    [InlineData("2.重复申请", "2.重复", "申请")]
    [InlineData("（六）其他处理", "（六）其他", "处理")]
    [InlineData("（四）无法提供", "（四）无", "法提供")]
    [InlineData("（五）不予处理", "（五）", "不予处理")]
    [InlineData("3.要求提供公开出版物", "3.", "要求提供公开出版物")]
    public void Label_broken_within_its_cell_is_one_label(string label, string first, string second)
    {
        var text = new WrittenReport(Edition, 2022, TextShape.Lines).ToString().Replace($"{label}\n", $"{first}\n{second}\n", StringComparison.Ordinal);
        var reading = new ReportTextReader(Catalog).Read(text, ReadingHints.None);
        Assert.Empty(reading.Findings.Select(f => f.Message));
        Assert.Equal(Edition.Cells.Count, reading.FilledCells);
    }

    [Theory]
    [InlineData("a header cut in two by a page")]
    [InlineData("labels cut in two by a page")]
    [InlineData("labels cut in two by a page with the figures below")]
    public async Task Labels_cut_by_a_page_are_whole(string oddity)
    {
        foreach (var shape in new[] { "docx", "html", "pdf" })
        {
            var (paper, reading) = await ReadAsync(oddity, shape);
            Assert.Empty(Wrong(paper, reading).Select(w => $"{shape}: {w}"));
            Assert.Empty(reading.Findings.Where(f => f.Rule != "C6").Select(f => $"{shape}: {f.Message}"));
        }
    }

    [Theory]
    [InlineData("a merged label over a row too few")]
    [InlineData("a merged label over four rows too few")]
    [InlineData("a merged label over a row too many")]
    [InlineData("a merged label over a column too many")]
    [InlineData("a merged label over a column too few")]
    public async Task Rows_beside_a_merged_label_that_counts_wrong_are_read_by_their_own(string oddity)
    {
        foreach (var shape in new[] { "docx", "html", "xlsx" })
        {
            var (paper, reading) = await ReadAsync(oddity, shape);
            Assert.Empty(Wrong(paper, reading).Select(w => $"{shape}: {w}"));
            Assert.Empty(reading.Findings.Select(f => $"{shape}: {f.Message}"));
        }
    }

    [Theory]
    [InlineData("rowspan=\"0\"")]
    [InlineData("rowspan=\"99\"")]
    [InlineData("rowspan=\"2\"")]
    [InlineData("")]
    public async Task Any_number_of_rows_may_stand_at_a_merged_label_of_a_web_page(string span)
    {
        var paper = PaperOf("in order");
        var table = paper.Matrix.Rows.Skip(paper.Matrix.HeaderRows).SelectMany(r => r).MaxBy(c => c.RowSpan)!;
        var html = Carrier.Html(paper).Replace($"rowspan=\"{table.RowSpan}\"", span, StringComparison.Ordinal);
        var reading = await OpenAsync(Encoding.UTF8.GetBytes(html), "a.html");
        Assert.Empty(Wrong(paper, reading));
        Assert.Empty(reading.Findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData("docx", 0, 3)]
    [InlineData("html", 3, 3)]
    [InlineData("html", 1, 4)]
    [InlineData("xlsx", 3, 3)]
    public async Task Blank_cells_with_empty_ones_behind_them_shift_no_figure(string shape, int empty, int blank)
    {
        var paper = PaperOf("in order");
        var rows = paper.Matrix.Rows.Skip(paper.Matrix.HeaderRows).ToList();
        var blanked = rows.SelectMany(r => r.Where(c => c.Id is not null).Take(blank)).ToList();
        blanked.ForEach(c => c.Text = string.Empty);
        rows.ForEach(r => r.AddRange(Enumerable.Range(0, empty).Select(_ => new PaperCell(string.Empty))));

        var reading = await ReadAsync(paper, shape);

        Assert.All(blanked, c => Assert.True(reading.Content.Figures[c.Id!.Value].IsBlank));
        Assert.All(paper.Matrix.Rows.SelectMany(r => r).Where(c => c.Id is not null).Except(blanked), c => Assert.Equal(paper.Expected[c.Id!.Value], reading.Content.Figures[c.Id!.Value]));
    }

    [Theory]
    [InlineData('｜', "")]
    [InlineData('│', "├────┼────┤")]
    [InlineData('║', "╠════╬════╣")]
    [InlineData('┃', "━━━━━━━━━")]
    public void Bars_of_any_kind_part_cells(char bar, string between)
    {
        var paper = PaperOf("in order");
        var lines = Carrier.Text(paper, "pipes behind").Split('\n').SelectMany(l => l.Contains('|', StringComparison.Ordinal) ? new[] { l.Replace('|', bar), between } : [l]);

        var reading = new ReportTextReader(Catalog).Read(string.Join('\n', lines), ReadingHints.None);

        Assert.Empty(Wrong(paper, reading));
        Assert.Empty(reading.Findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData("三、本", "年度办理结果", 4)]
    [InlineData("三、", "本年度办理结果", 9)]
    [InlineData("三、本年度办", "理结果", 12)]
    [InlineData("三", "、本年度办理结果", 1)]
    [InlineData("三、本", "年度办理结果", 2)]
    [InlineData("三、本年|度办理", "结果", 9)]
    public async Task Label_beside_its_rows_that_a_page_cuts_is_one_label(string first, string second, int after)
    {
        foreach (var shape in new[] { "docx", "html", "xlsx" })
        {
            var paper = PaperOf("in order");
            var row = paper.Matrix.Rows.FindIndex(r => r[0].Text.StartsWith("三、本年度", StringComparison.Ordinal));
            var label = paper.Matrix.Rows[row][0];
            paper.Matrix.Rows[row + after].Insert(0, new PaperCell(second, label.ColumnSpan, label.RowSpan - after));
            (label.Text, label.RowSpan) = (first, after);
            if (first.Split('|') is [var one, var two])
            {
                // By two pages.
                paper.Matrix.Rows[row + 2].Insert(0, new PaperCell(two, label.ColumnSpan, after - 2));
                (label.Text, label.RowSpan) = (one, 2);
            }


            var reading = await ReadAsync(paper, shape);

            Assert.Empty(Wrong(paper, reading).Select(w => $"{shape}: {w}"));
            Assert.Empty(reading.Findings.Select(f => $"{shape}: {f.Message}"));
        }
    }

    // What people and programs write where Markdown has | --- | and | a | b |.
    [Theory]
    [InlineData("rule", "-")]
    [InlineData("rule", ":-")]
    [InlineData("rule", "—")]
    [InlineData("rule", "+---")]
    [InlineData("mark", "> ")]
    [InlineData("mark", "- ")]
    [InlineData("mark of figures", "- ")]
    [InlineData("mark of figures", "1. ")]
    [InlineData("ends", "")]
    [InlineData("behind", "\\")]
    [InlineData("figures", "*")]
    [InlineData("figures", "`")]
    [InlineData("figures", "\\")]
    [InlineData("rule above figures", "-")]
    public void Marks_of_Markdown_round_rows_lose_no_row(string where, string mark)
    {
        var paper = PaperOf("in order");
        foreach (var row in paper.Tables.Single(t => t.Form is { Orientation: TableOrientation.Line }).Rows.SkipLast(1))
        {
            // Merged headers leave empty cells in Markdown.
            row.AddRange(Enumerable.Range(0, 15 - row.Sum(c => c.ColumnSpan)).Select(_ => new PaperCell(string.Empty)));
        }

        var lines = Carrier.Text(paper, "pipes").Split('\n').SelectMany(l => Marked(l, where, mark));
        var reading = new ReportTextReader(Catalog).Read(SourceDocument.Of(string.Join('\n', lines), SourceFormat.Markdown), ReadingHints.None);

        Assert.Empty(Wrong(paper, reading));
        Assert.Empty(reading.Findings.Where(f => f.Rule != "C4").Select(f => f.Message));
    }

    private static IEnumerable<string> Marked(string line, string where, string mark)
    {
        if (!line.StartsWith('|'))
        {
            return [line];
        }

        var isRule = line.Contains(" --- |", StringComparison.Ordinal);
        var isFigures = !isRule && line.Trim('|', ' ').Split('|').All(c => c.Trim().All(char.IsAsciiDigit));
        return where switch
        {
            "rule" => [isRule ? line.Replace(" --- ", mark, StringComparison.Ordinal) : line],
            "mark" => [mark + line],
            "mark of figures" => [isFigures ? mark + line : line],
            "ends" => [isRule ? line : line[2..^2]],
            "behind" => [line + mark],
            "figures" => [string.Join('|', line.Split('|').Select(c => c.Trim() is { Length: > 0 } f && f.All(char.IsAsciiDigit) ? $" {mark}{f}{(mark == "\\" ? string.Empty : mark)} " : c))],
            _ => isFigures ? [string.Concat(line.Split('|').Skip(1).Select(_ => $"|{mark}"))[..^1], line] : [line],
        };
    }

    [Theory]
    [InlineData("| - | - | - | - | - | - | - | - | - | - | - | - | - | - | - |")]
    [InlineData("| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |")]
    public void Signs_for_none_in_the_last_row_are_no_rule(string row)
    {
        var lines = Carrier.Text(PaperOf("in order"), "pipes").Split('\n').ToList();
        lines[lines.FindLastIndex(l => l.StartsWith("| ", StringComparison.Ordinal))] = row;
        var reading = new ReportTextReader(Catalog).Read(SourceDocument.Of(string.Join('\n', lines), SourceFormat.Markdown), ReadingHints.None);

        Assert.All(Edition.Tables[2].Cells, c => Assert.Equal(CellValue.NotApplicable, reading.Content.Figures[c.Id]));
        Assert.Contains(reading.Findings, f => f.Rule == "C2b");
    }

    [Fact]
    public void One_block_of_section_four_that_is_named_tells_nothing_of_the_others()
    {
        var paper = PaperOf("in order");
        var lines = Carrier.Text(paper, "tabs").Split('\n').ToList();
        var last = lines.FindLastIndex(l => l.Split('\t').Length == 15);
        var from = lines.FindIndex(l => l.StartsWith("行政复议\t", StringComparison.Ordinal));
        lines.RemoveRange(from, last - from - (lines[last - 1].Split('\t').Length == 15 ? 1 : 0));
        lines.Insert(from, "行政复议\t行政诉讼\t复议后起诉-总计");
        lines.RemoveAll(l => l.StartsWith("结果维持\t", StringComparison.Ordinal));
        var reading = new ReportTextReader(Catalog).Read(string.Join('\n', lines), ReadingHints.None);

        Assert.Empty(Wrong(paper, reading));
        Assert.All(Edition.Tables[2].Cells, c => Assert.Equal(FigureDoubtKind.Ordered, reading.Doubts[c.Id].Kind));
    }

    [Theory]
    [InlineData("自\t法人或其他组织\t总|然 计|人")]
    [InlineData("自|然|人|总|计|法人或其他组织")]
    public void Letters_of_headers_on_lines_of_their_own_are_no_text(string header)
    {
        var paper = PaperOf("in order");
        var text = Carrier.Text(paper, "tabs").Replace("自然人\t法人或其他组织\t总计", header.Replace('|', '\n'), StringComparison.Ordinal);
        var reading = new ReportTextReader(Catalog).Read(text, ReadingHints.None);

        Assert.Contains("自然", Carrier.Text(paper, "tabs").Replace(text, string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(Wrong(paper, reading));
        Assert.Empty(reading.Findings.Select(f => f.Message));
        Assert.Equal(string.Empty, reading.Content.Text("requests"));
    }

    [Fact]
    public void Letters_that_make_up_no_header_are_kept()
    {
        var text = Carrier.Text(PaperOf("in order"), "tabs").Replace("自然人\t法人或其他组织\t总计", "自然人\t法人或其他组织\t总计\n自 其", StringComparison.Ordinal);
        var reading = new ReportTextReader(Catalog).Read(text, ReadingHints.None);

        Assert.Contains("自 其", reading.Content.Text("requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_in_a_row_that_the_form_divides_are_proposed_for_its_last_row()
    {
        foreach (var shape in new[] { "docx", "html", "xlsx", "tabs", "pipes" })
        {
            var (paper, reading) = await ReadAsync("the rows of a group in one row", shape);
            var cells = Edition.Cells.Where(c => c.Id.Row == "otherMiscellaneous").Select(c => c.Id).ToList();
            Assert.Equal(cells.Select(c => paper.Expected[c]), cells.Select(c => reading.Content.Figures[c]));
            Assert.All(cells, c => Assert.Equal(FigureDoubtKind.Moved, reading.Doubts[c].Kind));
            Assert.Equal(Tier.Query, Assert.Single(reading.Findings, f => f.Rule == "C7").Tier);
        }
    }

    [Fact]
    public async Task Figures_in_a_row_that_the_form_divides_are_named_where_the_total_is_not_right_with_them()
    {
        var paper = PaperOf("the rows of a group in one row");
        paper.Figures.First(c => c.Id is { Row: "handledTotal", Column: "total" }).Text = "98765";
        var reading = await ReadAsync(paper, "tabs");
        Assert.True(reading.Content.Figures[CellId.Parse("requests.otherMiscellaneous.total")].IsBlank);
        Assert.Contains(reading.Findings, f => f.Rule == "C4" && f.Message.Contains("其他处理", StringComparison.Ordinal));
        Assert.Contains(reading.Findings, f => f is { Rule: "C2", Tier: Tier.Error });
    }

    [Fact]
    public void Figures_of_an_earlier_edition_without_a_place_are_named_and_proposed_where_the_total_is_right()
    {
        var old = Catalog.Get("2019");
        var figures = WrittenReport.Zeros(old)
            .With(CellId.Parse("requests.otherHandling.naturalPerson"), CellValue.Of(3)).With(CellId.Parse("requests.otherHandling.total"), CellValue.Of(3))
            .With(CellId.Parse("requests.handledTotal.naturalPerson"), CellValue.Of(3)).With(CellId.Parse("requests.handledTotal.total"), CellValue.Of(3))
            .With(CellId.Parse("disclosure.procurement.items"), CellValue.Of(7));
        var reading = new ReportTextReader(Catalog).Read(new WrittenReport(old, 2022, TextShape.Tabs) { Figures = figures }.ToString(), ReadingHints.None);
        var finding = Assert.Single(reading.Findings, f => f is { Rule: "C1", Tier: Tier.Query });
        Assert.Contains("三（六）其他处理·自然人 3", finding.Message, StringComparison.Ordinal);
        Assert.Contains("采购项目数量 7", finding.Message, StringComparison.Ordinal);
        Assert.Contains("三（六）3.其他", finding.Advice, StringComparison.Ordinal);
        var former = FormerRows.Into(reading, Edition);
        Assert.Equal([3, 0, 0, 0, 0, 0, 3], former.Select(f => f.Value.Number));
        Assert.All(former, f => Assert.Equal("otherMiscellaneous", f.To.Id.Row));

        var wrong = figures.With(CellId.Parse("requests.handledTotal.total"), CellValue.Of(4));
        Assert.Empty(FormerRows.Into(new ReportTextReader(Catalog).Read(new WrittenReport(old, 2022, TextShape.Tabs) { Figures = wrong }.ToString(), ReadingHints.None), Edition));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Table_of_a_PDF_without_lines_is_read_by_its_labels(bool isOld)
    {
        var paper = Paper.Of(Catalog.Editions[isOld ? 0 : 1], isOld ? 2020 : 2023, 5);
        var reading = await OpenAsync(PdfCarrier.Of(paper, hasLines: false), "a.pdf");
        Assert.Empty(Wrong(paper, reading));
        Assert.Empty(reading.Findings.Where(f => f.Rule != "C6").Select(f => f.Message));
    }

    [Fact]
    public void Letters_of_a_vertical_label_in_front_of_rows_are_no_part_of_them()
    {
        string[] letters = [.. "三、本年度办理结果".Select(c => c.ToString())];
        var next = 0;
        var lines = new WrittenReport(Edition, 2022, TextShape.Spaces).ToString().Split('\n').ToList();
        var from = lines.FindIndex(l => l.StartsWith("三、本年度办理结果", StringComparison.Ordinal));
        for (var i = from; next < letters.Length; i++)
        {
            lines[i] = $"{letters[next++]} {lines[i].Replace("三、本年度办理结果 ", string.Empty, StringComparison.Ordinal).Replace("（三）不予公开", "（三）不", StringComparison.Ordinal)}";
        }

        var reading = new ReportTextReader(Catalog).Read(string.Join('\n', lines), ReadingHints.None);
        Assert.Empty(reading.Findings.Select(f => f.Message));
        Assert.Equal(Edition.Cells.Count, reading.FilledCells);
    }

    private static Paper PaperOf(string oddity)
    {
        var paper = Paper.Of(Edition, 2023, 5);
        Oddities.All[oddity](paper);
        return paper;
    }

    private static async Task<(Paper Paper, ReadingResult Reading)> ReadAsync(string oddity, string shape)
    {
        var paper = PaperOf(oddity);
        return (paper, await ReadAsync(paper, shape));
    }

    private static async Task<ReadingResult> ReadAsync(Paper paper, string shape) => shape switch
    {
        "docx" => await OpenAsync(Carrier.Docx(paper), "a.docx"),
        "html" => await OpenAsync(Encoding.UTF8.GetBytes(Carrier.Html(paper)), "a.html"),
        "xlsx" => await OpenAsync(Carrier.Xlsx(paper, isOneSheet: true), "a.xlsx"),
        "pdf" => await OpenAsync(PdfCarrier.Of(paper), "a.pdf"),
        _ => await OpenAsync(Encoding.UTF8.GetBytes(Carrier.Text(paper, shape)), shape.StartsWith("pipe", StringComparison.Ordinal) ? "a.md" : "a.txt"),
    };

    private static async Task<ReadingResult> OpenAsync(byte[] bytes, string name)
    {
        var source = await new SourceFiles(new SourceLimits()).OpenAsync(bytes, name, CancellationToken.None);
        var reading = new ReportTextReader(Catalog).Read(source, ReadingHints.None);
        RoundTripTests.AssertEveryLineHasAUse(reading);
        return reading;
    }

    private static IEnumerable<string> Wrong(Paper paper, ReadingResult reading) =>
        from cell in paper.Edition.Cells
        let expected = paper.Expected.GetValueOrDefault(cell.Id, CellValue.Blank)
        where reading.Content.Figures[cell.Id] != expected
        select $"{cell.Id}: {expected} read as {reading.Content.Figures[cell.Id]}";
}
