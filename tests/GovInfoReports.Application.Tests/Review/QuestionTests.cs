using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Review;

public sealed class QuestionTests
{
    private const string Licensing = "disclosure.licensing.decisions";
    private static readonly ReportKey Key = new(Office.Town, 2025);

    [Theory, OnSqlite]
    public async Task Question_reaches_the_office_that_decides_with_its_own_words_only(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.DraftAsync(office.Clerk, 2025, (Licensing, "7341"));
        await office.Do<AskOfficer>(a => a.ExecuteAsync(office.Clerk, 2025, Licensing, "注销的许可算不算？", default));

        var question = Assert.Single(await OpenAsync(office, office.Officer));
        Assert.Equal((Key, "注销的许可算不算？", ReportStatus.Draft), (question.Key, question.Text, question.Status));
        Assert.DoesNotContain("7341", question.ToString(), StringComparison.Ordinal);
        Assert.Empty(await OpenAsync(office, office.OtherOfficer));
        Assert.Empty(await OpenAsync(office, office.CityOfficer));
        Assert.Equal(1, await office.Do<OpenQuestions, int>(q => q.CountAsync(office.Officer, default)));
        await Refused.NotFoundAsync(() => AnswerAsync(office, office.OtherOfficer, question.Id));
        await Refused.ByAsync(WhoDecides.Elsewhere, () => AnswerAsync(office, office.CityOfficer, question.Id));
        await using var db = office.OpenStore();
        var notice = Assert.Single(await db.Notices.ToListAsync());
        Assert.Equal((office.Officer.AccountId, "/county/reports/990101100/2025#questions"), (notice.AccountId, notice.Path));
        Assert.DoesNotContain("7341", notice.Text + notice.Title, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Answer_reaches_the_clerk_and_is_given_once(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        var revision = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        await office.Do<AskOfficer>(a => a.ExecuteAsync(office.Clerk, 2025, null, "几时截止？", default));
        var id = (await OpenAsync(office, office.Officer))[0].Id;

        await Refused.ByAsync("Reason.Required", () => AnswerAsync(office, office.Officer, id, " "));
        await AnswerAsync(office, office.Officer, id);
        await Refused.ByAsync(AnswerQuestion.Gone, () => AnswerAsync(office, office.Officer, id));

        Assert.Empty(await OpenAsync(office, office.Officer));
        var asked = await office.Do<AskOfficer, AskedQuestions>(a => a.GetAsync(office.Clerk, 2025, default));
        Assert.Equal(("本月底。", office.Officer.Unit.Name, revision), (Assert.Single(asked.Questions).Answer, asked.Office, asked.Report.Revision));
        await using var db = office.OpenStore();
        Assert.NotNull((await db.Notices.SingleAsync(n => n.AccountId == office.Officer.AccountId)).ReadAt);
        Assert.Contains("本月底。", (await db.Notices.SingleAsync(n => n.AccountId == office.Clerk.AccountId)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "report.question.answer"));
    }

    [Theory, OnSqlite]
    public async Task Two_answers_at_once_leave_the_first(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        await office.Do<AskOfficer>(a => a.ExecuteAsync(office.Clerk, 2025, null, "几时截止？", default));
        var id = (await OpenAsync(office, office.Officer))[0].Id;
        await using var first = office.OpenStore();
        await using var second = office.OpenStore();
        var one = await first.Reports.Include(r => r.Comments).SingleAsync(r => r.UnitCode == Office.Town);
        var other = await second.Reports.Include(r => r.Comments).SingleAsync(r => r.UnitCode == Office.Town);

        one.AnswerQuestion(id, "本月底。", office.Officer, office.Clock.Now.UtcDateTime);
        other.AnswerQuestion(id, "下月底。", office.Officer, office.Clock.Now.UtcDateTime);
        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Theory, OnSqlite]
    public async Task Nobody_but_clerks_asks_and_nobody_but_officers_answers(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        foreach (var other in new[] { office.Clerk, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => OpenAsync(office, other));
            await Refused.ForbiddenAsync(() => AnswerAsync(office, other, 1));
        }

        foreach (var other in new[] { office.Officer, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<AskOfficer>(a => a.ExecuteAsync(other, 2025, null, "x", default)));
            await Refused.ForbiddenAsync(() => office.Do<AskOfficer, AskedQuestions>(a => a.GetAsync(other, 2025, default)));
        }
    }

    private static Task<IReadOnlyList<OpenQuestion>> OpenAsync(Office office, Actor actor) => office.Do<OpenQuestions, IReadOnlyList<OpenQuestion>>(q => q.ListAsync(actor, default));

    private static Task AnswerAsync(Office office, Actor actor, long id, string text = "本月底。") => office.Do<AnswerQuestion>(a => a.ExecuteAsync(actor, Key, id, text, default));
}
