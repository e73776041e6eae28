using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Signing;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Review;

public sealed class CommentTests
{
    private const string Licensing = "disclosure.licensing.decisions";
    private const string Problems = "section.problems";
    private static readonly ReportKey Key = new(Office.Town, 2025);

    [Theory, OnSqlite, OnSqlServer]
    public async Task Comments_go_from_open_by_way_of_done_to_accepted(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var round = (await office.SubmittedAsync(office.Clerk, 2025)).Round;
        var onCell = await CommentAsync(office, Licensing, "请与台账核对。");
        var onSection = await CommentAsync(office, Problems, "请补写整改情况。");
        await ReturnAsync(office, null);
        Assert.Equal("见各处意见（2 条）。", (await office.ReportAsync(Office.Town, 2025)).Decisions[^1].Reason);

        await SaveAsync(office, (Licensing, "3"), ("text.problems", "存在的问题是公开形式单一，基层人员更换较快，业务不够熟练，部分内容更新不够及时，群众知晓率有待提高。改进情况：已组织三次培训，固定专人负责，并在便民大厅增设查阅点，逐月通报更新情况，整改已经完成。"));
        await Refused.ByAsync("Comments.Open", () => SubmitAsync(office));
        await office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, onCell, true, " 已按台账改为 3 件。 ", default));
        await office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, onSection, true, null, default));
        await office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, onSection, false, null, default));
        await Refused.ByAsync("Comments.Open", () => SubmitAsync(office));
        await office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, onSection, true, null, default));
        await SubmitAsync(office);

        await office.Do<SettleComment>(s => s.ExecuteAsync(office.Officer, Key, round + 1, onCell, true, default));
        await office.Do<SettleComment>(s => s.ExecuteAsync(office.Officer, Key, round + 1, onSection, false, default));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await Refused.ByAsync("Comments.Unsettled", () => office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, Key, revision, default)));
        await office.Do<SettleComment>(s => s.ExecuteAsync(office.Officer, Key, round + 1, onSection, true, default));
        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, Key, revision, default));

        await using var db = office.OpenStore();
        var comments = (await db.Reports.Include(r => r.Comments).SingleAsync(r => r.UnitCode == Office.Town)).Comments;
        Assert.All(comments, c => Assert.Equal((CommentState.Accepted, office.Officer.Name), (c.State, c.AcceptedBy)));
        Assert.Equal("已按台账改为 3 件。", comments.Single(c => c.Id == onCell).Answer);
        var actions = await db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync();
        Assert.Equal((2, 4, 3), (actions.Count(a => a == "report.comment"), actions.Count(a => a == "report.comment.answer"), actions.Count(a => a == "report.comment.settle")));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_comment_is_worded_anew_and_taken_back_until_it_is_sent(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        var id = await CommentAsync(office, string.Empty, "整份请再看一遍。");
        await office.Do<ChangeComment>(c => c.ExecuteAsync(office.Officer, Key, id, "整份请再校对一遍。", default));
        var other = await CommentAsync(office, "signature", "缺日期。");
        await office.Do<ChangeComment>(c => c.RemoveAsync(office.Officer, Key, other, default));
        await ReturnAsync(office, "请改。");
        await office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, id, true, null, default));
        await SubmitAsync(office);

        await Refused.NotFoundAsync(() => office.Do<ChangeComment>(c => c.ExecuteAsync(office.Officer, Key, id, "晚了", default)));
        await Refused.NotFoundAsync(() => office.Do<ChangeComment>(c => c.RemoveAsync(office.Officer, Key, id, default)));
        await using var db = office.OpenStore();
        var left = Assert.Single((await db.Reports.Include(r => r.Comments).SingleAsync(r => r.UnitCode == Office.Town)).Comments);
        Assert.Equal("整份请再校对一遍。", left.Text);
    }

    [Theory, OnSqlite]
    public async Task Who_may_comment_answer_and_settle(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        var id = await CommentAsync(office, Licensing, "请核对。");

        foreach (var other in new[] { office.Clerk, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<CommentOnReport>(c => c.ExecuteAsync(other, Key, 1, Licensing, "x", default)));
            await Refused.ForbiddenAsync(() => office.Do<ChangeComment>(c => c.ExecuteAsync(other, Key, id, "x", default)));
            await Refused.ForbiddenAsync(() => office.Do<ChangeComment>(c => c.RemoveAsync(other, Key, id, default)));
            await Refused.ForbiddenAsync(() => office.Do<SettleComment>(c => c.ExecuteAsync(other, Key, 1, id, true, default)));
        }

        await Refused.NotFoundAsync(() => office.Do<CommentOnReport>(c => c.ExecuteAsync(office.OtherOfficer, Key, 1, Licensing, "x", default)));
        await Refused.NotFoundAsync(() => office.Do<SettleComment>(c => c.ExecuteAsync(office.OtherOfficer, Key, 1, id, true, default)));
        await CommentAsync(office, "title", "市里也看。", office.CityOfficer);
        await ReturnAsync(office, null);

        await Refused.ForbiddenAsync(() => office.Do<AnswerComment>(a => a.ExecuteAsync(office.Officer, 2025, id, true, null, default)));
        await Refused.ForbiddenAsync(() => office.Do<OpenPlace>(o => o.ExecuteAsync(office.Officer, 2025, "title", "x", default)));
        await Refused.ForbiddenAsync(() => office.Do<CompareWithSubmission>(c => c.GetAsync(office.Officer, 2025, default)));
        await Refused.NotFoundAsync(() => office.Do<AnswerComment>(a => a.ExecuteAsync(office.NeighbourClerk, 2025, id, true, null, default)));
        await Refused.NotFoundAsync(() => office.Do<OpenPlace>(o => o.ExecuteAsync(office.NeighbourClerk, 2025, "title", "x", default)));
        await Refused.NotFoundAsync(() => office.Do<CompareWithSubmission>(c => c.GetAsync(office.NeighbourClerk, 2025, default)));
    }

    [Theory, OnSqlite]
    public async Task A_comment_needs_a_place_of_the_form_words_of_bearable_length_and_the_submission_that_was_seen(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);

        foreach (var place in new[] { "requests.nowhere.total", "section.nothing", "additional.0.text", "<script>" })
        {
            var refused = await Refused.InvalidAsync(() => CommentAsync(office, place, "请核对。"));
            Assert.Equal("place", refused.Reasons[0].Place);
        }

        await Refused.ByAsync("Reason.Required", () => CommentAsync(office, Licensing, "  "));
        await Refused.ByAsync("Reason.Required", () => CommentAsync(office, Licensing, new string('长', ReviewComment.TextLength + 1)));
        var id = await CommentAsync(office, Licensing, new string('长', ReviewComment.TextLength));
        await Refused.ByAsync("Reason.Required", () => office.Do<ChangeComment>(c => c.ExecuteAsync(office.Officer, Key, id, string.Empty, default)));
        await Refused.NotFoundAsync(() => office.Do<SettleComment>(c => c.ExecuteAsync(office.Officer, Key, 1, id + 100, true, default)));

        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        await Refused.StepAsync(() => CommentAsync(office, Licensing, "请核对。"));
        await Refused.StepAsync(() => office.Do<SettleComment>(c => c.ExecuteAsync(office.Officer, Key, 1, id, true, default)));
        await office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, id, true, null, default));
        await SubmitAsync(office);
        await Assert.ThrowsAsync<StaleRevisionException>(() => CommentAsync(office, Licensing, "按第一次提交写的意见", round: 1));
        await Assert.ThrowsAsync<StaleRevisionException>(() => office.Do<SettleComment>(c => c.ExecuteAsync(office.Officer, Key, 1, id, true, default)));
    }

    [Theory, OnSqlite]
    public async Task An_answer_needs_an_open_report_and_bearable_length(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        var id = await CommentAsync(office, Licensing, "请核对。");
        await Refused.StepAsync(() => office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, id, true, null, default)));
        await ReturnAsync(office, null);

        await Refused.ByAsync("Reason.Required", () => office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, id, true, new string('长', ReviewComment.TextLength + 1), default)));
        await Refused.ByAsync(AnswerComment.Gone, () => office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, id + 100, true, null, default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_place_that_was_not_returned_opens_with_a_reason_that_the_officer_reads(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        await Refused.StepAsync(() => office.Do<OpenPlace>(o => o.ExecuteAsync(office.Clerk, 2025, "title", "标题要改", default)));
        await CommentAsync(office, Licensing, "请核对。");
        await ReturnAsync(office, null);

        var refused = await Refused.InvalidAsync(() => SaveAsync(office, ("text.otherMatters", "本年度收取信息处理费 0 元。没有其他事项。")));
        Assert.Equal("text.otherMatters", refused.Reasons[0].Place);
        await Refused.ByAsync("Reason.Required", () => office.Do<OpenPlace>(o => o.ExecuteAsync(office.Clerk, 2025, "section.otherMatters", " ", default)));
        foreach (var place in new[] { Licensing, "section.nothing", string.Empty, null })
        {
            await Refused.InvalidAsync(() => office.Do<OpenPlace>(o => o.ExecuteAsync(office.Clerk, 2025, place, "要改", default)));
        }

        await office.Do<OpenPlace>(o => o.ExecuteAsync(office.Clerk, 2025, "section.otherMatters", "漏写了收费情况。", default));
        await SaveAsync(office, ("text.otherMatters", "本年度收取信息处理费 0 元。没有其他事项。"), (Licensing, "2"));

        var since = await office.Do<CompareWithSubmission, ChangesSinceSubmission>(c => c.GetAsync(office.Clerk, 2025, default));
        Assert.Equal([[Licensing], ["text.otherMatters"]], since.Changes!.Asked.Select(a => a.Fields.ToArray()));
        Assert.Empty(since.Changes.Others);
        var view = await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, default));
        Assert.Equal(1, view.List.OpenOf(CheckItemKind.Comment));
    }

    [Theory, OnSqlite]
    public async Task One_list_counts_all_that_stands_before_the_submission(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        var comment = await CommentAsync(office, "section.disclosure", "请核对。");
        await ReturnAsync(office, null);
        await SaveAsync(office, ("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"), ("disclosure.penalties.decisions", string.Empty));
        await using (var db = office.OpenStore())
        {
            var unit = await db.Units.SingleAsync(u => u.Code == Office.Town);
            Account signer = new() { UserName = "signer", DisplayName = "分管领导", Posts = { Post.At(Role.Signer, unit.Id) } };
            db.Users.Add(signer);
            await db.SaveChangesAsync();
            db.SigningDesks.Add(new SigningDesk { UnitId = unit.Id, Number = 1, AccountId = signer.Id });
            await db.SaveChangesAsync();
        }

        var before = await ListAsync(office);
        Assert.Equal((1, 1), (before.OpenOf(CheckItemKind.Comment), before.OpenOf(CheckItemKind.Sign)));
        Assert.Contains(before.Items, i => i is { Kind: CheckItemKind.Correct, IsOpen: true, Finding.Rule: "C2" });
        Assert.NotEqual(0, before.OpenOf(CheckItemKind.Explain));
        Assert.Equal(before.Open, Enum.GetValues<CheckItemKind>().Sum(before.OpenOf));
        Assert.Equal(before.Items.Count, before.Open + before.Done + before.CountOf(CheckItemKind.Hint));

        await SaveAsync(office, ("disclosure.penalties.decisions", "0"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        await office.Do<AnswerComment>(a => a.ExecuteAsync(office.Clerk, 2025, comment, true, null, default));
        var left = Assert.Single((await ListAsync(office)).Items, i => i.IsOpen);
        Assert.Equal(CheckItemKind.Sign, left.Kind);
        await Refused.ByAsync("Signing.Required", () => SubmitAsync(office));
    }

    [Theory, OnSqlite]
    public async Task Reports_with_open_comments_are_not_approved_with_many_others(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        var isReading = await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, default));
        Assert.DoesNotContain(isReading.Checks.Findings, f => f.Tier == Tier.Query);
        await CommentAsync(office, Licensing, "请核对。");
        var revision = await office.RevisionAsync(Office.Town, 2025);

        var outcome = Assert.Single(await office.Do<DecideMany, IReadOnlyList<ManyOutcome>>(d => d.ExecuteAsync(office.Officer, ReportStep.Approve, [(Key, revision)], default)));

        Assert.Contains("1 条意见没有了结", outcome.Problem, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, (await office.ReportAsync(Office.Town, 2025)).Status);
    }

    private static async Task<long> CommentAsync(Office office, string place, string text, Actor? officer = null, int? round = null)
    {
        var present = (await office.ReportAsync(Office.Town, 2025)).Round;
        return await office.Do<CommentOnReport, long>(c => c.ExecuteAsync(officer ?? office.Officer, Key, round ?? present, place, text, default));
    }

    private static async Task ReturnAsync(Office office, string? reason)
    {
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, revision, reason, default));
    }

    private static Task<SavedFields> SaveAsync(Office office, params (string Field, string Value)[] fields) => office.SaveAsync(office.Clerk, 2025, fields);

    private static async Task SubmitAsync(Office office)
    {
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
    }

    private static async Task<CheckList> ListAsync(Office office) =>
        (await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, default))).List;
}
