using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Tests.Checks;

public class NarrativeRuleTests
{
    private static CheckReport WithSentence(ReportContent content, string sentence) => Sheets.Check(content.WithText("overview", content.Text("overview") + "\n" + sentence));

    [Theory]
    [InlineData("本年度未收到依申请公开政府信息申请。", true)]
    [InlineData("全年没有收到公民、法人或其他组织提出的政府信息公开申请。", true)]
    [InlineData("本年度未收到因政府信息公开申请引起的行政复议。", false)]
    [InlineData("未收到不服政府信息公开申请答复的诉讼。", false)]
    [InlineData("未收到信访件。", false)]
    public void B1a_finds_none_received_beside_a_table_that_counts_some(string sentence, bool found)
    {
        var finding = WithSentence(Sheets.FiveGranted(), sentence).Of("B1a");

        Assert.Equal(found ? 1 : 0, finding.Count);
        Assert.All(finding, f => Assert.Equal((Tier.Error, "overview"), (f.Tier, f.Section)));
    }

    [Fact]
    public void B1a_lets_none_received_stand_beside_zeros() =>
        Assert.Empty(WithSentence(Sheets.Clean("2021"), "本年度未收到政府信息公开申请。").Findings);

    [Theory]
    [InlineData("全年收到政府信息公开申请 5 件。", false)]
    [InlineData("全年共受理依申请公开7件。", true)]
    [InlineData("共收到政府信息公开申请7件，其中网上收到政府信息公开申请5件。", false)]
    [InlineData("全年收到政府信息公开申请70余件。", false)]
    [InlineData("收到群众来信7件。", false)]
    public void B1b_compares_the_number_of_applications(string sentence, bool found) =>
        Assert.Equal(found ? 1 : 0, WithSentence(Sheets.FiveGranted(), sentence).Of("B1b").Count);

    [Fact]
    public void B1b_accepts_the_number_with_those_carried_over()
    {
        var content = Sheets.Clean("2021")
            .Row("received", ("naturalPerson", 74), ("total", 74)).Row("carriedOver", ("naturalPerson", 1), ("total", 1))
            .Row("granted", ("naturalPerson", 75), ("total", 75)).Row("handledTotal", ("naturalPerson", 75), ("total", 75));

        Assert.Empty(WithSentence(content, "收到政府信息公开申请75件。").Of("B1b"));
    }

    [Fact]
    public void B1f_asks_where_the_text_says_nothing_of_applications()
    {
        var content = Sheets.FiveGranted("2019").WithText("overview", "我镇及时公开各类信息，加强监督。").WithText("problems", "规范依申请公开。");

        var finding = Assert.Single(Sheets.Check(content).Of("B1f"));

        Assert.Equal((Tier.Query, 5m), (finding.Tier, finding.Values?.Right));
        Assert.Empty(Sheets.Check(content.WithText("requests", "全年办理申请5件。")).Of("B1f"));
        Assert.Empty(Sheets.Check(Sheets.Clean("2019").WithText("overview", "我镇及时公开。")).Of("B1f"));
    }

    [Theory]
    [InlineData("公开信息212条。其中动态信息143条，目录更新67条；办事指南28条；转载45条。", Tier.Query)]
    [InlineData("主动公开163条，其中，通过专栏公开23条，通过公众号公开140条。", null)]
    [InlineData("公开重点领域信息13条。一是预算3条，二是监管4条；三是社会6条。", null)]
    [InlineData("公开信息135条，其中文件34条、动态100条。", Tier.Query)]
    [InlineData("公开信息2558条，其中文件82条、动态300条。", null)]
    [InlineData("公开信息100条，其中文件50条、动态40条等。", null)]
    [InlineData("公开信息100条，其中文件50余条、动态40条。", null)]
    [InlineData("公开信息100条，其中文件50件、动态40条。", null)]
    [InlineData("公开信息100条，其中文件20条。", null)]
    [InlineData("公开信息100条，其中文件60条，同比增加20条。", null)]
    [InlineData("公开信息1,200条，其中文件200条，动态1000条。", null)]
    [InlineData("公开信息100条，其中文件60条（其他30条），动态40条。", null)]
    [InlineData("收到来信24件，办结20件，其中网上12件、信函8件。", null)]
    public void B2a_adds_up_what_follows_a_number(string sentence, Tier? tier)
    {
        var findings = WithSentence(Sheets.Clean("2021"), sentence).Of("B2a");

        Assert.Equal(tier, findings.Count == 0 ? null : Assert.Single(findings).Tier);
    }

    [Fact]
    public void B2a_shows_both_sides()
    {
        var finding = Assert.Single(WithSentence(Sheets.Clean("2021"), "公开信息212条。其中动态信息143条，目录更新67条；办事指南28条；转载45条。").Of("B2a"));

        Assert.Equal(new FindingValues(212, 283), finding.Values);
        Assert.Contains("143＋67＋28＋45＝283", finding.Message, StringComparison.Ordinal);
        Assert.NotNull(finding.Source?.Text);
    }

    [Theory]
    [InlineData("全年新收政府信息公开申请317件，上年结转3件。其中，予以公开184件，部分公开18件，不予公开8件，无法提供57件，不予处理18件，其他处理22件，结转下年度13件。")]
    [InlineData("新收申请31件＋上年结转3件，其中予以公开20件、部分公开14件。")]
    [InlineData("本年新收21件。上年结转4件。其中予以公开15件，无法提供10件。")]
    [InlineData("收到申请21件（另有上年结转4件），其中予以公开15件，无法提供10件。")]
    [InlineData("网站发布40条，公众号发布60条，其中动态70条，公告30条。")]
    [InlineData("收到申请30件，结转下年度2件，其中予以公开20件，部分公开8件。")]
    public void B2a_reads_parts_of_several_numbers_together(string sentence) => Assert.Empty(WithSentence(Sheets.Clean("2021"), sentence).Of("B2a"));

    [Theory]
    [InlineData("公开信息100条，其中政策类60条、动态类30条。其余10条为转载信息。")]
    [InlineData("公开信息100条，其中政策类60条、动态类30条，其余为转载信息。")]
    [InlineData("公开信息100条，其中政策类60条、动态类30条。公示类10条，均由专人审核。")]
    [InlineData("公开信息100条，其中政策类60条、动态类35条；另有图解5条。")]
    [InlineData("公开信息100条，其中主要是政策类60条、动态类35条。")]
    [InlineData("公开信息280条，其中通过网站发布120条，通过公众号发布90条。")]
    public void B2a_does_not_ask_where_not_all_parts_are_named(string sentence) => Assert.Empty(WithSentence(Sheets.Clean("2021"), sentence).Of("B2a"));

    [Theory]
    [InlineData("公开信息163条，同比增加20条，其中网站43条、公众号120条。")]
    [InlineData("公开信息约160条，其中网站43条、公众号120条。")]
    [InlineData("公开信息100条，其中网站80条；回复留言30条，接听咨询20条。")]
    [InlineData("公开信息100条，其中网站80条（动态50条、公告20条、图解10条），公众号20条。")]
    [InlineData("全年公开信息100条（其中网站70条、公众号30条），受理信件20条，转办15条。")]
    [InlineData("公开信息2,150条，其中网站1,050条、公众号1,100条。")]
    [InlineData("公开信息100条，其中网站70条和公众号30条。")]
    [InlineData("公开信息100条，其中网站70条，占70%，公众号30条，占30%。")]
    [InlineData("公开信息100条，其中网站每月6条、公众号每周4条。")]
    public void B2a_leaves_what_adds_up_or_is_no_part(string sentence) => Assert.Empty(WithSentence(Sheets.Clean("2021"), sentence).Of("B2a"));

    [Theory]
    [InlineData("公开信息620条（网站310条、公众号290条、公示栏30条），均经审核。", "310＋290＋30＝630")]
    [InlineData("公开信息120条，其中网站100条（其中动态60条、公告50条），公众号20条。", "60＋50＝110")]
    [InlineData("公开信息120条，其中网站100条（动态60条、公告50条），公众号20条。", "60＋50＝110")]
    [InlineData("收到申请12件（其中自然人8件、法人5件），均已答复。", "8＋5＝13")]
    [InlineData("公开信息2,150条，其中网站1,050条、公众号1,200条。", "1050＋1200＝2250")]
    [InlineData("公开信息100条，其中网站70条和公众号40条。", "70＋40＝110")]
    [InlineData("新收申请9件，上年结转1件。其中，予以公开8件，部分公开5件。", "8＋5＝13")]
    [InlineData("公开信息163条，同比增加20条，其中网站43条、公众号140条。", "43＋140＝183")]
    [InlineData("公开信息200条。其中发布工作动态等信息130条，更新目录50条，公开办事指南40条。", "130＋50＋40＝220")]
    public void B2a_finds_what_no_reading_makes_right(string sentence, string sum) =>
        Assert.Contains(sum, Assert.Single(WithSentence(Sheets.Clean("2021"), sentence).Of("B2a")).Message, StringComparison.Ordinal);

    [Fact]
    public void B2a_parts_of_all_that_was_at_hand_by_the_table_are_right()
    {
        var content = Sheets.Clean("2021")
            .Row("received", ("naturalPerson", 9), ("total", 9)).Row("carriedOver", ("naturalPerson", 1), ("total", 1))
            .Row("granted", ("naturalPerson", 10), ("total", 10)).Row("handledTotal", ("naturalPerson", 10), ("total", 10));

        Assert.Empty(WithSentence(content, "收到申请9件，其中予以公开7件、部分公开3件。").Of("B2a"));
        Assert.Single(WithSentence(content, "收到申请9件，其中予以公开8件、部分公开3件。").Of("B2a"));
    }

    [Theory]
    [InlineData("收到政府信息公开申请9件，上年结转1件，均在法定时限内答复，答复率100%。")]
    [InlineData("新收申请30件、上年结转5件，答复率100%。")]
    [InlineData("收到网上来信30件、邮寄来信5件，均已办理，办结率100%。")]
    [InlineData("收到来信30件，其中涉及土地5件，办结率100%。")]
    [InlineData("收到来信30件，当年办结28件，其余未到期，办结率100%。")]
    [InlineData("办结来信30件，其中网上办结5件，办结率100%。")]
    [InlineData("收到工单49件，未办结1件，办结率97.96%。")]
    [InlineData("收到工单49件，1件尚没有办结，办结率97.96%。")]
    public void B2b_does_not_divide_counts_that_are_no_part_of_each_other(string sentence) => Assert.Empty(WithSentence(Sheets.Clean("2021"), sentence).Of("B2b"));

    [Theory]
    [InlineData("全年公开信息500条。公众号发布200条，其中民生类50条，占10%。")]
    [InlineData("全年公开信息500条；网站发布300条，其中民生类50条，占10%。")]
    [InlineData("网站发布300条，公众号发布200条。专题发布100条，其中民生类50条，占10%。")]
    [InlineData("公开信息100条，其中民生类50条，占50%，农业类20条，占20%。")]
    [InlineData("民生类50条（占33.33%），农业类20条（占13.33%）。")]
    [InlineData("收到来信40件，办结30件，其中网上15件，占37.5%。")]
    public void B2b_takes_any_total_that_the_paragraph_names(string sentence) => Assert.Empty(WithSentence(Sheets.Clean("2021"), sentence).Of("B2b"));

    [Theory]
    [InlineData("办理来信14件，其中土地类8件（占57.14%）、教育类2件（占20%）。", "2÷14")]
    [InlineData("公开信息100条，其中民生类50条，占50%，农业类20条，占25%。", "20÷100")]
    [InlineData("收到来信40件，其中36件已办结，办结率95%。", "36÷40")]
    [InlineData("收到来信40件（已回复36件），回复率95%。", "36÷40")]
    public void B2b_finds_a_share_that_nothing_gives(string sentence, string division) =>
        Assert.Contains(division, Assert.Single(WithSentence(Sheets.Clean("2021"), sentence).Of("B2b")).Message, StringComparison.Ordinal);

    private static ReportContent WithDisputes() => Sheets.FiveGranted()
        .Set("disputes.reconsideration.upheld", 1).Set("disputes.reconsideration.otherResult", 1).Set("disputes.reconsideration.total", 2)
        .Set("disputes.litigationAfterReconsideration.upheld", 1).Set("disputes.litigationAfterReconsideration.total", 1);

    [Theory]
    [InlineData("发生政府信息公开行政复议2件，行政诉讼1件，均获维持。", "upheld")]
    [InlineData("发生政府信息公开行政诉讼1件，行政复议2件，均被维持。", "upheld")]
    [InlineData("发生政府信息公开行政复议2件，都被纠正。", "corrected")]
    [InlineData("发生政府信息公开行政复议2件，全部得到纠正。", "corrected")]
    [InlineData("发生政府信息公开行政复议2件，均尚未审结。", "pending")]
    [InlineData("发生政府信息公开行政复议2件，结果均为维持。", "upheld")]
    public void B1e_reads_what_became_of_all_of_them(string sentence, string column)
    {
        var finding = Assert.Single(WithSentence(WithDisputes(), sentence).Of("B1e"));

        Assert.All(finding.Cells, c => Assert.Equal(("reconsideration", column), (c.Row, c.Column)));
        Assert.DoesNotContain("““", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("发生政府信息公开行政复议2件，行政诉讼1件，均已审结。", 0)]
    [InlineData("发生政府信息公开行政复议2件，行政诉讼1件，均未被纠正。", 0)]
    [InlineData("发生政府信息公开行政诉讼1件，均获维持；行政复议2件，均已答复。", 0)]
    [InlineData("发生政府信息公开行政复议2件，其中审结1件，均获维持。", 0)]
    [InlineData("发生政府信息公开行政复议2件，行政诉讼1件，未被纠正。", 0)]
    [InlineData("发生政府信息公开行政复议3件，均获维持。", 1)]
    public void B1e_leaves_what_is_right_of_all_of_them_and_says_one_slip_once(string sentence, int findings) =>
        Assert.Equal(findings, WithSentence(WithDisputes(), sentence).Of("B1e").Count);

    [Fact]
    public void B1e_finds_none_overturned_and_all_ended_beside_a_table_that_says_otherwise()
    {
        var content = WithDisputes().Set("disputes.reconsideration.upheld", 0).Set("disputes.reconsideration.corrected", 1);

        Assert.Single(WithSentence(content, "发生政府信息公开行政复议2件，均未被纠正。").Of("B1e"));
        Assert.Single(WithSentence(content.Set("disputes.reconsideration.corrected", 0).Set("disputes.reconsideration.pending", 1), "发生政府信息公开行政复议2件，均已审结。").Of("B1e"));
    }

    [Theory]
    [InlineData("全年收到政府信息公开申请5件，均予以公开。", 0)]
    [InlineData("全年收到政府信息公开申请5件，均按时答复。", 0)]
    [InlineData("全年收到政府信息公开申请5件，其中2件为企业提出，均不予公开。", 0)]
    [InlineData("全年收到政府信息公开申请5件，均不予公开。", 1)]
    [InlineData("全年收到政府信息公开申请5件，全部部分公开。", 1)]
    [InlineData("全年收到政府信息公开申请5件，都属于无法提供的情形。", 1)]
    public void B1c_reads_what_became_of_all_applications(string sentence, int findings) =>
        Assert.Equal(findings, WithSentence(Sheets.FiveGranted(), sentence).Of("B1c").Count);
}
