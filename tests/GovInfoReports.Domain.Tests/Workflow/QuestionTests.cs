using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

public sealed class QuestionTests
{
    private const string Licensing = "disclosure.licensing.decisions";
    private static readonly DateTime At = new(2022, 1, 20, 2, 0, 0, DateTimeKind.Utc);
    private readonly Unit _unit = Units.Township();
    private readonly Actor _clerk;
    private readonly Actor _officer;
    private readonly AnnualReport _report;

    public QuestionTests()
    {
        _clerk = new Actor(1, "张三", Role.Clerk, _unit);
        _officer = new Actor(2, "李四", Role.Officer, Units.County());
        _report = AnnualReport.Begin(_unit, 2021, Sheets.Form2021, Domain.Content.ReportContent.EmptyFor(Sheets.Form2021), "张三", At);
    }

    [Fact]
    public void Question_is_asked_and_answered_without_changing_the_report()
    {
        var revision = _report.Revision;

        var question = _report.Ask(Licensing, " 注销的许可算不算？ ", _clerk, At);
        Assert.Equal((CommentState.Asked, "注销的许可算不算？", true), (question.State, question.Text, question.IsQuestion));
        Assert.Same(question, _report.AnswerQuestion(question.Id, "不算。", _officer, At.AddHours(1)));

        Assert.Equal((CommentState.Answered, "不算。", "李四"), (question.State, question.Answer, question.AnsweredBy));
        Assert.Equal((revision, At, 0), (_report.Revision, _report.UpdatedAt, _report.Decisions.Count));
        Assert.Null(_report.AnswerQuestion(question.Id, "还是算。", _officer, At));
    }

    [Fact]
    public void Question_that_waits_keeps_nothing_from_being_submitted_and_approved_and_is_answered_later()
    {
        var question = _report.Ask(string.Empty, "几时截止？", _clerk, At);
        _report.Submit(new CheckReport([], []), _clerk, At);

        Refused.By("Question.NotNow", () => _report.Ask(string.Empty, "再问一句。", _clerk, At));
        _report.Approve(new CheckReport([], []), _officer, At);
        Assert.NotNull(_report.AnswerQuestion(question.Id, "本月底。", _officer, At));
    }

    [Fact]
    public void Question_opens_no_place_of_a_returned_report_and_is_no_comment_to_settle()
    {
        _report.Submit(new CheckReport([], []), _clerk, At);
        _report.Comment(Licensing, "请核对。", _officer, At);
        _report.Return("请改。", _officer, At);

        var question = _report.Ask("text.problems", "这里也要改吗？", _clerk, At);

        var locks = ReportLocks.Of(_report, Sheets.Form2021, null);
        Assert.Equal(LockReason.NotReturned, locks["text.problems"]);
        Assert.Null(locks[Licensing]);
        Assert.False(question.IsUnsettled);
    }

    [Fact]
    public void Question_without_words_or_one_too_many_is_refused()
    {
        Refused.By("Reason.Required", () => _report.Ask(Licensing, " ", _clerk, At));
        for (var i = 0; i < ReviewComment.MostAsked; i++)
        {
            _report.Ask(Licensing, $"第{i}问", _clerk, At);
        }

        Refused.By("Question.TooMany", () => _report.Ask(Licensing, "还有一问", _clerk, At));
    }

    [Fact]
    public void Look_keeps_the_submission_opened_last_and_the_one_before()
    {
        ReportLook look = new(1, 2, 1, At);
        Assert.Equal((null, 1), (look.Before(1), look.Before(2)));
        Assert.False(look.Open(1, At.AddDays(1)));

        Assert.True(look.Open(3, At.AddDays(2)));

        Assert.Equal((3, 1, At), (look.Round, look.RoundBefore, look.AtBefore));
        Assert.Equal((1, 3), (look.Before(3), look.Before(4)));
    }
}
