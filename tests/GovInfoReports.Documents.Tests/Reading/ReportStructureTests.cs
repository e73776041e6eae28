using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>Titles, headings, captions, paragraphs and signatures of reports as offices write them.</summary>
public sealed class ReportStructureTests
{
    private const string Unit = "青山县柳河镇人民政府";
    private const string Title = $"{Unit}2023年政府信息公开工作年度报告";

    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly FormEdition Edition = Catalog.Get("2021");
    private static readonly CheckEngine Engine = new(Catalog);
    private static readonly SourceFiles Files = new(new SourceLimits());

    [Theory]
    [InlineData("正文\n" + Title, Title)]
    [InlineData("目录\n" + Title, Title)]
    [InlineData("首页\n当前位置\n" + Title, Title)]
    [InlineData("附件\n" + Title, Title)]
    [InlineData("附件1\n" + Title, Title)]
    [InlineData("附件：" + Title, Title)]
    [InlineData("索引号\n" + Title, Title)]
    [InlineData("政府信息公开年报\n" + Title, Title)]
    [InlineData("正文 " + Title, Title)]
    [InlineData("【正文】\n" + Unit + "\n2023年政府信息公开工作年度报告", Title)]
    [InlineData("政府信息公开工作\n" + Unit + "\n2023年年度报告", Unit + "政府信息公开工作2023年年度报告")]
    [InlineData("2023年政府信息公开工作年度报告\n" + Unit, Title)]
    [InlineData("政府信息公开工作年度报告\n" + Unit + "\n2023年", Unit + "2023年政府信息公开工作年度报告")]
    [InlineData("2023年\n" + Unit + "\n政府信息公开工作年度报告", "2023年" + Unit + "政府信息公开工作年度报告")]
    public void Words_of_a_converter_are_no_part_of_the_title_and_the_unit_may_stand_beside_it(string opening, string title)
    {
        var result = Read($"{opening}\n{Body()}");

        Assert.Equal((Unit, 2023, title), (result.UnitName, result.Year, result.Content.Title));
    }

    [Theory]
    [InlineData("政府信息公开工作\n" + Unit + "\n2023年年度报告")]
    [InlineData("政府信息公开工作\n" + Unit + "\n2023年度\n年度报告")]
    [InlineData("2023年度\n" + Unit + "\n政府信息公开工作年度报告")]
    [InlineData("2023年度\n政府信息公开工作\n" + Unit + "\n年度报告")]
    [InlineData("政府信息公开工作\n" + Unit + "\n年度报告（2023年）")]
    [InlineData("政府信息公开工作年度报告\n（2023年度）\n" + Unit)]
    [InlineData("2023年政府信息公开工作\n—— " + Unit + " ——\n年度报告")]
    [InlineData("青山县\n柳河镇人民政府\n2023年政府信息公开\n工作年度报告")]
    [InlineData("政府信息公开年度报告\n" + Unit + "\n（二〇二三年）")]
    public async Task A_title_over_several_lines_of_a_page_is_whole(string lines)
    {
        foreach (var page in new[] { string.Concat(lines.Split('\n').Select(l => $"<p style='text-align:center'>{l}</p>")), $"<h1>{lines.Replace("\n", "<br>", StringComparison.Ordinal)}</h1>" })
        {
            var source = await OpenAsync($"<html><body><div>政府信息公开</div><div>发布时间：2024-01-22</div>{page}{string.Concat(Body().Split('\n').Select(l => $"<p>{l}</p>"))}</body></html>", "a.html");
            var (result, checks) = Check(source);

            Assert.Equal((Unit, 2023), (result.UnitName, result.Year));
            Assert.Equal(lines.Where(char.IsLetterOrDigit).Order(), result.Content.Title.Where(char.IsLetterOrDigit).Order());
            Assert.DoesNotContain(checks.Findings, f => f.Rule == "F1");
            Assert.StartsWith("本报告所列", result.Content.Preamble, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("关于报送2023年政府信息公开工作年度报告的函\n" + Unit + "\n县政府办公室：\n现将年度报告报上。\n柳河镇人民政府\n2024年1月18日")]
    [InlineData("关于报送2023年政府信息公开工作年度报告的函\n县政府办公室：\n现将年度报告报上。\n" + Unit + "\n2024年1月18日")]
    [InlineData("关于报送2023年政府信息公开工作年度报告的函\n县政府办公室：\n现将年度报告报上。\n" + Unit + "（印章）\n2024年1月18日")]
    [InlineData("关于上报2023年政府信息公开年报的报告\n县政府办公室：\n现将年度报告报上。\n" + Unit + " 2024年1月18日")]
    [InlineData("柳政函〔2024〕3号\n关于报送《柳河镇2023年政府信息公开工作年度报告》的函\n县政府办公室：\n现报上。\n" + Unit)]
    [InlineData(Unit + "\n关于呈报2023年政府信息公开工作年度报告的函\n县政府办公室：\n现予呈报。\n二〇二四年一月十八日")]
    public void A_letter_is_of_the_unit_that_signs_it(string letter)
    {
        var result = Read(letter);

        Assert.Equal((ReadingKind.CoverLetter, Unit, 2023), (result.Kind, result.UnitName, result.Year));
    }

    [Theory]
    [InlineData("关于报送2023年度政府信息公开工作年度报告的报告\n县政府办公室：\n现将年度报告报上，请审核。\n" + Title)]
    [InlineData("关于上报2023年政府信息公开工作年度报告的请示\n" + Title)]
    [InlineData(Unit + "关于印发2023年政府信息公开工作年度报告的通知\n2023年政府信息公开工作年度报告")]
    public void Sending_a_report_is_no_part_of_a_units_name(string opening) => Assert.Equal(Unit, Read($"{opening}\n{Body()}").UnitName);

    [Theory]
    [InlineData("正文\n2023年政府信息公开工作年度报告")]
    [InlineData("目录\n2023年政府信息公开工作年度报告")]
    [InlineData("当前位置\n2023年政府信息公开工作年度报告")]
    public void Words_of_a_converter_above_a_title_that_begins_with_the_year_are_no_unit(string opening)
    {
        var result = Read($"{opening}\n{Body()}");

        Assert.Equal("柳河镇人民政府", result.UnitName);
        Assert.Equal("2023年政府信息公开工作年度报告", result.Content.Title);
    }

    [Theory]
    [InlineData("一、总体情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项", 0)]
    [InlineData("二、主动公开政府信息情况\n四、政府信息公开行政复议、行政诉讼情况", 0)]
    [InlineData("一、总体情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况", 0)]
    [InlineData("一、总体情况\n二、存在的主要问题及改进情况\n四、其他需要报告的事项", 1)]
    [InlineData("一、总体情况\n二、主动公开政府信息情况\n二、收到和处理政府信息公开申请情况", 1)]
    public void The_number_that_the_form_gives_is_right_though_a_section_before_is_missing(string headings, int slips)
    {
        var result = Read($"{Title}\n{string.Join("\n", headings.Split('\n').Select(h => $"{h}\n本镇按要求开展了这项工作，情况正常。"))}");

        Assert.Equal(slips, result.Findings.Count(f => f.Rule == "D1" && f.Message.Contains("序号", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("(一)", "(二)", "(三)", "(三)")]
    [InlineData("（一）", "（二）", "（三）", "（三）")]
    [InlineData("(一)", "(二)", "(四)", "(五)")]
    [InlineData("（一）", "（三）", "（四）", "（五）")]
    public void A_slip_in_the_numbers_of_sub_headings_is_said_once(params string[] numbers)
    {
        var text = $"{Title}\n一、总体情况\n{string.Join("\n", numbers.Select((n, i) => $"{n}工作{i}。本镇开展了这项工作。"))}\n五、存在的主要问题及改进情况\n公开还不够及时。下一步将改进。\n六、其他需要报告的事项\n无。";
        var checks = Check(SourceDocument.Of(text)).Checks;

        Assert.Single(checks.Findings, f => f.Rule is "D1" or "D1a");
    }

    [Theory]
    [InlineData("## 表{1}：{2}")]
    [InlineData("表{0} {2}")]
    [InlineData("附表{0}：{2}")]
    [InlineData("表{0}　2023年度情况统计")]
    public void A_caption_above_a_table_leaves_the_heading_to_its_section(string caption)
    {
        var paper = Paper.Of(Edition, 2023, 12);
        foreach (var (section, table) in Edition.Sections.Where(s => s.Table is not null).Select(s => (s, paper.Tables.First(t => t.Form == s.Table))))
        {
            paper.Blocks.Insert(paper.Blocks.IndexOf(table), new PaperParagraph(string.Format(null, CompositeFormat.Parse(caption), section.Number, FormSection.NumberText(section.Number), section.Title)));
        }

        foreach (var source in new[] { SourceDocument.Of(Carrier.Text(paper, "tabs")), SourceDocument.Of(Carrier.Text(paper, "pipes"), SourceFormat.Markdown), SourceDocument.Of(Carrier.Text(paper, "lines")) })
        {
            var result = new ReportTextReader(Catalog).Read(source, ReadingHints.None);

            Assert.Empty(result.Findings.Select(f => f.Message));
            Assert.Empty(result.Content.AdditionalSections);
            Assert.All(Edition.Sections.Where(s => s.Table is not null), s => Assert.Equal(string.Empty, result.Content.Text(s.Code)));
            Assert.Equal(6, result.Headings.Count);
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(26)]
    [InlineData(38)]
    public void Lines_that_a_page_broke_are_paragraphs_again(int width)
    {
        string[] paragraphs =
        [
            "2023年，我镇政府信息公开工作仍存在公开内容不够全面、政策解读形式较为单一、工作人员业务能力有待提高等问题，群众满意度还有提升空间。",
            "（一）充实公开内容。按照基层政务公开标准目录逐项核对公开事项，每季度组织一次自查，发现缺项当月补齐，并在镇便民服务大厅公示",
            "（二）丰富解读形式。增加图解和短视频，请业务人员到村讲解，全年计划开展不少于四场，讲解的材料同时放在专栏里供群众查阅下载。",
        ];
        var text = $"{Title}\n一、总体情况\n工作正常开展。\n五、存在的主要问题及改进情况\n{string.Join('\n', paragraphs.SelectMany(p => p.Chunk(width).Select(c => new string(c))))}\n六、其他需要报告的事项\n无。\n";

        foreach (var format in new[] { SourceFormat.PlainText, SourceFormat.Markdown })
        {
            var result = new ReportTextReader(Catalog).Read(SourceDocument.Of(text, format), ReadingHints.None);

            Assert.Equal(string.Join("\n\n", paragraphs), result.Content.Text("problems"));
            Assert.Equal("无。", result.Content.Text("otherMatters"));
        }
    }

    [Theory]
    [InlineData(30, "")]
    [InlineData(30, "  ")]
    [InlineData(33, "　　")]
    [InlineData(43, "")]
    public void Lines_that_a_page_broke_amid_a_number_or_all_set_in_are_paragraphs_again(int width, string indent)
    {
        string[] paragraphs =
        [
            "根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号的要求，全年公开信息128条，其中政务动态60条、通知公告40条、政策文件28条，都及时更新。",
            "（一）充实公开内容。按照基层政务公开标准目录逐项核对公开事项，每季度组织一次自查，发现缺项当月补齐，联系电话0000-7654321，每周一至周五有人接听并答复。",
            "（二）丰富解读形式。增加图解和短视频，请业务人员到村讲解，全年计划开展不少于四场，讲解的材料同时放在专栏里供群众查阅下载，群众也可以到政务大厅领取。",
        ];
        var text = $"{Title}\n一、总体情况\n{string.Join('\n', paragraphs.SelectMany(p => p.Chunk(width).Select(c => indent + new string(c))))}\n六、其他需要报告的事项\n无。\n";

        Assert.Equal(string.Join("\n\n", paragraphs), Read(text).Content.Text("overview"));
    }

    [Fact]
    public void Items_that_are_all_set_in_stay_apart()
    {
        string[] items = ["一是加强组织领导，健全完善工作机制，明确专人负责信息公开", "二是强化业务培训，提高工作人员水平，组织学习条例和文件", "三是严格审核发布，落实三审三校制度，定期检查栏目的更新", "四是拓宽公开渠道，用好公众号和公开栏，方便群众查找信息", "五是接受社会监督，听取群众意见建议，改进信息公开的工作"];
        var text = $"{Title}\n一、总体情况\n{string.Join('\n', items.Select(i => "　　" + i))}\n六、其他需要报告的事项\n　　无。\n";

        Assert.Equal(string.Join("\n\n", items), string.Join("\n\n", Read(text).Content.Text("overview").Split("\n\n").Select(t => t.Trim())));
    }

    [Fact]
    public void Broken_lines_join_neither_items_of_lists_nor_headings()
    {
        const string Text = Title + "\n一、总体情况\n"
            + "（一）聚焦重点领域持续推进政府信息主动公开工作\n全年在县政府门户网站和镇政务公开栏发布各类信息一百二\n十八条，并对其中三十条作了解读。\n"
            + "（二）依法依规办理政府信息公开申请并按时答复\n全年收到申请九件，都按照规定的期限作了答复，没有发生\n被纠正的情形。\n- 修订了一项管理制度并在全镇范围内印发执行\n- 举办了两期业务培训\n"
            + "六、其他需要报告的事项\n无。";
        var result = Read(Text);

        Assert.Equal(
            "（一）聚焦重点领域持续推进政府信息主动公开工作\n\n全年在县政府门户网站和镇政务公开栏发布各类信息一百二十八条，并对其中三十条作了解读。\n\n"
            + "（二）依法依规办理政府信息公开申请并按时答复\n\n全年收到申请九件，都按照规定的期限作了答复，没有发生被纠正的情形。\n\n- 修订了一项管理制度并在全镇范围内印发执行\n\n- 举办了两期业务培训",
            result.Content.Text("overview"));
    }

    [Theory]
    [InlineData("无其他需要报告的事项。\n柳河镇人民政府\n2024年1月18日")]
    [InlineData("无其他需要报告的事项。柳河镇人民政府\n2024年1月18日")]
    [InlineData("无其他需要报告的事项。柳河镇人民政府2024年1月18日")]
    [InlineData("无其他需要报告的事项。\n柳河镇人民政府 2024年1月18日")]
    public void The_signature_is_found_behind_the_last_sentence(string ending)
    {
        var result = Read($"{Title}\n一、总体情况\n工作正常开展。\n六、其他需要报告的事项\n{ending}");

        Assert.Equal("无其他需要报告的事项。", result.Content.Text("otherMatters"));
        Assert.Equal("柳河镇人民政府\n2024年1月18日", result.Content.Signature);
    }

    [Fact]
    public void Last_words_that_name_a_unit_stay_where_they_are()
    {
        var result = Read($"{Title}\n一、总体情况\n工作正常开展。\n六、其他需要报告的事项\n相关事项已办结。材料已报县司法局");

        Assert.Equal("相关事项已办结。材料已报县司法局", result.Content.Text("otherMatters"));
    }

    [Theory]
    [InlineData("<title>" + Title + "_青山县人民政府</title>")]
    [InlineData("<title>青山县人民政府</title><meta name='ArticleTitle' content='" + Title + "'>")]
    [InlineData("<title>青山县人民政府 - " + Title + "</title>")]
    [InlineData("<meta name='articletitle' content='" + Title + "'><meta name='SiteName' content='青山县人民政府'>")]
    public async Task A_title_that_only_the_head_of_a_page_has_is_read(string head)
    {
        var page = $"<html><head><meta charset='utf-8'>{head}</head><body>{string.Concat(Body().Split('\n').Select(l => $"<p>{l}</p>"))}</body></html>";
        var (result, checks) = Check(await OpenAsync(page, "a.html"));

        Assert.Equal((Unit, 2023, Title), (result.UnitName, result.Year, result.Content.Title));
        Assert.DoesNotContain(checks.Findings, f => f.Rule == "F1");
    }

    [Fact]
    public async Task A_title_in_the_text_of_a_page_goes_before_that_of_its_head()
    {
        var page = $"<html><head><title>年报_2022年政府信息公开工作年度报告</title><meta name='ContentSource' content='柳河镇'></head><body><h1>2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>正常。</p><p>六、其他需要报告的事项</p><p>无。</p></body></html>";
        var result = new ReportTextReader(Catalog).Read(await OpenAsync(page, "a.html"), ReadingHints.None);

        Assert.Equal(("柳河镇", 2023, "2023年政府信息公开工作年度报告"), (result.UnitName, result.Year, result.Content.Title));
    }

    [Theory]
    [InlineData("青山县柳河镇人民政府", Tier.Error)]
    [InlineData("柳河镇", Tier.Error)]
    [InlineData("青山县城关街道办事处", Tier.Error)]
    [InlineData("青山县教育局", Tier.Query)]
    [InlineData("青山县人民政府", Tier.Query)]
    [InlineData("江宁省临江市人民政府", null)]
    public void Regulations_are_judged_by_the_level_that_the_name_of_the_unit_tells(string unit, Tier? tier)
    {
        var paper = Paper.Of(Edition, 2023, 2, unit);
        paper.Figures.Single(c => c.Id == CellId.Parse("disclosure.regulations.issued")).Text = "2";
        var checks = Check(SourceDocument.Of(Carrier.Text(paper, "tabs").Replace("青禾镇人民政府", unit, StringComparison.Ordinal))).Checks;

        Assert.Equal(tier, checks.Findings.FirstOrDefault(f => f.Rule == "A9")?.Tier);
        Assert.NotEqual(RuleStatus.NotRun, checks.Outcomes.Single(o => o.Rule == "A9").Status);
    }

    [Theory]
    [InlineData("hello", ReadingKind.Other)]
    [InlineData("青山县柳河镇党政联席会议纪要\n时间：2023年3月2日\n一、研究人居环境整治工作\n会议指出，要压实责任。\n二、研究防汛工作\n会议要求，加强值守。", ReadingKind.Other)]
    [InlineData("采购合同\n甲方：柳河镇人民政府\n乙方：某某公司\n一、标的\n办公桌 12 张。\n二、价款\n合计 6000 元。", ReadingKind.Other)]
    [InlineData("姓名\t电话\t住址\n\t\t\n\t\t", ReadingKind.Other)]
    [InlineData("柳河镇人民政府关于报送2023年政府信息公开工作年度报告的函\n县政府办公室：\n现将我镇2023年政府信息公开工作年度报告报上，请审阅。\n附件：柳河镇2023年政府信息公开工作年度报告\n柳河镇人民政府\n2024年1月18日", ReadingKind.CoverLetter)]
    [InlineData("关于上报2023年度政府信息公开年报的报告\n县政府：\n现随文报上，请查收。\n柳河镇人民政府\n2024年1月18日", ReadingKind.CoverLetter)]
    [InlineData("柳河镇人民政府\n关于报送2023年政府信息公开工作\n年度报告的函\n县政府办公室：\n随函报上。", ReadingKind.CoverLetter)]
    public void What_is_no_report_is_said_to_be_none_in_one_sentence(string text, ReadingKind kind)
    {
        var (result, checks) = Check(SourceDocument.Of(text));

        Assert.Equal(kind, result.Kind);
        var finding = Assert.Single(checks.Findings);
        Assert.Equal(("C5", Tier.Error), (finding.Rule, finding.Tier));
        Assert.Contains(kind == ReadingKind.CoverLetter ? "函" : "不是政府信息公开工作年度报告", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(checks.Outcomes, o => o.Status == RuleStatus.Passed);
        Assert.Throws<SourceRefusedException>(() => ReportReading.RequireReport(result));
    }

    [Theory]
    [InlineData("a letter around it")]
    [InlineData("no headings")]
    [InlineData("section three missing")]
    [InlineData("sections two to four missing")]
    [InlineData("headings without numbers")]
    [InlineData("only totals filled in")]
    public void A_report_with_much_wrong_is_still_a_report(string oddity)
    {
        var paper = Paper.Of(Edition, 2023, 14);
        Oddities.All[oddity](paper);

        Assert.Equal(ReadingKind.Report, Read(Carrier.Text(paper, "tabs")).Kind);
    }

    private static string Body() =>
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。\n一、总体情况\n本镇扎实推进政府信息公开工作。\n五、存在的主要问题及改进情况\n公开还不够及时。\n六、其他需要报告的事项\n无。\n柳河镇人民政府\n2024年1月18日";

    private static ReadingResult Read(string text) => new ReportTextReader(Catalog).Read(text, ReadingHints.None);

    private static CheckedReading Check(SourceDocument source) => new ReportReading(Catalog).ReadAndCheck(source, ReadingHints.None, Engine);

    private static Task<SourceDocument> OpenAsync(string text, string name) => Files.OpenAsync(Encoding.UTF8.GetBytes(text), name, CancellationToken.None);
}
