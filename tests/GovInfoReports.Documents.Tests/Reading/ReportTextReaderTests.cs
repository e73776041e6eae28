using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;

namespace GovInfoReports.Documents.Tests.Reading;

public sealed class ReportTextReaderTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly FormEdition Edition = Catalog.Get("2021");

    [Theory]
    [InlineData(TextShape.Word)]
    [InlineData(TextShape.Tabs)]
    [InlineData(TextShape.Pipes)]
    [InlineData(TextShape.Lines)]
    [InlineData(TextShape.Spaces)]
    public void An_invented_edition_reads_by_its_definition_alone(TextShape shape)
    {
        var edition = InventedEdition.Edition;
        var figures = WrittenReport.Zeros(edition).With(CellId.Parse("channels.site.days"), CellValue.Of(3.5m)).With(CellId.Parse("appeals.outside.kept"), CellValue.Of(7));
        var result = new ReportTextReader(InventedEdition.Catalog).Read(new WrittenReport(edition, 2031, shape) { Figures = figures }.ToString(), ReadingHints.None);
        Assert.Equal("2030", result.Edition.Id);
        Assert.Empty(result.Findings.Select(f => f.Message));
        Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
        Assert.NotEmpty(result.Content.Text("plans"));
    }

    [Theory]
    [InlineData(TextShape.Word)]
    [InlineData(TextShape.Tabs)]
    [InlineData(TextShape.Pipes)]
    [InlineData(TextShape.Lines)]
    [InlineData(TextShape.Spaces)]
    public void A_later_edition_that_takes_over_most_of_the_present_one_reads_too(TextShape shape)
    {
        var catalog = InventedForm.CatalogWithOfficial();
        var reader = new ReportTextReader(catalog);
        var edition = catalog.ForYear(InventedForm.FirstYear)!;
        for (var seed = 0; seed < 20; seed++)
        {
            var figures = RandomFigures.For(edition, new Random(seed), withGaps: false);
            var result = reader.Read(new WrittenReport(edition, InventedForm.FirstYear, shape) { Figures = figures }.ToString(), ReadingHints.None);
            Assert.Equal(edition.Id, result.Edition.Id);
            Assert.Empty(result.Findings.Select(f => f.Message));
            Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
        }

        var present = catalog.Get("2021");
        Assert.Empty(reader.Read(new WrittenReport(present, 2022, shape).ToString(), ReadingHints.None).Findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData("0", " 0　")]
    [InlineData("0", "\u00a0０")]
    [InlineData("0", "<b>0</b>")]
    [InlineData("0", "**0**")]
    [InlineData("0", "[image: 图1]0")]
    [InlineData("12", "１２")]
    [InlineData("12", "12件")]
    [InlineData("1234", "1,234")]
    [InlineData("/", "/")]
    [InlineData("/", "-")]
    [InlineData("/", "无")]
    [InlineData("", "")]
    [InlineData("", "3.5万元")]
    [InlineData("", "约5")]
    [InlineData("", "-3")]
    public void Figures_are_read_however_they_are_typed(string expected, string typed)
    {
        var text = Report(TextShape.Word).Replace("\t行政许可\n\t0\n", $"\t行政许可\n\t{typed}\n", StringComparison.Ordinal);
        var result = Read(text);
        Assert.Equal(expected, result.Content.Figures[CellId.Parse("disclosure.licensing.decisions")].ToString());
        Assert.Equal(result.Content.Figures[CellId.Parse("disclosure.licensing.decisions")].IsBlank, result.Findings.Any(f => f.Tier == Tier.Error));
        Assert.Equal(expected == "/", result.Findings.Any(f => f is { Rule: "C2b", Tier: Tier.Query }));
    }

    [Theory]
    [InlineData("3.5万元", "3.5")]
    [InlineData("24252.311082", "24252.311082")]
    [InlineData("约3元", "")]
    [InlineData("3.5万", "")]
    [InlineData("1,23元", "")]
    [InlineData("0.001元", "")]
    [InlineData("3美元", "")]
    public void Money_is_read_in_the_unit_of_the_form_only(string typed, string expected)
    {
        var result = Read(Fees(typed));
        Assert.Equal(expected, result.Content.Figures[FeesAmount].ToString());
        Assert.Equal(expected.Length == 0, result.Findings.Any(f => f is { Rule: "C7", Tier: Tier.Error } && f.Message.Contains(typed, StringComparison.Ordinal)));
        Assert.Equal(expected.Length == 0, result.Doubts.ContainsKey(FeesAmount));
    }

    [Theory]
    [InlineData("18703元", "1.8703")]
    [InlineData("251000元", "25.1")]
    [InlineData("75,394,432.52 元", "7539.443252")]
    [InlineData("２.５亿元", "25000")]
    [InlineData("00元", "0")]
    [InlineData("0.01元", "0.000001")]
    [InlineData("120千元", "12")]
    [InlineData("￥3000元整", "0.3")]
    public void Money_whose_other_unit_is_written_is_converted_and_said(string typed, string expected)
    {
        foreach (var shape in new[] { TextShape.Word, TextShape.Tabs, TextShape.Pipes, TextShape.Lines, TextShape.Spaces })
        {
            var result = Read(Fees(typed, shape));
            Assert.Equal(expected, result.Content.Figures[FeesAmount].ToString());
            var finding = Assert.Single(result.Findings);
            Assert.Equal(("C7", Tier.Hint), (finding.Rule, finding.Tier));
            Assert.Contains(typed, finding.Message, StringComparison.Ordinal);
            Assert.Contains(expected, finding.Message, StringComparison.Ordinal);
            Assert.Equal([FeesAmount], finding.Cells);
        }
    }

    [Theory]
    [InlineData("本年收费金额（单位：元）", "251000", "25.1", true)]
    [InlineData("本年收费金额（元）", "251000", "25.1", true)]
    [InlineData("本年收费金额(单位:亿元)", "0.5", "5000", true)]
    [InlineData("本年收费金额（单位：元）", "4.5万元", "4.5", false)]
    public void Money_under_a_header_with_another_unit_is_converted_and_asked_about(string header, string typed, string expected, bool isSaid)
    {
        foreach (var shape in new[] { TextShape.Word, TextShape.Tabs, TextShape.Pipes, TextShape.Lines, TextShape.Spaces })
        {
            var result = Read(Fees(typed, shape).Replace("本年收费金额（单位：万元）", header, StringComparison.Ordinal));
            Assert.Equal(expected, result.Content.Figures[FeesAmount].ToString());
            Assert.Contains(result.Findings, f => f is { Rule: "C3", Tier: Tier.Query });
            Assert.Equal(isSaid, result.Findings.Any(f => f is { Rule: "C7", Tier: Tier.Query } && f.Cells.Contains(FeesAmount)));
        }
    }

    [Theory]
    [InlineData("三安全一稳定", "三安全一隐患", "C3", Tier.Error)]
    [InlineData("（七）总计", "（七）总结", "C3", Tier.Error)]
    [InlineData("其他法律行政法规禁止公开", "其他法律法规禁止公开", "C3", Tier.Query)]
    [InlineData("现行有效件数", "先行有效件数", "C3", Tier.Query)]
    [InlineData("行政规范性文件", "规范性文件", "C3", Tier.Query)]
    [InlineData("本年制发件数", "本年（2022）制发件数", "C3", Tier.Query)]
    [InlineData("2.重复申请", "3.重复申请", "C3", Tier.Query)]
    public void Mistyped_labels_are_named_and_their_figures_read(string official, string typed, string rule, Tier tier)
    {
        foreach (var shape in new[] { TextShape.Word, TextShape.Tabs, TextShape.Pipes, TextShape.Lines, TextShape.Spaces })
        {
            var result = Read(Report(shape).Replace(official, typed, StringComparison.Ordinal));
            var finding = Assert.Single(result.Findings);
            Assert.Equal((rule, tier), (finding.Rule, finding.Tier));
            Assert.NotNull(finding.Source?.Line);
            Assert.Equal(Edition.Cells.Count, result.FilledCells);
        }
    }

    [Theory]
    [InlineData("一、总体情况", "1、 总体情况")]
    [InlineData("一、总体情况", "一总体情况")]
    [InlineData("一、总体情况", "一、总体情况、")]
    [InlineData("一、总体情况", "（一）总体情况")]
    [InlineData("一、总体情况", "总体情况")]
    [InlineData("五、存在的主要问题及改进情况", "五、存在的主要问题和改进情况")]
    [InlineData("五、存在的主要问题及改进情况", "六、存在的主要问题及改进情况")]
    [InlineData("三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情祝")]
    public void Headings_that_differ_are_named_and_their_sections_read(string official, string typed)
    {
        var result = Read(Report(TextShape.Word).Replace($"{official}\n", $"{typed}\n", StringComparison.Ordinal));
        Assert.All(result.Findings, f => Assert.Equal(("D1", Tier.Query), (f.Rule, f.Tier)));
        Assert.NotEmpty(result.Findings);
        Assert.Equal(6, result.Headings.Count);
        Assert.Equal(Edition.Cells.Count, result.FilledCells);
        Assert.StartsWith("本镇在“总体情况”", result.Content.Text("overview"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_notice_s_own_wording_of_a_heading_is_only_a_hint()
    {
        var result = Read(Report(TextShape.Word).Replace("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", StringComparison.Ordinal));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("D1b", Tier.Hint), (finding.Rule, finding.Tier));
    }

    [Fact]
    public void Further_sections_keep_their_place_and_tables_find_theirs()
    {
        var text = Report(TextShape.Word)
            .Replace("三、收到", "三、队伍建设情况\n全镇有专职人员2名。\n四、收到", StringComparison.Ordinal)
            .Replace("四、政府信息公开行政", "五、政府信息公开行政", StringComparison.Ordinal)
            .Replace("五、存在", "六、存在", StringComparison.Ordinal)
            .Replace("六、其他需要", "七、其他需要", StringComparison.Ordinal);
        var result = Read(text);
        var section = Assert.Single(result.Content.AdditionalSections);
        Assert.Equal(("队伍建设情况", "全镇有专职人员2名。", "disclosure"), (section.Heading, section.Text, section.After));
        Assert.Equal(Edition.Cells.Count, result.FilledCells);
        Assert.Contains(result.Findings, f => f is { Rule: "C4", Tier: Tier.Hint });
        Assert.Contains(result.Findings, f => f is { Rule: "D1", Tier: Tier.Query });
        Assert.DoesNotContain(result.Findings, f => f.Tier == Tier.Error);
    }

    [Fact]
    public void A_list_numbered_like_sections_stays_in_its_section()
    {
        var result = Read(Report(TextShape.Word).Replace("本镇在“总体情况”方面", "一、抓学习\n二、抓落实\n三、抓考核\n本镇在“总体情况”方面", StringComparison.Ordinal));
        Assert.Empty(result.Content.AdditionalSections);
        Assert.StartsWith("一、抓学习\n\n二、抓落实\n\n三、抓考核\n\n本镇", result.Content.Text("overview"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_the_form_does_not_have_are_kept_as_text()
    {
        var result = Read(Report(TextShape.Word).Replace("\t行政事业性收费\n\t0\n\n", "\t行政事业性收费\n\t0\n\n\t全镇发布总数量：4\n\n", StringComparison.Ordinal));
        Assert.Equal("全镇发布总数量：4", result.Content.Text("disclosure"));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("C4", Tier.Hint, "disclosure"), (finding.Rule, finding.Tier, finding.Section));
        Assert.Equal(LineUse.TableNote, result.Lines[finding.Source!.Line!.Value - 1].Use);
    }

    [Fact]
    public void Missing_trailing_cells_are_blank_and_said_once()
    {
        var lines = Report(TextShape.Tabs).Split('\n').Select(l => l.Contains("1.属于国家秘密", StringComparison.Ordinal) || l.Contains("2.其他法律行政", StringComparison.Ordinal) || l.Contains("3.危及", StringComparison.Ordinal) ? l[..^2] : l);
        var result = Read(string.Join('\n', lines));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("C2", Tier.Error), (finding.Rule, finding.Tier));
        Assert.Equal(["requests.refusedStateSecret.total", "requests.refusedOtherLaw.total", "requests.refusedSecurityStability.total"], finding.Cells.Select(c => c.ToString()));
        Assert.All(finding.Cells, c => Assert.True(result.Content.Figures[c].IsBlank));
        Assert.Equal(Edition.Cells.Count - 3, result.FilledCells);
    }

    [Fact]
    public void Which_figure_is_missing_is_not_guessed()
    {
        var text = Report(TextShape.Lines).Replace("一、本年新收政府信息公开申请数量\n0\n", "一、本年新收政府信息公开申请数量\n", StringComparison.Ordinal);
        var result = Read(text);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("C2", finding.Rule);
        Assert.Equal(7, finding.Cells.Count);
        Assert.All(finding.Cells, c => Assert.Equal(FigureDoubtKind.Position, result.Doubts[c].Kind));
    }

    [Theory]
    [InlineData("1000001", "1,0,0,0,0,0,1")]
    [InlineData("3200005", "3,2,0,0,0,0,5")]
    [InlineData("10 0 0 0 01", "1,0,0,0,0,0,1")]
    [InlineData("1234567", "")]
    public void Figures_run_together_are_told_apart_only_where_there_is_one_way(string digits, string expected)
    {
        var text = Report(TextShape.Spaces).Replace("一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0", $"一、本年新收政府信息公开申请数量 {digits}", StringComparison.Ordinal);
        var result = Read(text);
        var cells = Edition.Cells.Where(c => c.Id.Row == "received").Select(c => c.Id).ToList();
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("C7", expected.Length == 0 ? Tier.Error : Tier.Query), (finding.Rule, finding.Tier));
        Assert.Equal(expected.Length == 0 ? ",,,,,," : expected, string.Join(',', cells.Select(c => result.Content.Figures[c].ToString())));
    }

    [Fact]
    public void Missing_rows_and_tables_are_errors()
    {
        var missingRow = Read(Report(TextShape.Tabs).Replace("\n规章\t0\t0\t0", string.Empty, StringComparison.Ordinal).Replace("规章\t\t0\t0\t0\n", string.Empty, StringComparison.Ordinal));
        var row = Assert.Single(missingRow.Findings, f => f.Rule == "C2");
        Assert.Equal(3, row.Cells.Count);

        var report = new WrittenReport(Edition, 2022, TextShape.Word).ToString();
        var table = new WrittenReport(Edition, 2022, TextShape.Word).Table(Edition.Tables[2]);
        var missingTable = Read(report.Replace(table, "[image: 表]\n", StringComparison.Ordinal));
        var finding = Assert.Single(missingTable.Findings);
        Assert.Equal(("C5", Tier.Error, "disputes"), (finding.Rule, finding.Tier, finding.Section));
        Assert.Contains("图片", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_in_another_order_and_a_header_repeated_after_a_page_break_are_read()
    {
        var table = new WrittenReport(Edition, 2022, TextShape.Tabs).Table(Edition.Tables[1]).TrimEnd('\n').Split('\n');
        var header = table.Take(3).ToList();
        var rows = table.Skip(3).Select((r, i) => r.Replace("\t0", $"\t{i}", StringComparison.Ordinal)).ToList();
        (rows[0], rows[1]) = (rows[1], rows[0]);
        rows.InsertRange(9, ["", .. header]);
        var report = new WrittenReport(Edition, 2022, TextShape.Tabs).ToString().Replace(string.Join('\n', table), string.Join('\n', [.. header, .. rows]), StringComparison.Ordinal);
        var result = Read(report);
        Assert.Empty(result.Findings.Select(f => f.Message));
        Assert.Equal(CellValue.Of(1), result.Content.Figures[CellId.Parse("requests.carriedOver.other")]);
        Assert.Equal(CellValue.Of(0), result.Content.Figures[CellId.Parse("requests.received.other")]);
        Assert.Equal(CellValue.Of(24), result.Content.Figures[CellId.Parse("requests.carriedForward.total")]);
    }

    [Fact]
    public void Columns_in_another_order_go_to_their_own_cells()
    {
        var text = Report(TextShape.Tabs)
            .Replace("本年制发件数\t本年废止件数\t现行有效件数", "现行有效件数\t本年制发件数\t本年废止件数", StringComparison.Ordinal)
            .Replace("行政规范性文件\t0\t0\t0", "行政规范性文件\t9\t2\t1", StringComparison.Ordinal)
            .Replace("行政规范性文件\t\t0\t0\t0", "行政规范性文件\t\t9\t2\t1", StringComparison.Ordinal);
        var figures = Read(text).Content.Figures;
        Assert.Equal(CellValue.Of(9), figures[CellId.Parse("disclosure.normativeDocuments.inForce")]);
        Assert.Equal(CellValue.Of(2), figures[CellId.Parse("disclosure.normativeDocuments.issued")]);
    }

    [Fact]
    public void Labels_split_over_lines_are_put_together()
    {
        var text = Report(TextShape.Word)
            .Replace("\t本年制发件数\n", "\t本年制\n发件数\n", StringComparison.Ordinal)
            .Replace("\t4.无正当理由大量反复申请\n", "\t4.无正当理由\n大量反复申请\n", StringComparison.Ordinal)
            .Replace("\t结果维持\n", "\t结果\n维持\n", StringComparison.Ordinal)
            .Replace("\t其他结果\n", "\t其他\n结果\n", StringComparison.Ordinal);
        var result = Read(text);
        Assert.Empty(result.Findings.Select(f => f.Message));
        Assert.Equal(Edition.Cells.Count, result.FilledCells);
    }

    [Fact]
    public void The_same_row_twice_with_other_figures_is_left_blank()
    {
        var result = Read(Report(TextShape.Word).Replace("\t行政许可\n\t0\n", "\t行政许可\n\t2\n\n\t行政许可\n\t3\n", StringComparison.Ordinal));
        var cell = CellId.Parse("disclosure.licensing.decisions");
        Assert.True(result.Content.Figures[cell].IsBlank);
        Assert.Equal(FigureDoubtKind.Contradiction, result.Doubts[cell].Kind);
        Assert.Equal(("C7", Tier.Error), Assert.Single(result.Findings.Select(f => (f.Rule, f.Tier))));
    }

    [Theory]
    [InlineData("（一）", "（二）", "（二）", "（四）", true)]
    [InlineData("（二）", "（三）", "（四）", "（五）", true)]
    [InlineData("（一）", "（二）", "（三）", "（四）", false)]
    [InlineData("（一）", "（二）", "（一）", "（二）", false)]
    public void Numbers_of_sub_headings_run_on(string first, string second, string third, string fourth, bool isOdd)
    {
        var text = Report(TextShape.Word).Replace("本镇在“总体情况”", $"{first}甲\n做了。\n{second}乙\n做了。\n{third}丙\n做了。\n{fourth}丁\n本镇在“总体情况”", StringComparison.Ordinal);
        Assert.Equal(isOdd, Read(text).Findings.Any(f => f is { Rule: "D1", Section: "overview" }));
    }

    [Fact]
    public void The_form_of_another_year_and_a_mixture_of_two_are_found()
    {
        var old = Catalog.Get("2019");
        var wrong = Read(new WrittenReport(old, 2022, TextShape.Word).ToString());
        Assert.Equal("2019", wrong.Edition.Id);
        Assert.Equal(Tier.Error, Assert.Single(wrong.Findings, f => f.Rule == "C1").Tier);

        var mixed = Read(Report(TextShape.Word).Replace("\t行政许可\n", "\t政府集中采购\n\t0\n\t0\n\n\t行政许可\n", StringComparison.Ordinal));
        Assert.Equal("2021", mixed.Edition.Id);
        Assert.Contains("政府集中采购", Assert.Single(mixed.Findings, f => f.Rule == "C1").Message, StringComparison.Ordinal);
        Assert.Contains("政府集中采购 0 0", mixed.Content.Text("disclosure"), StringComparison.Ordinal);

        var optional = Read(new WrittenReport(Edition, 2019, TextShape.Word).ToString());
        Assert.Equal(Tier.Query, Assert.Single(optional.Findings, f => f.Rule == "C1").Tier);
    }

    [Theory]
    [InlineData("青禾镇\n2022年政府信息公开工作年度\n\n报   告\n", "青禾镇", 2022, "青禾镇2022年政府信息公开工作年度报告")]
    [InlineData("# 松原县 青禾镇人民政府2022年度政府信息公开工作年度报告\n", "松原县青禾镇人民政府", 2022, "松原县青禾镇人民政府2022年度政府信息公开工作年度报告")]
    [InlineData("２０２２年青禾镇政府信息公开工作年度报告\n", "青禾镇", 2022, "２０２２年青禾镇政府信息公开工作年度报告")]
    [InlineData("青禾镇二〇二二年政府信息公开年报\n", "青禾镇", 2022, "青禾镇二〇二二年政府信息公开年报")]
    [InlineData("青禾镇人民政府信息公开年度报告\n（2022年度）\n", "青禾镇人民政府", 2022, "青禾镇人民政府信息公开年度报告（2022年度）")]
    [InlineData("当前位置：首页>年报\n青禾镇政府信息公开工作年度报告\n（2022年度）\n", "青禾镇", 2022, "青禾镇政府信息公开工作年度报告（2022年度）")]
    public void Title_unit_and_year_are_recognised(string opening, string unit, int year, string title)
    {
        var report = Report(TextShape.Word);
        var result = Read(opening + "\n" + report[report.IndexOf("本报告由", StringComparison.Ordinal)..]);
        Assert.Equal(title, result.Content.Title);
        Assert.Equal(unit, result.UnitName);
        Assert.Equal(year, result.Year);
        Assert.Contains("本报告由", result.Content.Preamble, StringComparison.Ordinal);
    }

    [Fact]
    public void Hints_serve_where_the_text_is_silent()
    {
        var result = Read("一、总体情况\n没有更多。", new ReadingHints(2020, "青禾镇"));
        Assert.Equal(("青禾镇", 2020, "2019"), (result.UnitName, result.Year, result.Edition.Id));
        Assert.Equal("没有更多。", result.Content.Text("overview"));
        Assert.Equal(3, result.Findings.Count(f => f.Rule == "C5"));
    }

    [Fact]
    public void Residue_stays_in_the_text_and_out_of_figures()
    {
        var result = Read(Report(TextShape.Word).Replace("一、总体情况\n", "[image: 图2]一、总体情况\n[bookmark: _GoBack]\n", StringComparison.Ordinal));
        Assert.StartsWith("[image: 图2]\n\n[bookmark: _GoBack]\n\n本镇", result.Content.Text("overview"), StringComparison.Ordinal);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Another_table_in_a_text_becomes_a_Markdown_table()
    {
        var result = Read(Report(TextShape.Tabs).Replace("本镇在“其他需要报告的事项”", "收费情况\t件数\t金额\n按件收费\t0\t0\n本镇在“其他需要报告的事项”", StringComparison.Ordinal));
        Assert.StartsWith("| 收费情况 | 件数 | 金额 |\n| --- | --- | --- |\n| 按件收费 | 0 | 0 |\n\n本镇", result.Content.Text("otherMatters"), StringComparison.Ordinal);
    }

    private static CellId FeesAmount => CellId.Parse("disclosure.fees.amount");

    private static string Fees(string typed, TextShape shape = TextShape.Word) =>
        new WrittenReport(Edition, 2022, shape) { Figures = WrittenReport.Zeros(Edition).With(FeesAmount, CellValue.Of(987654.5m)) }.ToString().Replace("987654.5", typed, StringComparison.Ordinal);

    private static string Report(TextShape shape) => new WrittenReport(Edition, 2022, shape).ToString();

    private static ReadingResult Read(string text, ReadingHints? hints = null)
    {
        var result = new ReportTextReader(Catalog).Read(text, hints ?? ReadingHints.None);
        RoundTripTests.AssertEveryLineHasAUse(result);
        return result;
    }

    [Fact]
    public void Subjects_beside_the_required_ones_and_full_width_row_numbers_are_pointed_out()
    {
        WrittenReport written = new(Edition, 2023, TextShape.Word)
        {
            Cell = c => c.Length > 2 && char.IsAsciiDigit(c[0]) && c[1] == '.' ? $"{c[0]}．{c[2..]}" : c,
        };
        written.Texts["overview"] = ["（一）主动公开情况", "已公开。", "（二）依申请公开情况", "已答复。", "（三）平台建设情况", "已更新。", "（四）重大会议开放情况", "请代表列席。"];
        var findings = new ReportTextReader(Catalog).Read(written.ToString(), ReadingHints.None).Findings;
        var subjects = Assert.Single(findings, f => f.Rule == "C4");
        Assert.Equal(Tier.Hint, subjects.Tier);
        Assert.Contains("重大会议开放情况", subjects.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("平台建设", subjects.Message, StringComparison.Ordinal);
        var numbers = Assert.Single(findings, f => f.Rule == "D1");
        Assert.Equal(Tier.Hint, numbers.Tier);
        Assert.Contains("19", numbers.Message, StringComparison.Ordinal);
    }
}
