using System.Globalization;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Checks;

public class TextRuleTests
{
    private static ReportContent Clean => Sheets.Clean("2021");

    private static IReadOnlyList<Finding> Otherwise(string rule, string sentence) => Sheets.Check(Clean.WithText("otherMatters", sentence)).Of(rule);

    [Fact]
    public void D2_finds_an_empty_section()
    {
        var finding = Assert.Single(Sheets.Check(Clean.WithText("problems", "  \n")).Of("D2"));

        Assert.Equal((Tier.Error, "problems"), (finding.Tier, finding.Section));
    }

    [Fact]
    public void D2_advises_to_say_that_there_is_nothing_only_where_there_may_be_nothing()
    {
        Assert.Contains("也应写明没有", Assert.Single(Sheets.Check(Clean.WithText("otherMatters", string.Empty)).Of("D2")).Advice!, StringComparison.Ordinal);
        Assert.DoesNotContain("没有", Assert.Single(Sheets.Check(Clean.WithText("problems", string.Empty)).Of("D2")).Advice!, StringComparison.Ordinal);
    }

    [Fact]
    public void D2_asks_only_where_another_heading_may_hold_the_section()
    {
        var content = Clean.WithText("problems", string.Empty) with { AdditionalSections = [new AdditionalSection("当前主要问题及下步改进举措", "更新不及时，将按季核对。", "disputes")] };

        Assert.Equal(Tier.Query, Assert.Single(Sheets.Check(content).Of("D2")).Tier);
    }

    [Fact]
    public void D2_asks_about_subjects_that_the_overview_leaves_out_and_says_where_they_are()
    {
        var content = Clean.WithText("overview", "主动公开文件12件，办理公开申请，开展培训。").WithText("otherMatters", "平台建设：维护专栏。");

        var finding = Assert.Single(Sheets.Check(content).Of("D2"));

        Assert.Equal(Tier.Query, finding.Tier);
        Assert.Contains("“政府信息管理”、“政府信息公开平台建设”。其中“政府信息公开平台建设”写在了其他部分", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnitLevel.County, "没有考核到个人。", "“社会评议结果情况”、“责任追究结果情况”")]
    [InlineData(UnitLevel.City, "社会评议满意度调查得分92分，未发生问责。", "“工作考核结果情况”")]
    [InlineData(UnitLevel.Province, "经考核和社会评议，未发生责任追究。", null)]
    [InlineData(UnitLevel.Department, "无。", null)]
    [InlineData(UnitLevel.Township, "无。", null)]
    public void D2a_asks_governments_for_what_only_they_report(UnitLevel level, string sentence, string? missing)
    {
        var content = Clean.WithText("overview", "主动公开、依申请公开、政府信息管理、平台建设、监督。").WithText("otherMatters", sentence);

        var findings = Sheets.Check(content, Sheets.Context("2021", level)).Of("D2a");

        Assert.Equal(missing is null ? 0 : 1, findings.Count);
        Assert.All(findings, f => Assert.Equal((Tier.Query, "overview", true), (f.Tier, f.Section, f.Message.Contains($"全文未见{missing}。", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("platform", "通过政府网站公开信息80条。")]
    [InlineData("platform", "在微信公众号发布信息30条。")]
    [InlineData("platform", "政务新媒体推送信息9条。")]
    [InlineData("proactive", "收到公开政府信息的申请5件。")]
    [InlineData("proactive", "依申请公开政府信息5件。")]
    [InlineData("onRequest", "公文标注主动公开、依申请公开、不予公开三种。")]
    [InlineData("management", "升级企业信息管理系统。")]
    [InlineData("supervision", "公开市场监督执法信息和监督电话。")]
    [InlineData("supervision", "发布农民职业培训信息。")]
    public void A_word_in_passing_is_not_taken_for_what_the_overview_must_speak_of(string code, string text) => Assert.False(Aspect(code).IsSpokenOf(text));

    [Theory]
    [InlineData("platform", "做好政府网站专栏维护。")]
    [InlineData("platform", "加强政府网站内容建设，优化栏目。")]
    [InlineData("platform", "设置信息公开查阅点2处。")]
    [InlineData("proactive", "全年公开政府信息128条；收到公开政府信息的申请5件。")]
    [InlineData("onRequest", "公文标注主动公开、依申请公开、不予公开三种。办理公开申请5件。")]
    [InlineData("management", "落实保密审查，停用旧的信息管理系统。")]
    [InlineData("supervision", "将公开工作纳入年度考核，接受社会监督。")]
    public void What_the_overview_must_speak_of_is_recognised(string code, string text) => Assert.True(Aspect(code).IsSpokenOf(text));

    private static RequiredAspect Aspect(string code) => Sheets.Catalog.ForYear(2023)!.Sections.SelectMany(s => s.Aspects).Single(a => a.Code == code);

    [Theory]
    [InlineData("[image: 微信图片]政府信息", true)]
    [InlineData("[bookmark: _GoBack]", true)]
    [InlineData("特此函告。", true)]
    [InlineData("Normal 0 7.8 磅", true)]
    [InlineData("抄送：县政府办公室。", true)]
    [InlineData("平安镇党政办公室        2022年1月12日印发", true)]
    [InlineData("县政府办公室：", true)]
    [InlineData("按照《关于印发工作要点的通知》要求，印发方案3份。", false)]
    [InlineData("及时将答复书抄送有关部门。", false)]
    [InlineData("[县政府网站](https://example.gov.cn/)", false)]
    public void D3_finds_what_a_letter_or_word_processor_left(string sentence, bool found) => Assert.Equal(found ? 1 : 0, Otherwise("D3", sentence).Count);

    [Fact]
    public void D5_counts_characters_without_spaces_and_punctuation()
    {
        var padding = string.Concat(Enumerable.Repeat("公开，", 500));

        Assert.Empty(Sheets.Check(Clean.WithText("overview", Clean.Text("overview") + string.Concat(Enumerable.Repeat("，。 ", 900)))).Of("D5"));
        Assert.Empty(Sheets.Check(Clean.WithText("overview", Clean.Text("overview") + padding[..600])).Of("D5"));
        Assert.Equal(Tier.Query, Assert.Single(Sheets.Check(Clean.WithText("overview", Clean.Text("overview") + padding)).Of("D5")).Tier);
    }

    [Theory]
    [InlineData("公开信息340余条，推送300余篇。", true)]
    [InlineData("发放四十余份资料。", true)]
    [InlineData("公开信息340条，业余时间学习。", false)]
    public void D7_hints_at_approximate_numbers(string sentence, bool found) =>
        Assert.Equal(found ? [Tier.Hint] : [], Otherwise("D7", sentence).Select(f => f.Tier));

    [Theory]
    [InlineData("截止2023年12月31日，", Tier.Hint, "截至")]
    [InlineData("及时公开政务信心", Tier.Query, "公开政务信息")]
    [InlineData("严把政治观、法律关", Tier.Query, "政治关")]
    [InlineData("请于平安镇党政办联系", Tier.Query, "请与平安镇党政办联系")]
    [InlineData("申请人逾期不正，不再处理", Tier.Query, "逾期不补正")]
    public void T1_finds_slips_of_the_pen_and_says_what_was_meant(string sentence, Tier tier, string right)
    {
        var finding = Assert.Single(Otherwise("T1", sentence));

        Assert.Equal(tier, finding.Tier);
        Assert.Contains(right, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("报名截止时间为5月，截止日期另行通知。")]
    [InlineData("截至2023年底，增强群众信心。")]
    [InlineData("严把政治关、政策关、保密审查关。")]
    [InlineData("请于1月20日前联系我办。")]
    [InlineData("树立正确的政治观。")]
    [InlineData("逾期不补正的视为放弃。")]
    public void T1_leaves_right_words_alone(string sentence) => Assert.Empty(Otherwise("T1", sentence));

    [Fact]
    public void E1_finds_another_year_in_the_title_the_preamble_and_the_period()
    {
        Assert.Equal("title", Assert.Single(Sheets.Check(Clean with { Title = "平安镇2022年政府信息公开工作年度报告" }).Of("E1")).Section);
        Assert.Equal(Tier.Error, Assert.Single(Sheets.Check(Clean with { Preamble = Clean.Preamble + "现公布2022年度政府信息公开工作年度报告。" }).Of("E1")).Tier);
        Assert.Equal(Tier.Error, Assert.Single(Sheets.Check(Clean with { Preamble = "统计期限为2022年1月1日至12月31日。" }).Of("E1")).Tier);
        Assert.Equal(Tier.Error, Assert.Single(Sheets.Check(Clean with { Preamble = "统计期限为2023年1月1日起至2022年12月31日。" }).Of("E1")).Tier);
    }

    [Fact]
    public void E1_asks_about_an_unusual_period_and_hints_at_none()
    {
        Assert.Equal(Tier.Query, Assert.Single(Sheets.Check(Clean with { Preamble = "统计期限为2023年9月1日至12月31日。" }).Of("E1")).Tier);
        Assert.Equal(Tier.Hint, Assert.Single(Sheets.Check(Clean with { Preamble = "联系电话：0571-88886666。" }).Of("E1")).Tier);
        Assert.Empty(Sheets.Check(Clean with { Preamble = "统计期限从2023年1月1日到12月31日止。较2022年有进步。" }).Of("E1"));
    }

    [Theory]
    [InlineData("平安镇人民政府\n2024年1月15日", null)]
    [InlineData("平安镇人民政府\n2023年1月3日", Tier.Error)]
    [InlineData("平安镇人民政府\n2024年6月3日", Tier.Query)]
    [InlineData("平安镇人民政府\n2023年12月30日", Tier.Query)]
    [InlineData("平安镇人民政府\n2026年1月3日", Tier.Query)]
    public void E1b_expects_the_signature_in_the_first_quarter_after_the_year(string signature, Tier? tier)
    {
        var findings = Sheets.Check(Clean with { Signature = signature }).Of("E1b");

        Assert.Equal(tier, findings.Count == 0 ? null : findings[0].Tier);
    }

    [Theory]
    [InlineData("2024年1月15日", "2024-01-15", null)]
    [InlineData("2024年1月15日", "2024-01-14", Tier.Query)]
    [InlineData("2024-01-15", "2024-01-14", Tier.Query)]
    [InlineData("2024.1.15", "2023-11-20", Tier.Query)]
    [InlineData("二〇二四年一月十五日", "2024-01-14", Tier.Query)]
    [InlineData("2023年2月20日", "2023-02-21", Tier.Query)]
    [InlineData("2023年2月20日", "2024-01-21", Tier.Error)]
    [InlineData("2024年6月3日", "2024-06-03", Tier.Query)]
    public void E1b_asks_about_a_day_to_come_and_lets_a_dissolved_unit_sign_early(string date, string today, Tier? tier)
    {
        var context = Sheets.Context("2021") with { Today = DateOnly.Parse(today, CultureInfo.InvariantCulture) };

        var findings = Sheets.Check(Clean with { Signature = $"平安镇人民政府\n{date}" }, context).Of("E1b");

        Assert.Equal(tier, findings.Count == 0 ? null : findings[0].Tier);
    }

    [Fact]
    public void E2_asks_about_the_notice_of_another_edition()
    {
        Assert.Single(Sheets.Check(Clean with { Preamble = "根据国办公开办函〔2019〕60号编制，统计期限为2023年1月1日至12月31日。电话0571-88886666。" }).Findings, f => f.Rule == "E2");
        Assert.Empty(Sheets.Check(Clean with { Preamble = "国办公开办函〔2019〕60号已由国办公开办函〔2021〕30号代替。" }).Of("E2"));
        Assert.Empty(Sheets.Check(Clean with { Preamble = "根据《条例》编制。" }).Of("E2"));
    }

    [Fact]
    public void Missing_signature_date_and_contact_are_hints_only()
    {
        var report = Sheets.Check(Clean with { Signature = string.Empty, Preamble = "统计期限为2023年1月1日至12月31日。" });

        Assert.Equal(["E4", "E3"], report.Findings.Select(f => f.Rule));
        Assert.All(report.Findings, f => Assert.Equal(Tier.Hint, f.Tier));
        Assert.Equal("E3", Assert.Single(Sheets.Check(Clean with { Signature = "平安镇人民政府" }).Findings).Rule);
    }

    [Theory]
    [InlineData("关于报送2023年政府信息公开工作年度报告的函", Tier.Query)]
    [InlineData("平安镇政府信息公开工作年度报告", Tier.Hint)]
    [InlineData("", Tier.Hint)]
    [InlineData("平安镇2023年政府信息公开工作年度\n\n报   告", null)]
    public void F1_looks_at_the_title(string title, Tier? tier)
    {
        var findings = Sheets.Check(Clean with { Title = title }).Of("F1");

        Assert.Equal(tier, findings.Count == 0 ? null : findings[0].Tier);
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("110105194912310021", false)]
    [InlineData("1101051949123100", false)]
    public void P1_blocks_identity_numbers_with_a_right_check_digit_and_never_repeats_them(string number, bool found)
    {
        var findings = Otherwise("P1", $"申请人{number}申请公开。");

        Assert.Equal(found ? 1 : 0, findings.Count);
        Assert.All(findings, f => Assert.DoesNotContain(number, f.Message + f.Source?.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("联系人手机13800001234。", true)]
    [InlineData("电话138****1234，热线12345，座机0571-88886666。", false)]
    public void P3_asks_about_mobile_numbers(string sentence, bool found) => Assert.Equal(found ? 1 : 0, Otherwise("P3", sentence).Count);

    [Fact]
    public void Findings_in_text_name_their_section_and_words()
    {
        var content = Clean with { AdditionalSections = [new AdditionalSection("公开平台建设情况", "及时公开政务信心。", "disclosure")] };

        var finding = Assert.Single(Sheets.Check(content).Findings);

        Assert.Equal(TextSections.Additional, finding.Section);
        Assert.Equal("公开政务信心", finding.Source?.Text);
        Assert.Contains("公开平台建设情况", finding.Message, StringComparison.Ordinal);
    }
}
