using System.Diagnostics;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Checks;

public class FindingPlaceTests
{
    [Theory]
    [InlineData("及时公开政务信心。", "公开政务信心")]
    [InlineData("\n\n## 平台\r\n\r\n- 及时公开**政务信心**。", "公开**政务信心")]
    [InlineData("见[公开政务信心](https://example.gov.cn/)栏。", "公开政务信心")]
    [InlineData("> 及时公开政务信心", "公开政务信心")]
    public void A_finding_names_its_words_where_they_are_stored(string text, string words)
    {
        var finding = Assert.Single(Sheets.Check(Sheets.Clean("2021").WithText("otherMatters", "没有收取信息处理费。" + text)).Of("T1"));

        Assert.Equal(words, ("没有收取信息处理费。" + text).Substring(finding.Offset!.Value, finding.Length!.Value));
        Assert.Equal(("otherMatters", "公开政务信心", null), (finding.Section, finding.Source?.Text, finding.AdditionalSection));
    }

    [Fact]
    public void Full_width_digits_are_read_and_keep_their_place()
    {
        var content = Sheets.FiveGranted().WithText("requests", "全年收到政府信息公开申请１２件。");

        var finding = Assert.Single(Sheets.Check(content).Of("B1b"));

        Assert.Equal("收到政府信息公开申请１２件", content.Text("requests").Substring(finding.Offset!.Value, finding.Length!.Value));
        Assert.Equal(12, finding.Values?.Left);
    }

    [Fact]
    public void A_finding_in_an_additional_section_says_which()
    {
        var content = Sheets.Clean("2021") with { AdditionalSections = [new("提案办理", "办结3件。", "problems"), new("平台", "及时公开政务信心。", "disclosure")] };

        var finding = Assert.Single(Sheets.Check(content).Of("T1"));

        Assert.Equal((TextSections.Additional, 1, 2), (finding.Section, finding.AdditionalSection, finding.Offset));
    }

    [Fact]
    public void Places_are_those_of_the_text_with_its_bound_values()
    {
        var content = Sheets.FiveGranted();
        var bound = BoundValues.Write(CellId.Parse("requests.received.total"), content.Figures);
        var text = $"收到政府信息公开申请{bound}件，予以公开7件。";

        var finding = Assert.Single(Sheets.Check(content.WithText("requests", text)).Of("B1c"));

        Assert.Equal("予以公开7件", text.Substring(finding.Offset!.Value, finding.Length!.Value));
    }

    [Fact]
    public void Where_the_words_stand_changes_neither_explanation_nor_name()
    {
        var near = Assert.Single(Sheets.Check(Sheets.FiveGranted().WithText("requests", "收到政府信息公开申请7件。")).Of("B1b"));
        var far = Assert.Single(Sheets.Check(Sheets.FiveGranted().WithText("requests", "规范答复流程。收到政府信息公开申请7件。")).Of("B1b"));

        Assert.NotEqual(near.Offset, far.Offset);
        Assert.Equal((near.Fingerprint, near.Id), (far.Fingerprint, far.Id));
    }

    [Fact]
    public void Different_findings_on_the_same_cells_have_different_ids()
    {
        var content = Sheets.FiveGranted().WithText("requests", "收到政府信息公开申请7件。");
        content = content.WithText("overview", content.Text("overview") + "\n收到政府信息公开申请8件。");

        Assert.Equal(2, Sheets.Check(content).Of("B1b").Select(f => f.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("未收到")]
    [InlineData("１２")]
    [InlineData("一是")]
    [InlineData("申请人王")]
    [InlineData("2022年，")]
    [InlineData("（一）、")]
    [InlineData("习近平")]
    [InlineData("行政复议、行政诉讼")]
    [InlineData("平安镇清河镇")]
    [InlineData("[](")]
    [InlineData("0571-8")]
    [InlineData("其中1件，")]
    [InlineData("依；")]
    [InlineData("占1%，")]
    [InlineData("9件，占1%，")]
    [InlineData("办结率100%，")]
    [InlineData("申请1件均")]
    [InlineData("全部")]
    [InlineData("一")]
    public void Long_odd_texts_are_checked_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        var content = Sheets.FiveGranted().WithText("overview", text).WithText("requests", text) with { Preamble = text };
        var context = Sheets.Context("2021") with { UnitName = "平安镇人民政府", OtherUnitNames = ["清河镇人民政府"], Neighbours = [] };
        var start = Stopwatch.GetTimestamp();

        var report = Sheets.Check(content, context);

        Assert.DoesNotContain(report.Outcomes, o => o.Reason is { } reason && reason.Contains("限定时间", StringComparison.Ordinal));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
    }

    [Fact]
    public void Sentences_are_read_in_pieces_and_share_their_paragraph()
    {
        var text = "依；" + new string('申', 2_500) + "。第二行前";
        var content = Sheets.FiveGranted().WithText("overview", text);
        using WorkBudget budget = new(TimeSpan.FromHours(1), CancellationToken.None);
        CheckSubject subject = new(content, Sheets.Context("2021"), FormCatalog.Official(), budget);

        var sentences = subject.Sentences(subject.Part("overview")!).ToList();

        Assert.Equal([1, 1000, 1000, 500, 4], sentences.Select(s => s.Text.Length));
        Assert.All(sentences, s => Assert.Same(sentences[0].Paragraph, s.Paragraph));
        Assert.All(sentences, s => Assert.Equal(s.Text, text[s.Start..(s.Start + s.Text.Length)]));
    }

    [Fact]
    public void Text_longer_than_a_report_holds_is_read_up_to_there_and_the_outcome_says_so()
    {
        var content = Sheets.FiveGranted().WithText("overview", new string('好', ReportLimits.SectionText) + "。本年度收到政府信息公开申请7件。");

        var report = Sheets.Check(content);

        Assert.Empty(report.Of("B1b"));
        Assert.Contains("20000", report.Outcomes.Single(o => o.Rule is "B1b").Reason, StringComparison.Ordinal);
    }
}
