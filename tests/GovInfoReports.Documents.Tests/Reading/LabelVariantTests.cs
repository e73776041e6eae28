using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>Labels and headings as they were seen in published reports.</summary>
public sealed class LabelVariantTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly TextShape[] Shapes = [TextShape.Word, TextShape.Tabs, TextShape.Pipes, TextShape.Lines, TextShape.Spaces];

    [Theory]
    [InlineData("2021", "行政规范性文件", "规范性文件")]
    [InlineData("2021", "行政规范性文件", "行政规范性文件（以政府、政府办名义制发的）")]
    [InlineData("2021", "规章", "规章（设区的市以上填写）")]
    [InlineData("2021", "规章", "规章：由设区的市以上政府填写")]
    [InlineData("2021", "行政许可", "行政许可【含依法未公开的】")]
    [InlineData("2021", "行政处罚", "行政处罚（指作出的行政处罚决定，包括警告、通报批评，罚款、没收违法所得，暂扣许可证件、降低资质等级、吊销许可证件，限制开展生产经营活动、责令停产停业、责令关闭、限制从业，行政拘留，以及法律、行政法规规定的其他行政处罚，不含当场作出的）")]
    [InlineData("2021", "现行有效件数", "先行有效件数")]
    [InlineData("2021", "本年制发件数", "本年（2023）制发件数")]
    [InlineData("2021", "本年制发件数", "本年(2023)制发件数")]
    [InlineData("2021", "行政事业性收费", "行政事业型收费")]
    [InlineData("2021", "本年收费金额（单位：万元）", "本年收费金额（万元）")]
    [InlineData("2021", "本年收费金额（单位：万元）", "本年收费金额")]
    [InlineData("2019", "本年增/减", "本年增/减处")]
    [InlineData("2019", "本年增/减", "本年增/")]
    [InlineData("2019", "采购项目数量", "采购项目数")]
    [InlineData("2019", "采购总金额", "采购总金额（元）")]
    [InlineData("2021", "危及“三安全一稳定”", "危及“三安全一隐患”")]
    [InlineData("2021", "（七）总计", "（七）总结")]
    [InlineData("2021", "其他结果", "其他其结果")]
    [InlineData("2021", "其他法律行政法规禁止公开", "其他法律法规禁止公开")]
    [InlineData("2021", "其他法律行政法规禁止公开", "其他法律和行政法规禁止公开")]
    [InlineData("2021", "其他法律行政法规禁止公开", "其他法律行政止公开")]
    [InlineData("2021", "2.其他法律行政法规禁止公开", "其他法律行政止公开")]
    [InlineData("2021", "要求行政机关确认或重新出具已获取信息", "要求行政机关重新出具信息")]
    [InlineData("2021", "没有现成信息需要另行制作", "没有现成信息另制作")]
    [InlineData("2021", "行政机关不再处理其政府信息公开申请", "行政机关不再受理其政府信息公开申请")]
    [InlineData("2021", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开")]
    [InlineData("2021", "勾稽关系", "钩稽关系")]
    [InlineData("2021", "本列数据的勾稽关系为", "数据的勾稽关系为")]
    public void Variant_of_a_label_is_read_and_at_most_asked_about(string form, string official, string variant)
    {
        foreach (var shape in Shapes)
        {
            var (reading, figures) = Read(form, shape, t => t.Replace(official, variant, StringComparison.Ordinal));
            Assert.Empty(RoundTripTests.Differences(figures, reading.Content.Figures).Select(d => $"{shape}: {d}"));
            Assert.Empty(reading.Findings.Where(f => f.Rule != "C3").Select(f => $"{shape}: {f.Message}"));
            Assert.True(reading.Findings.Count > 0, $"{shape}: nothing is said");
        }
    }

    [Theory]
    [InlineData("2021", "本年废止件数", "本年 废止件数")]
    [InlineData("2019", "本年新制作数量", "本年新 制作数量")]
    [InlineData("2021", "商业企业", "商业 企业")]
    [InlineData("2021", "科研机构", "科研　机构")]
    public void Spaces_within_a_label_are_nothing(string form, string official, string variant)
    {
        foreach (var shape in Shapes.Where(s => s != TextShape.Spaces))
        {
            var (reading, figures) = Read(form, shape, t => t.Replace(official, variant, StringComparison.Ordinal));
            Assert.Empty(RoundTripTests.Differences(figures, reading.Content.Figures).Select(d => $"{shape}: {d}"));
            Assert.Empty(reading.Findings.Select(f => f.Message));
        }
    }

    [Fact]
    public void Labels_of_section_four_broken_in_the_wrong_places_are_read()
    {
        foreach (var shape in new[] { TextShape.Tabs, TextShape.Spaces })
        {
            var gap = shape == TextShape.Tabs ? '\t' : ' ';
            var (reading, figures) = Read("2021", shape, t => t.Replace($"结果维持{gap}结果纠正{gap}其他结果{gap}尚未审结{gap}总计", "结果 维持结果 纠正其他 结果尚未 审结总计".Replace(' ', gap), StringComparison.Ordinal));
            Assert.Empty(RoundTripTests.Differences(figures, reading.Content.Figures).Select(d => $"{shape}: {d}"));
            Assert.Empty(reading.Findings.Select(f => $"{shape}: {f.Message}"));
        }
    }

    [Theory]
    [InlineData("一、总体情况", "一、工作基本情况")]
    [InlineData("一、总体情况", "一、概述")]
    [InlineData("一、总体情况", "一、年度工作核心成效")]
    [InlineData("一、总体情况", "一、总体情况、")]
    [InlineData("一、总体情况", "一总体情况")]
    [InlineData("一、总体情况", "1、 总体情况")]
    [InlineData("二、主动公开政府信息情况", "二、政府信息主动公开情况")]
    [InlineData("二、主动公开政府信息情况", "二、主动公开政府政府情况")]
    [InlineData("二、主动公开政府信息情况", "二、主动公开政府信息情况（有关情况附表）")]
    [InlineData("三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情况（有关情况附表）")]
    [InlineData("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况")]
    [InlineData("四、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政法复议、行政诉讼情况")]
    [InlineData("四、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政复议与行政诉讼情况")]
    [InlineData("四、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行行政复议")]
    [InlineData("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况")]
    [InlineData("五、存在的主要问题及改进情况", "五、存在的主要问题及改进措施")]
    [InlineData("五、存在的主要问题及改进情况", "五、存在的主要问题和改进情况")]
    [InlineData("六、其他需要报告的事项", "六、其他需报告的事项")]
    [InlineData("六、其他需要报告的事项", "六、其他需说明事项")]
    [InlineData("六、其他需要报告的事项", "六、需要说明其他事项")]
    public void Variant_of_a_heading_begins_its_section(string official, string variant)
    {
        var (reading, figures) = Read("2021", TextShape.Word, t => t.Replace($"{official}\n", $"{variant}\n", StringComparison.Ordinal));
        Assert.Equal(6, reading.Headings.Count);
        Assert.Empty(RoundTripTests.Differences(figures, reading.Content.Figures));
        Assert.All(reading.Findings, f => Assert.True(f.Rule is "D1" or "D1b" && f.Tier != Tier.Error, f.Message));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("", "")]
    [InlineData("/", "/")]
    [InlineData("-", "/")]
    [InlineData("无", "/")]
    [InlineData("０", "0")]
    [InlineData(" 0 ", "0")]
    [InlineData("00元", "0")]
    [InlineData("18703元", "1.8703")]
    [InlineData("152.2万元", "152.2")]
    [InlineData("75394432.52元", "7539.443252")]
    [InlineData("24252.311082", "24252.311082")]
    public void Figure_as_it_was_seen_is_read_or_said_to_be_blank(string typed, string expected)
    {
        var cell = CellId.Parse("disclosure.fees.amount");
        var (reading, _) = Read("2021", TextShape.Word, t => t.Replace("\t行政事业性收费\n\t0\n", $"\t行政事业性收费\n\t{typed}\n", StringComparison.Ordinal), isZero: true);
        Assert.Equal(expected, reading.Content.Figures[cell].ToString());
        Assert.Equal(expected.Length == 0, reading.Doubts.ContainsKey(cell));
    }

    private static (ReadingResult Reading, ReportFigures Figures) Read(string form, TextShape shape, Func<string, string> change, bool isZero = false)
    {
        var edition = Catalog.Get(form);
        var figures = isZero ? WrittenReport.Zeros(edition) : RandomFigures.For(edition, new Random(7), withGaps: false);
        var text = new WrittenReport(edition, edition.FirstYear + 1, shape) { Figures = figures }.ToString();
        var changed = change(text);
        Assert.True(isZero || changed != text, "nothing was changed");
        return (new ReportTextReader(Catalog).Read(changed, ReadingHints.None), figures);
    }
}
