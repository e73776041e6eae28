using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Domain.Tests.Workflow;

public class AnnualReportTests
{
    private static readonly DateTime At = new(2024, 1, 15, 2, 0, 0, DateTimeKind.Utc);
    private static readonly CheckReport InOrder = new([], []);

    private static readonly Finding Query = new() { Rule = "C2b", Tier = Tier.Query, Message = "填的是“/”。", Cells = [Domain.Form.CellId.Parse("disclosure.coercion.decisions")], Values = new FindingValues(1, 2) };

    private static readonly EditionSource Source = new("平安镇2023年年报.docx", "sha256:" + new string('a', 64));

    private static readonly Dictionary<ReportStatus, ReportStep[]> Allowed = new()
    {
        [ReportStatus.Draft] = [ReportStep.Save, ReportStep.Submit, ReportStep.PublishHistoric, ReportStep.SendForSigning],
        [ReportStatus.Submitted] = [ReportStep.Withdraw, ReportStep.Return, ReportStep.Approve, ReportStep.Comment],
        [ReportStatus.Returned] = [ReportStep.Save, ReportStep.Submit, ReportStep.SendForSigning],
        [ReportStatus.Approved] = [ReportStep.Return, ReportStep.Publish, ReportStep.Comment],
        [ReportStatus.Published] = [ReportStep.OpenCorrection],
    };

    private readonly Unit _unit = Units.Township();
    private readonly Actor _clerk;
    private readonly Actor _officer;

    public AnnualReportTests()
    {
        _clerk = new Actor(1, "张三", Role.Clerk, _unit);
        _officer = new Actor(2, "李四", Role.Officer, Units.County());
    }

    public static TheoryData<ReportStatus, ReportStep> EveryStepInEveryState
    {
        get
        {
            TheoryData<ReportStatus, ReportStep> data = [];
            foreach (var status in Enum.GetValues<ReportStatus>())
            {
                foreach (var step in Enum.GetValues<ReportStep>())
                {
                    data.Add(status, step);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryStepInEveryState))]
    public void A_step_is_allowed_or_throws(ReportStatus status, ReportStep step)
    {
        var report = In(status);
        var revision = report.Revision;

        if (Allowed[status].Contains(step))
        {
            Assert.True(report.Allows(step));
            Take(report, step);
            Assert.NotEqual(revision, report.Revision);
        }
        else
        {
            Assert.False(report.Allows(step));
            var wrong = Refused.Step(() => Take(report, step));
            Assert.Equal([status, step], wrong.Arguments.Take(2));
            Assert.Equal((status, revision), (report.Status, report.Revision));
        }
    }

    [Theory]
    [InlineData(ReportStatus.Draft, ReportStep.Submit, ReportStatus.Submitted)]
    [InlineData(ReportStatus.Returned, ReportStep.Submit, ReportStatus.Submitted)]
    [InlineData(ReportStatus.Submitted, ReportStep.Withdraw, ReportStatus.Draft)]
    [InlineData(ReportStatus.Submitted, ReportStep.Return, ReportStatus.Returned)]
    [InlineData(ReportStatus.Submitted, ReportStep.Approve, ReportStatus.Approved)]
    [InlineData(ReportStatus.Approved, ReportStep.Return, ReportStatus.Returned)]
    [InlineData(ReportStatus.Approved, ReportStep.Publish, ReportStatus.Published)]
    [InlineData(ReportStatus.Published, ReportStep.OpenCorrection, ReportStatus.Draft)]
    [InlineData(ReportStatus.Returned, ReportStep.Save, ReportStatus.Returned)]
    [InlineData(ReportStatus.Draft, ReportStep.PublishHistoric, ReportStatus.Published)]
    public void A_step_leads_to_its_state_and_is_recorded(ReportStatus from, ReportStep step, ReportStatus to)
    {
        var report = In(from);
        var decisions = report.Decisions.Count;

        Take(report, step);

        Assert.Equal(to, report.Status);
        Assert.Equal(decisions + (step == ReportStep.Save ? 0 : 1), report.Decisions.Count);
        Assert.True(step == ReportStep.Save || report.Decisions[^1].Step == step);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Sending_back_and_correcting_need_a_reason(string? reason)
    {
        Refused.By("Reason.Required", () => In(ReportStatus.Submitted).Return(reason, _officer, At));
        Refused.By("Reason.Required", () => In(ReportStatus.Published).OpenCorrection(reason, _officer, At));
        Refused.By("Reason.Required", () => In(ReportStatus.Submitted).Return(new string('字', AnnualReport.ReasonLength + 1), _officer, At));
    }

    [Fact]
    public void Errors_block_handing_in_approving_and_publishing()
    {
        var checks = new CheckReport([Query with { Tier = Tier.Error }], []);

        Assert.Equal(1, Refused.By("Checks.BlockErrors", () => In(ReportStatus.Draft).Submit(checks, _clerk, At)).Arguments[0]);
        Refused.By("Checks.BlockErrors", () => In(ReportStatus.Submitted).Approve(checks, _officer, At));
        Refused.By("Checks.BlockErrors", () => In(ReportStatus.Approved).Publish(_unit, [], checks, _officer, At));
    }

    [Fact]
    public void A_refusal_names_both_tiers_only_where_there_are_both() =>
        Assert.Equal([1, 2], Refused.By("Checks.Block", () => In(ReportStatus.Draft).Submit(new CheckReport([Query with { Tier = Tier.Error }, Query, Query with { Rule = "B1d" }], []), _clerk, At)).Arguments.Cast<int>());

    [Fact]
    public void Queries_block_until_they_are_explained_and_again_when_their_values_change()
    {
        var report = In(ReportStatus.Draft);
        Assert.Equal(1, Refused.By("Checks.BlockUnexplained", () => report.Submit(new CheckReport([Query], []), _clerk, At)).Arguments[0]);

        report.Explain(Query, "表式此格不适用。", "张三", At);
        report.Submit(new CheckReport([Query], []), _clerk, At);
        report.Return("请核对", _officer, At);

        Refused.By("Checks.BlockUnexplained", () => report.Submit(new CheckReport([Query with { Values = new FindingValues(1, 3) }], []), _clerk, At));
        Refused.By("Checks.BlockUnexplained", () => report.Submit(new CheckReport([Query with { Basis = "3" }], []), _clerk, At));
    }

    [Fact]
    public void An_explanation_replaces_the_one_before_and_needs_words()
    {
        var report = In(ReportStatus.Draft);
        report.Explain(Query, "一", "张三", At);
        report.Explain(Query, "二", "张三", At);

        Assert.Equal("二", Assert.Single(report.Explanations).Text);
        Refused.By("Reason.Required", () => report.Explain(Query, " ", "张三", At));
        Refused.Step(() => In(ReportStatus.Approved).Explain(Query, "三", "张三", At));
    }

    [Fact]
    public void Hints_never_block() => In(ReportStatus.Draft).Submit(new CheckReport([Query with { Tier = Tier.Hint }], []), _clerk, At);

    [Fact]
    public void Content_of_another_form_is_refused()
    {
        Assert.Throws<ArgumentException>(() => In(ReportStatus.Draft).Save(Sheets.Clean("2019"), "张三", At));
        Assert.Throws<ArgumentException>(() => AnnualReport.Begin(_unit, 2023, Sheets.Form2021, Sheets.Clean("2019"), "张三", At));
    }

    [Fact]
    public void A_submission_keeps_what_was_submitted()
    {
        var report = In(ReportStatus.Submitted);
        var submitted = report.Draft.Content;
        report.Return("请改", _officer, At);
        report.Save(Sheets.FiveGranted(), "张三", At);
        report.Submit(InOrder, _clerk, At);

        Assert.Equal([1, 2], report.Submissions.Select(s => s.Round));
        Assert.Equal(submitted, report.Submissions[0].Content);
        Assert.Equal(ReportContentJson.Hash(submitted), report.Submissions[0].Hash);
        Assert.NotEqual(report.Submissions[0].Hash, report.Submissions[1].Hash);
    }

    [Fact]
    public void A_correction_ends_in_a_further_edition_with_its_note_and_the_first_is_superseded()
    {
        var report = In(ReportStatus.Approved);
        var first = report.Publish(_unit, ["浙江省", "安宁县"], InOrder, _officer, At);
        report.OpenCorrection("更正表三总计行。", _officer, At);
        report.Save(Sheets.FiveGranted(), "张三", At);
        report.Submit(InOrder, _clerk, At);
        report.Approve(InOrder, _officer, At);
        _unit.Rename("平安街道办事处", new DateOnly(2026, 3, 1));

        var second = report.Publish(_unit, ["浙江省", "安宁县"], InOrder, _officer, At.AddDays(1));
        first.Supersede(second);

        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal((null, "更正表三总计行。"), (first.CorrectionNote, second.CorrectionNote));
        Assert.Null(report.CorrectionNote);
        Assert.Equal(("平安镇人民政府", "平安街道办事处"), (first.UnitName, second.UnitName));
        Assert.Equal("浙江省/安宁县", first.AreaNames);
        Assert.Equal(2, first.SupersededBy);
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Equal(ReportContentJson.Hash(second.Body.Content), second.Hash);
    }

    [Fact]
    public void An_edition_is_superseded_once_and_only_by_a_later_one()
    {
        var report = In(ReportStatus.Approved);
        var first = report.Publish(_unit, [], InOrder, _officer, At);
        Assert.Throws<InvalidOperationException>(() => first.Supersede(first));

        report.OpenCorrection("更正", _officer, At);
        report.Submit(InOrder, _clerk, At);
        report.Approve(InOrder, _officer, At);
        var second = report.Publish(_unit, [], InOrder, _officer, At);
        first.Supersede(second);

        Assert.Throws<InvalidOperationException>(() => first.Supersede(second));
        Assert.Throws<InvalidOperationException>(() => second.Supersede(first));
    }

    [Fact]
    public void A_historic_edition_says_which_file_it_is_from_and_keeps_what_the_checks_found()
    {
        var report = In(ReportStatus.Draft);
        CheckReport found = new([Query with { Rule = "A1", Tier = Tier.Error }, Query], [new RuleOutcome("A1", Tier.Error, RuleStatus.Failed, null), new RuleOutcome("C2b", Tier.Query, RuleStatus.Failed, null)]);

        var edition = report.PublishHistoric(_unit, ["浙江省", "安宁县"], found, Source, _officer, At);

        Assert.Equal((1, null, Source.FileName, Source.Hash), (edition.Number, edition.CorrectionNote, edition.SourceName, edition.SourceHash));
        Assert.Equal(found.Outcomes, edition.Body.Checks);
        Assert.Equal((ReportStatus.Published, 1, 0), (report.Status, report.Editions, report.Round));
        var decision = Assert.Single(report.Decisions);
        Assert.Equal((ReportStep.PublishHistoric, _officer.AccountId, Source.FileName), (decision.Step, decision.AccountId, decision.Reason));
    }

    [Fact]
    public void Year_that_is_not_over_has_no_historic_report()
    {
        var report = In(ReportStatus.Draft);

        Refused.By("Publish.HistoricEarly", () => report.PublishHistoric(_unit, [], InOrder, Source, _officer, new DateTime(2023, 12, 31, 15, 59, 0, DateTimeKind.Utc)));
        report.PublishHistoric(_unit, [], InOrder, Source, _officer, new DateTime(2023, 12, 31, 16, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void Personal_data_keeps_a_historic_report_from_being_published()
    {
        var report = In(ReportStatus.Draft);
        CheckReport found = new([Query with { Rule = "P1", Tier = Tier.Error }], []);

        Assert.Equal(1, Refused.By("Checks.BlockErrors", () => report.PublishHistoric(_unit, [], found, Source, _officer, At)).Arguments[0]);
        Assert.Equal((ReportStatus.Draft, 0), (report.Status, report.Editions));
        Assert.Empty(report.Decisions);
    }

    [Fact]
    public void What_was_returned_stays_returned_when_it_is_submitted_and_taken_back()
    {
        var report = In(ReportStatus.Returned);
        report.Submit(InOrder, _clerk, At.AddHours(1));
        report.Withdraw(_clerk, At.AddHours(2));
        Assert.Equal(ReportStatus.Returned, report.Status);

        report.Submit(InOrder, _clerk, At.AddHours(3));
        report.Withdraw(_clerk, At.AddHours(4));
        Assert.Equal(ReportStatus.Returned, report.Status);
    }

    [Fact]
    public void A_correction_that_is_taken_back_is_a_draft_whatever_was_returned_before_it()
    {
        var report = In(ReportStatus.Returned);
        report.Submit(InOrder, _clerk, At.AddHours(1));
        report.Approve(InOrder, _officer, At.AddHours(2));
        report.Publish(_unit, [], InOrder, _officer, At.AddHours(3));
        report.OpenCorrection("补正一处。", _officer, At.AddHours(4));
        report.Submit(InOrder, _clerk, At.AddHours(5));

        report.Withdraw(_clerk, At.AddHours(6));

        Assert.Equal((ReportStatus.Draft, "补正一处。"), (report.Status, report.CorrectionNote));
    }

    [Fact]
    public void Only_what_nobody_submitted_or_published_becomes_a_historic_edition()
    {
        var withdrawn = In(ReportStatus.Submitted);
        withdrawn.Withdraw(_clerk, At);
        Refused.Step(() => withdrawn.PublishHistoric(_unit, [], InOrder, Source, _officer, At));

        var corrected = In(ReportStatus.Draft);
        corrected.PublishHistoric(_unit, [], InOrder, Source, _officer, At);
        corrected.OpenCorrection("补正一处。", _officer, At);
        Refused.Step(() => corrected.PublishHistoric(_unit, [], InOrder, Source, _officer, At));
    }

    [Fact]
    public void A_corrected_historic_report_is_filed_and_checked_here_and_names_no_file()
    {
        var report = In(ReportStatus.Draft);
        var historic = report.PublishHistoric(_unit, [], InOrder, Source, _officer, At);
        report.OpenCorrection("补正一处。", _officer, At);
        report.Submit(InOrder, _clerk, At);
        report.Approve(InOrder, _officer, At);

        var second = report.Publish(_unit, [], InOrder, _officer, At);
        historic.Supersede(second);

        Assert.Equal((2, null, null), (second.Number, second.SourceName, second.SourceHash));
        Assert.Equal(Source.FileName, historic.SourceName);
    }

    [Fact]
    public void A_report_lies_where_its_unit_lies()
    {
        var report = In(ReportStatus.Draft);

        Assert.Equal(_unit.Place, report.Place);
        Assert.Equal(("2021", 2023, _unit.Code), (report.Form, report.Year, report.UnitCode));
    }

    private AnnualReport In(ReportStatus status)
    {
        var report = AnnualReport.Begin(_unit, 2023, Sheets.Form2021, Sheets.Clean("2021"), "张三", At);
        if (status == ReportStatus.Draft)
        {
            return report;
        }

        report.Submit(InOrder, _clerk, At);
        switch (status)
        {
            case ReportStatus.Returned:
                report.Return("请改", _officer, At);
                break;
            case ReportStatus.Approved:
                report.Approve(InOrder, _officer, At);
                break;
            case ReportStatus.Published:
                report.Approve(InOrder, _officer, At);
                report.Publish(_unit, [], InOrder, _officer, At);
                break;
        }

        return report;
    }

    private void Take(AnnualReport report, ReportStep step)
    {
        switch (step)
        {
            case ReportStep.Save:
                report.Save(Sheets.FiveGranted(), "张三", At);
                break;
            case ReportStep.Submit:
                report.Submit(InOrder, _clerk, At);
                break;
            case ReportStep.Withdraw:
                report.Withdraw(_clerk, At);
                break;
            case ReportStep.Return:
                report.Return("请改", _officer, At);
                break;
            case ReportStep.Approve:
                report.Approve(InOrder, _officer, At);
                break;
            case ReportStep.Publish:
                report.Publish(_unit, [], InOrder, _officer, At);
                break;
            case ReportStep.OpenCorrection:
                report.OpenCorrection("更正", _officer, At);
                break;
            case ReportStep.PublishHistoric:
                report.PublishHistoric(_unit, [], InOrder, Source, _officer, At);
                break;
            case ReportStep.SendForSigning:
                report.SendForSigning(_clerk, At);
                break;
            case ReportStep.Sign:
                report.Sign(2, null, _clerk, At);
                break;
            case ReportStep.SendBackInside:
                report.SendBackInside("请改", _clerk, At);
                break;
            case ReportStep.RecallInside:
                report.RecallInside(_clerk, At);
                break;
            case ReportStep.Comment:
                report.Comment(string.Empty, "请改", _officer, At);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "No such step.");
        }
    }
}
