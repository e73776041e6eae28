using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Domain.Tests.Workflow;

public sealed class FormForClerksTests
{
    private const string Received = "requests.received.naturalPerson";
    private static readonly DateTime At = new(2022, 1, 10, 2, 0, 0, DateTimeKind.Utc);
    private static readonly CheckReport InOrder = new([], []);
    private readonly Unit _unit = Units.Township();
    private readonly Actor _clerk;
    private readonly Actor _officer;
    private readonly Actor _signer;

    public FormForClerksTests()
    {
        _clerk = new Actor(1, "张三", Role.Clerk, _unit);
        _officer = new Actor(2, "李四", Role.Officer, Units.County());
        _signer = new Actor(3, "王五", Role.Signer, _unit);
    }

    [Fact]
    public void A_bound_value_follows_its_cell_and_reads_as_a_plain_number()
    {
        var cell = CellId.Parse(Received);
        var figures = ReportFigures.BlankFor(Sheets.Form2021);
        var text = $"收到申请{BoundValues.Write(cell, figures)}件，见[指南](https://example.gov.cn/)。";

        var followed = BoundValues.Follow(text, figures.With(cell, CellValue.Of(12)));

        Assert.Equal($"收到申请[12](cell:{Received})件，见[指南](https://example.gov.cn/)。", followed);
        Assert.Equal("收到申请12件，见[指南](https://example.gov.cn/)。", BoundValues.Resolve(followed));
        Assert.Equal(BoundValues.Unbound(text), BoundValues.Unbound(followed));
        Assert.Equal([cell], BoundValues.In(followed));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(4, 2)]
    [InlineData(3, 5)]
    [InlineData(6, 3)]
    [InlineData(11, 2)]
    public void A_place_in_the_text_as_read_is_found_in_the_text_as_stored(int offset, int length)
    {
        var stored = $"收到申请[12](cell:{Received})件，办结[340](cell:{Received})件。";
        var words = BoundValues.Resolve(stored).Substring(offset, length);

        var (from, size) = BoundValues.StoredRange(stored, offset, length);

        Assert.Contains(words, BoundValues.Resolve(stored.Substring(from, size)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_submitted_and_signed_holds_plain_numbers_only()
    {
        var report = Report(c => c.WithText("overview", $"收到[5](cell:{Received})件。"));

        var submission = report.Submit(InOrder, _clerk, At);

        Assert.Equal("收到5件。", submission.Content.Text("overview"));
        Assert.Contains("cell:", report.Draft.Content.Text("overview"), StringComparison.Ordinal);
        Assert.Equal(ReportContentJson.Hash(report.Statement), submission.Hash);
    }

    [Fact]
    public void A_save_notes_who_set_which_field()
    {
        var report = Report();
        var cell = CellId.Parse(Received);

        report.Save(report.Draft.Content with { Figures = report.Draft.Content.Figures.With(cell, CellValue.Of(99)) }, "赵六", At.AddHours(1), 6);

        Assert.Equal(new FieldStamp("赵六", 6, At.AddHours(1)), report.Draft.Notes.Stamps[Received]);
        Assert.DoesNotContain("title", report.Draft.Notes.Stamps.Keys);
    }

    [Fact]
    public void A_text_taken_over_is_marked_until_it_is_edited()
    {
        var report = Report();

        report.Change(
            new ContentChange { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["problems"] = "去年的问题。" }, TakenOver = ["problems"] },
            ReportWriting.Frame("2021"),
            new FieldStamp("张三", 1, At));
        Assert.Equal(["problems"], report.Draft.Notes.TakenOver);

        report.Save(report.Draft.Content.WithText("problems", "今年的问题。"), "张三", At, 1);
        Assert.Empty(report.Draft.Notes.TakenOver);
    }

    [Fact]
    public void The_units_own_chain_signs_exactly_what_is_submitted()
    {
        var report = Report();
        Refused.By("Signing.Required", () => report.Submit(InOrder, _clerk, At, hasChain: true));

        report.SendForSigning(_clerk, At);
        Assert.False(report.IsEditable);
        Refused.Step(() => report.Save(report.Draft.Content, "张三", At));
        report.Sign(2, null, _signer, At);
        Assert.Equal(2, report.Desk);
        report.Sign(2, "同意", _signer, At);

        Assert.Null(report.Desk);
        Assert.True(report.IsSigned);
        Assert.Equal([1, 2], report.Decisions.Where(d => d.Step == ReportStep.Sign).Select(d => d.Desk!.Value));
        report.Save(report.Draft.Content with { Title = "改了标题的2021年政府信息公开工作年度报告" }, "张三", At);
        Assert.False(report.IsSigned);
        Refused.By("Signing.Required", () => report.Submit(InOrder, _clerk, At, hasChain: true));
    }

    [Fact]
    public void Who_agreed_is_known_for_what_they_agreed_to_and_forgotten_when_it_comes_back()
    {
        var report = Report();
        report.SendForSigning(_clerk, At);
        report.Sign(2, null, _signer, At);
        var wrong = Refused.Step(() => report.Submit(InOrder, _clerk, At, hasChain: true));
        Assert.Equal(AnnualReport.WrongStepOnDesk, wrong.Key);
        Assert.Single(report.Signatures());
        report.SendBackInside("太笼统", _signer, At);
        Assert.Empty(report.Signatures());

        report.SendForSigning(_clerk, At);
        report.Sign(1, null, _signer, At);
        var submission = report.Submit(InOrder, _clerk, At, hasChain: true);
        Assert.Equal("王五", Assert.Single(report.SignaturesOn(submission.Hash)).Name);
        Assert.Empty(report.SignaturesOn("sha256:0"));
        Assert.Equal([true, true, true, true, true, false], report.Decisions.Select(d => d.IsInside));
    }

    [Fact]
    public void Only_the_places_that_came_back_are_open_with_what_stands_in_their_equations()
    {
        var report = Returned(Received);
        var locks = ReportLocks.Of(report, Sheets.Form2021, null);

        Assert.True(locks.IsPartly);
        Assert.Null(locks[Received]);
        Assert.Null(locks["requests.received.total"]);
        Assert.Null(locks["requests.carriedForward.naturalPerson"]);
        Assert.Equal(LockReason.NotReturned, locks["requests.refusedProcess.other"]);
        Assert.Equal(LockReason.NotReturned, locks["text.overview"]);

        report.OpenPlace("text.overview", "数字改了，文字要一起改", _clerk, At);
        Assert.Null(ReportLocks.Of(report, Sheets.Form2021, null)["text.overview"]);
    }

    [Fact]
    public void A_comment_on_the_whole_leaves_everything_open()
    {
        Assert.False(ReportLocks.Of(Returned(string.Empty), Sheets.Form2021, null).IsPartly);
        Assert.False(ReportLocks.Of(Returned(), Sheets.Form2021, null).IsPartly);
    }

    [Fact]
    public void A_total_that_follows_an_open_cell_breaks_no_lock_and_a_locked_cell_does()
    {
        var report = Returned("requests.granted.naturalPerson");
        var before = report.Draft.Content;
        var locks = ReportLocks.Of(report, Sheets.Form2021, null);
        ReportContent Change(string cell, int value)
        {
            var figures = before.Figures.With(CellId.Parse(cell), CellValue.Of(value));
            return before with { Figures = Totals.Follow(Sheets.Form2021, before.Figures, figures) };
        }

        Assert.Empty(locks.Broken(before, Change("requests.granted.naturalPerson", 50)));
        Assert.Contains(locks.Broken(before, Change("requests.refusedProcess.other", 50)), b => b is { Field: "requests.refusedProcess.other", Reason: LockReason.NotReturned });
    }

    [Fact]
    public void A_comment_goes_from_open_to_done_to_accepted_and_an_open_one_blocks_handing_in()
    {
        var report = Returned(Received);
        var comment = report.Comments[0];
        Assert.Equal(1, Refused.By("Comments.Open", () => report.Submit(InOrder, _clerk, At)).Arguments[0]);

        Assert.True(report.AnswerComment(comment.Id, true, "已改为5", "张三", At));
        Assert.Equal(CommentState.Done, comment.State);
        report.Submit(InOrder, _clerk, At);
        report.Approve(InOrder, _officer, At);

        Assert.Equal((CommentState.Accepted, "李四"), (comment.State, comment.AcceptedBy));
    }

    [Fact]
    public void An_officer_words_a_comment_anew_until_it_is_sent_and_does_not_approve_over_it()
    {
        var report = Report();
        report.Submit(InOrder, _clerk, At);
        var comment = report.Comment(Received, "请核对", _officer, At);

        Assert.True(report.ChangeComment(comment.Id, "请与台账核对", _officer, At.AddHours(1)));
        Assert.Equal(("请与台账核对", At.AddHours(1)), (comment.Text, comment.At));
        Refused.By("Reason.Required", () => report.ChangeComment(comment.Id, " ", _officer, At));
        Assert.Equal(1, Refused.By("Comments.Unsettled", () => report.Approve(InOrder, _officer, At)).Arguments[0]);

        report.Return("请改", _officer, At);
        report.AnswerComment(comment.Id, true, null, "张三", At);
        report.Submit(InOrder, _clerk, At);
        Assert.False(report.ChangeComment(comment.Id, "晚了", _officer, At));
    }

    [Fact]
    public void What_was_carried_over_is_locked_until_a_reason_is_given()
    {
        var last = Sheets.FiveGranted();
        last = last with { Figures = last.Figures.With(CarryOver.CellsOf(Sheets.Form2021).Select(c => KeyValuePair.Create(c with { Row = "carriedForward" }, CellValue.Of(2)))) };
        var report = Report(c => c with { Figures = c.Figures.With(CarryOver.From(Sheets.Form2021, last)) });

        ReportFrame frame = new(Sheets.Form2021, last);
        FieldStamp stamp = new("张三", 1, At);

        Assert.Equal(LockReason.CarriedOver, ReportLocks.Of(report, Sheets.Form2021, last)["requests.carriedOver.total"]);
        Assert.Null(ReportLocks.Of(report, Sheets.Form2021, null)["requests.carriedOver.total"]);
        Refused.By("Reason.Required", () => report.ChangeCarryOver(" ", true, new ContentChange(), frame, stamp));

        report.ChangeCarryOver("上年漏报一件", true, new ContentChange(), frame, stamp);
        Assert.Null(ReportLocks.Of(report, Sheets.Form2021, last)["requests.carriedOver.total"]);
    }

    private AnnualReport Report(Func<ReportContent, ReportContent>? change = null)
    {
        var content = Sheets.FiveGranted();
        return AnnualReport.Begin(_unit, 2021, Sheets.Form2021, change is null ? content : change(content), "张三", At);
    }

    private AnnualReport Returned(params string[] places)
    {
        var report = Report();
        report.Submit(InOrder, _clerk, At);
        foreach (var place in places)
        {
            report.Comment(place, "请核对", _officer, At);
        }

        report.Return("请改", _officer, At);
        return report;
    }
}
