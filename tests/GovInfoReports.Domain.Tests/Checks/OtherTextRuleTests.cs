using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Checks;

/// <summary>Rules about text that need more beside the report than a sentence; the sentences are in the narrative set.</summary>
public class OtherTextRuleTests
{
    private static readonly CheckContext Context = Sheets.Context("2021") with { UnitName = "昌平县平安镇人民政府", OtherUnitNames = ["昌平县清河镇人民政府", "昌平县财政局"] };

    [Fact]
    public void B1c_holds_for_a_later_edition_by_its_definition()
    {
        var content = Sheets.Clean("2031", ("requests.otherWithdrawn.total", 2)).WithText("requests", "收到的政府信息公开申请中，其他处理5件。");

        var finding = Assert.Single(Sheets.Check(content).Of("B1c"));

        Assert.Equal(new FindingValues(5, 2), finding.Values);
        Assert.Contains("requests.otherWithdrawn.total", finding.Cells.Select(c => c.ToString()));
        Assert.Contains("2", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void B1c_compares_with_the_sum_of_rows_and_waits_for_blank_cells()
    {
        var content = Sheets.Clean("2021", ("requests.refusedProcess.total", 2), ("requests.refusedThirdParty.total", 1)).WithText("requests", "政府信息公开申请不予公开3件。");

        Assert.Empty(Sheets.Check(content).Of("B1c"));
        Assert.Equal(3, Assert.Single(Sheets.Check(content.Set("requests.refusedProcess.total", 4).WithText("requests", "政府信息公开申请不予公开3件。")).Of("B1c")).Values?.Left);
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(content.Set("requests.refusedProcess.total", CellValue.Blank)).StatusOf("B1c"));
    }

    [Fact]
    public void D4b_asks_about_text_like_a_neighbours_of_the_same_year()
    {
        var text = Sheets.Clean("2021").Text("problems") + "上年年报指出的栏目设置不合理、部分链接打不开、办事指南内容陈旧三个问题，已经全部整改完毕。";
        NeighbourText Neighbour(string name, int year, string problems) => NeighbourText.Of(name, year, new Dictionary<string, string> { ["problems"] = problems });
        IReadOnlyList<Finding> Check(params NeighbourText[] neighbours) => Sheets.Check(Sheets.Clean("2021").WithText("problems", text), Context with { Neighbours = neighbours }).Of("D4b");

        var finding = Assert.Single(Check(Neighbour("清河镇人民政府", 2023, text), Neighbour("石桥镇人民政府", 2023, text[..60])));
        Assert.Equal(("problems", Tier.Query), (finding.Section, finding.Tier));
        Assert.Contains("清河镇人民政府", finding.Message, StringComparison.Ordinal);
        Assert.Contains("100%", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Check(Neighbour("清河镇人民政府", 2022, text)));
        Assert.Empty(Check(Neighbour("清河镇人民政府", 2023, new string([.. text.Reverse()]))));
        Assert.Empty(Check(Neighbour("清河镇人民政府", 2023, text[..60])));
    }

    [Theory]
    [InlineData("problems", 95, 95, true)]
    [InlineData("problems", 50, 50, true)]
    [InlineData("problems", 95, 80, false)]
    [InlineData("problems", 38, 38, false)]
    [InlineData("overview", 95, 95, false)]
    public void Problems_count_by_themselves_where_they_are_short_and_nearly_the_same(string section, int letters, int shared, bool isAlike)
    {
        var text = string.Concat((Sheets.Clean("2021").Text("problems") + "上年年报指出的栏目设置不合理、部分链接打不开、办事指南内容陈旧三个问题，已经全部整改完毕。").Where(char.IsLetter))[..letters];
        var other = text[..shared] + new string([.. text[shared..].Reverse()]);
        var content = Sheets.Clean("2021").WithText(section, text);
        NeighbourText neighbour = NeighbourText.Of("清河镇人民政府", 2023, new Dictionary<string, string> { [section] = other }) with { IsPublished = false };

        var found = Sheets.Check(content, (Context with { Neighbours = [neighbour] }).WithLastYear(Sheets.Clean(Sheets.Catalog.Get("2021"), 2022).WithText(section, other)));

        Assert.Equal(isAlike, found.Of("D4b").Any(f => f.Section == section && f.Message.Contains("已提交", StringComparison.Ordinal)));
        Assert.Equal(isAlike || (section is "overview"), found.Of("D4").Any(f => f.Section == section));
    }

    [Fact]
    public void D4b_does_not_count_as_passed_without_neighbours()
    {
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(Sheets.Clean("2021"), Context).StatusOf("D4b"));
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(Sheets.Clean("2021"), Context with { Neighbours = [], OtherUnitNames = null }).StatusOf("D4b"));
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(Sheets.Clean("2021"), Context with { Neighbours = [] }).StatusOf("D4b"));
        var other = NeighbourText.Of("清河镇人民政府", 2023, new Dictionary<string, string> { ["problems"] = "无。" });
        Assert.Equal(RuleStatus.Passed, Sheets.Check(Sheets.Clean("2021"), Context with { Neighbours = [other] }).StatusOf("D4b"));
        var silent = Sheets.Catalog.Get("2021").Sections.Where(s => s.IsNarrative).Aggregate(Sheets.Clean("2021"), (c, s) => c.WithText(s.Code, "无。"));
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(silent, Context with { Neighbours = [other] }).StatusOf("D4b"));
    }

    [Theory]
    [InlineData("清河镇高度重视政府信息公开工作。", Tier.Error)]
    [InlineData("做好清河镇网站的更新。", Tier.Query)]
    [InlineData("与清河镇交流。", null)]
    [InlineData("财政局高度重视政府信息公开工作。", Tier.Error)]
    [InlineData("做好财政局网站的更新。", null)]
    public void D4b_blocks_where_another_unit_stands_for_the_own_one(string sentence, Tier? tier)
    {
        var findings = Sheets.Check(Sheets.Clean("2021").WithText("otherMatters", "没有收取信息处理费。\n" + sentence), Context).Of("D4b");

        Assert.Equal(tier, findings.Count == 0 ? null : Assert.Single(findings).Tier);
    }

    [Theory]
    [InlineData(UnitLevel.Township, "推动全省政务公开工作再上台阶。", true)]
    [InlineData(UnitLevel.Township, "统筹全县各部门主动公开。", true)]
    [InlineData(UnitLevel.Township, "助力推动全县政务公开。", false)]
    [InlineData(UnitLevel.Township, "推动全镇政务公开。", false)]
    [InlineData(UnitLevel.County, "推动全省政务公开工作再上台阶。", true)]
    [InlineData(UnitLevel.County, "统筹全县各部门主动公开。", false)]
    [InlineData(UnitLevel.Province, "推动全省政务公开工作再上台阶。", false)]
    public void D4b_asks_about_a_subject_beyond_the_units_level(UnitLevel level, string sentence, bool found) => Assert.Equal(
        found ? [Tier.Query] : [],
        Sheets.Check(Sheets.Clean("2021").WithText("otherMatters", "没有收取信息处理费。" + sentence), Context with { Level = level }).Of("D4b").Select(f => f.Tier));

    [Fact]
    public void D4b_lets_a_county_speak_as_a_county() =>
        Assert.Empty(Sheets.Check(Sheets.Clean("2021").WithText("otherMatters", "没有收取信息处理费。县政府及县政府办公室公开信息12条。"), Context with { Level = UnitLevel.County }).Of("D4b"));

    [Theory]
    [InlineData("各级政府部门高度重视政府信息公开，不断推进主动公开，规范依申请公开，加强政府信息管理，完善公开平台建设，强化监督保障，让人民群众更好地了解政府工作，提升了政府公信力，营造了良好的营商环境，取得了积极成效，为经济社会高质量发展提供了有力支撑，一些地区还积极探索新的公开方式，值得总结推广，今后还要持续努力，不断提高公开质量，更好满足公众需要。", Tier.Query)]
    [InlineData("我镇高度重视政府信息公开，不断推进主动公开，规范依申请公开，加强政府信息管理，完善公开平台建设，强化监督保障，让人民群众更好地了解政府工作，提升了政府公信力，营造了良好的营商环境，取得了积极成效，为经济社会高质量发展提供了有力支撑，一些村还积极探索新的公开方式，值得总结推广，今后还要持续努力，不断提高公开质量，更好满足公众需要。", Tier.Hint)]
    [InlineData("平安镇高度重视政府信息公开，不断推进主动公开，规范依申请公开，加强政府信息管理，完善公开平台建设，强化监督保障，让人民群众更好地了解政府工作，提升了政府公信力，营造了良好的营商环境，取得了积极成效，为经济社会高质量发展提供了有力支撑，一些村还积极探索新的公开方式，值得总结推广，今后还要持续努力，不断提高公开质量，更好满足公众需要。", null)]
    [InlineData("各项工作扎实推进，主动公开、依申请公开、政府信息管理、平台建设、监督保障有序开展。", null)]
    public void D4c_asks_about_an_overview_that_could_be_anybodys(string text, Tier? tier)
    {
        var findings = Sheets.Check(Sheets.Clean("2021").WithText("overview", text), Context).Of("D4c");

        Assert.Equal(tier, findings.Count == 0 ? null : Assert.Single(findings).Tier);
    }

    [Theory]
    [InlineData("0571-88886666", "0571-88886666", false)]
    [InlineData("0571-88886666", "0571-88886656", true)]
    [InlineData("0571-23130312", "0571-23100312", true)]
    [InlineData("0571-88886612", "0571-88886621", true)]
    [InlineData("0571-88886666", "88886656", true)]
    public void E4_asks_about_a_number_that_differs_from_last_years_by_one_digit(string now, string before, bool found)
    {
        var findings = E4($"联系电话：{now}。", $"联系电话：{before}。");

        Assert.Equal(found ? [Tier.Query] : [], findings.Select(f => f.Tier));
    }

    [Theory]
    [InlineData("电话：0571-88886666，地址：富春县平安镇人民路12号", "电话：0571-88886666，地址：富春县平安镇人民路21号", Tier.Query, "地址 富春县平安镇人民路12号 与2022年度年报的 富春县平安镇人民路21号")]
    [InlineData("电话：0571-88886666，地址：富春县平安镇建设路5号3楼", "电话：0571-88886666，地址：富春县平安镇人民路12号", Tier.Hint, "富春县平安镇人民路12号")]
    [InlineData("联系电话：0571-88886666", "联系电话：0571-67123456", Tier.Hint, "电话是 0571-88886666，2022年度年报是 0571-67123456")]
    [InlineData("电话：0571-88886666 邮编：311400", "电话：0571-88886666 邮编：311440", Tier.Query, "邮编 311400")]
    [InlineData("电话：0571-88886666，邮箱：gkb@pingan.gov.cn", "电话：0571-88886666，邮箱：gkd@pingan.gov.cn", Tier.Query, "邮箱 gkb@pingan.gov.cn")]
    [InlineData("电话：0571-88886666，见http://www.pingan.gov.cn/zfxxgk/2023.html", "电话：0571-88886666，见http://www.ping-an.gov.cn/zfxxgk/2022.html", Tier.Query, "www.ping-an.gov.cn")]
    [InlineData("电话：0571-88886666，见[县政府网站](https://www.fuchun.gov.cn/a)", "电话：0571-88886666，见https://zwgk.hz.gov.cn/", Tier.Hint, "网址是 www.fuchun.gov.cn")]
    public void E4_asks_about_what_differs_from_last_years(string now, string before, Tier tier, string words)
    {
        var finding = Assert.Single(E4(now, before));

        Assert.Equal((tier, TextSections.Preamble), (finding.Tier, finding.Section));
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.NotEqual(finding.Fingerprint, Assert.Single(E4(now, before.Replace("440", "490", StringComparison.Ordinal).Replace("21号", "22号", StringComparison.Ordinal).Replace("67123456", "67123457", StringComparison.Ordinal).Replace("12号", "14号", StringComparison.Ordinal).Replace("gkd", "gkc", StringComparison.Ordinal).Replace("ping-an", "pingam", StringComparison.Ordinal).Replace("hz", "nb", StringComparison.Ordinal))).Fingerprint);
    }

    [Theory]
    [InlineData("电话：0571-88886666", "电话：0571－88886666")]
    [InlineData("电话：0571-88886666", "电话：（0571）88886666，传真：0571-67123456")]
    [InlineData("电话：0571-88886666，传真：0571-88886667", "电话：88886666")]
    [InlineData("电话：0571-88886666，地址：浙江省富春县平安镇人民路12号", "电话：0571-88886666，地址：平安镇人民路１２号")]
    [InlineData("电话：0571-88886666，地址：平安镇人民路12号，邮编311400", "电话：0571-88886666，地址为平安镇人民路12号 邮政编码：311400")]
    [InlineData("电话：0571-88886666，见https://pingan.gov.cn/2023/1.html", "电话：0571-88886666，见http://www.pingan.gov.cn/2022/9.html")]
    [InlineData("电话：0571-88886666，邮箱：GKB@pingan.gov.cn", "电话：0571-88886666，邮箱：gkb@pingan.gov.cn")]
    [InlineData("电话：0571-88886666，地址：见附件所列", "电话：0571-88886666，地址：平安镇人民路12号")]
    [InlineData("电话：0571-88886666", "如有疑问，请与党政办公室联系")]
    public void E4_takes_the_same_written_otherwise_for_the_same(string now, string before) => Assert.Empty(E4(now, before));

    [Fact]
    public void E4_leaves_numbers_and_sites_in_other_parts_alone()
    {
        var content = Sheets.Clean("2021");
        ReportContent With(string text) => content.WithText("otherMatters", $"没有收取信息处理费。{text}");

        Assert.Empty(Sheets.Check(With("热线0571-67123456，网站www.a.gov.cn。"), Sheets.Context("2021").WithLastYear(With("热线0571-67123457，网站www.b.gov.cn。"))).Of("E4"));
    }

    [Theory]
    [InlineData("联系电话为5560000", false)]
    [InlineData("联系电话是556000", false)]
    [InlineData("联系人：王明，电话5560000", false)]
    [InlineData("咨询电话（工作日）：5560000", false)]
    [InlineData("邮箱为zwgk@pingan.gov.cn", false)]
    [InlineData("电子邮箱是 zwgk@pingan.gov.cn", false)]
    [InlineData("热线号码为12315", false)]
    [InlineData("可与党政办公室联系", true)]
    [InlineData("全年接听热线120次", true)]
    [InlineData("全年点击5560000次", true)]
    public void E4_knows_a_way_to_reach_the_unit_however_it_is_put(string contact, bool found)
    {
        var content = Sheets.Clean("2021");

        var findings = Sheets.Check(content with { Preamble = content.Preamble.Replace("联系电话：0571-88886666", contact, StringComparison.Ordinal) }).Of("E4");

        Assert.Equal(found ? 1 : 0, findings.Count(f => f.Tier == Tier.Hint && f.Section == TextSections.Preamble));
    }

    [Theory]
    [InlineData("电话：0571-88886666，邮箱：pingan@163.com", true)]
    [InlineData("电话：0571-88886666，邮箱：pingan@fuchun.gov.cn", false)]
    [InlineData("电话：0571-88886666，邮箱：zwgk@mail.163.gov.cn", false)]
    public void E4_hints_at_a_mailbox_that_anybody_can_have(string now, bool found)
    {
        var findings = E4(now, now);

        Assert.Equal(found ? [Tier.Hint] : [], findings.Select(f => f.Tier));
    }

    private static IReadOnlyList<Finding> E4(string now, string before)
    {
        var content = Sheets.Clean("2021");
        ReportContent With(string contact) => content with { Preamble = content.Preamble.Replace("0571-88886666", contact, StringComparison.Ordinal) };
        return Sheets.Check(With(now), Sheets.Context("2021").WithLastYear(With(before))).Of("E4");
    }

    [Theory]
    [InlineData("12.5", null, false)]
    [InlineData("125000", null, true)]
    [InlineData("2500", "2.5", true)]
    [InlineData("250", "2.5", false)]
    public void E5_asks_about_fees_that_look_like_yuan(string amount, string? before, bool found)
    {
        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var content = Sheets.Clean("2021").Set("disclosure.fees.amount", Number(amount));
        var context = before is null ? Sheets.Context("2021") : Sheets.Context("2021").WithLastYear(Sheets.Clean("2021").Set("disclosure.fees.amount", Number(before)));

        Assert.Equal(found ? 1 : 0, Sheets.Check(content, context).Of("E5").Count);
    }

    [Fact]
    public void E5_asks_for_the_unit_of_an_amount_that_the_form_leaves_open()
    {
        var content = Sheets.Clean("2019").Set("disclosure.procurement.items", 2).Set("disclosure.procurement.amount", 178810055);

        Assert.Single(Sheets.Check(content).Of("E5"));
        Assert.Empty(Sheets.Check(content.WithText("otherMatters", "采购总金额的单位为元。")).Of("E5"));
    }

    [Fact]
    public void E1c_cannot_judge_without_a_date_but_finds_what_is_too_young_for_any()
    {
        var content = Sheets.Clean("2021") with { Signature = "平安镇人民政府" };

        Assert.Equal(RuleStatus.NotRun, Sheets.Check(content).StatusOf("E1c"));
        Assert.Single(Sheets.Check(content.WithText("otherMatters", "没有收取信息处理费。落实富政发〔2025〕3号文件。")).Of("E1c"));
    }

    [Fact]
    public void E1c_knows_when_the_notices_on_this_report_were_issued()
    {
        var content = Sheets.Clean("2019", ("requests.received.total", 0)) with { Signature = "平安镇人民政府\n2020年1月6日" };

        var findings = Sheets.Check(content.WithText("otherMatters", "按国办函〔2020〕109号收取信息处理费0元。"), Sheets.Context("2019") with { Year = 2019 }).Of("E1c");

        Assert.Single(findings);
    }

    [Theory]
    [InlineData("村民陈志强（家住平安镇河东村38号）申请公开征地信息。", 2)]
    [InlineData("申请人王某提出申请。", 0)]
    public void P1_asks_about_names_and_homes_and_shows_neither(string sentence, int count)
    {
        var findings = Sheets.Check(Sheets.Clean("2021").WithText("otherMatters", "没有收取信息处理费。" + sentence)).Of("P1");

        Assert.Equal(count, findings.Count);
        Assert.All(findings, f => Assert.Equal(Tier.Query, f.Tier));
        Assert.All(findings, f => Assert.DoesNotContain("志强", f.Message + f.Source?.Text + f.Id, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.DoesNotContain("38号", f.Message + f.Source?.Text + f.Id, StringComparison.Ordinal));
    }
}
