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
    [InlineData("公开信息2558条，其中文件82条、动态300条。", Tier.Hint)]
    [InlineData("公开信息100条，其中文件50条、动态40条等。", Tier.Hint)]
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
}
