using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Reports;

public class ReportStepsTests
{
    private static readonly ReportKey Key = new(Office.Town, 2025);

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_whole_road_from_draft_to_a_corrected_edition(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var submitted = await office.SubmittedAsync(office.Clerk, 2025, ("requests.received.naturalPerson", "3"), ("requests.received.total", ""), ("requests.granted.naturalPerson", "3"), ("requests.granted.total", ""), ("requests.handledTotal.naturalPerson", ""), ("requests.handledTotal.total", ""));
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, submitted.Revision, "请补充整改情况", default));
        Assert.Equal(ReportStatus.Returned, (await office.ReportAsync(Office.Town, 2025)).Status);

        await office.SaveAsync(office.Clerk, 2025, ("text.problems", submitted.Draft.Content.Text("problems") + "整改已完成。"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
        var review = await office.Do<ReviewReport, ReviewView>(r => r.GetAsync(office.Officer, Key, default));
        Assert.Equal(["problems"], review.Changes!.Texts);
        Assert.Empty(review.Changes.Cells);

        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, Key, revision, default));
        revision = await office.RevisionAsync(Office.Town, 2025);
        var first = await office.Do<PublishReport, PublishedEdition>(p => p.ExecuteAsync(office.Officer, Key, revision, default));
        Assert.Equal((1, null), (first.Number, first.CorrectionNote));

        await office.Do<OpenCorrection>(c => c.ExecuteAsync(office.Clerk, Key, "处罚数量漏计 1 件", default));
        await office.SaveAsync(office.Clerk, 2025, ("disclosure.penalties.decisions", "1"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, Key, revision, default));
        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<PublishReport, PublishedEdition>(p => p.ExecuteAsync(office.Officer, Key, revision, default));

        await using var db = office.OpenStore();
        var editions = await db.Editions.Include(e => e.Body).OrderBy(e => e.Number).ToListAsync();
        Assert.Equal([2, null], editions.Select(e => e.SupersededBy));
        var penalties = CellId.Parse("disclosure.penalties.decisions");
        Assert.Equal([CellValue.Zero, CellValue.Of(1)], editions.Select(e => e.Body.Content.Figures[penalties]));
        Assert.Equal("处罚数量漏计 1 件", editions[1].CorrectionNote);
        Assert.Equal(first.Hash, editions[0].Hash);

        var report = await office.ReportAsync(Office.Town, 2025);
        Assert.Equal(
            [ReportStep.Submit, ReportStep.Return, ReportStep.Submit, ReportStep.Approve, ReportStep.Publish, ReportStep.OpenCorrection, ReportStep.Submit, ReportStep.Approve, ReportStep.Publish],
            report.Decisions.OrderBy(d => d.Id).Select(d => d.Step));
        Assert.Null(report.CorrectionNote);
        var actions = await db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync();
        Assert.Equal(2, actions.Count(a => a == "report.publish"));
        Assert.Contains("report.return", actions);
        var totals = await db.AreaYearTotals.Where(t => t.Year == 2025).ToListAsync();
        Assert.Equal(4, totals.Count);
        Assert.All(totals, t => Assert.Equal(1, t.Published));
    }

    [Theory, OnSqlite]
    public async Task An_explanation_lapses_when_a_value_it_was_given_for_changes(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025, ("disclosure.normativeDocuments.issued", "5"), ("disclosure.normativeDocuments.inForce", "2"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        Assert.Empty(await UnexplainedAsync(office));

        await office.SaveAsync(office.Clerk, 2025, ("disclosure.normativeDocuments.issued", "6"));

        Assert.Contains("A10", await UnexplainedAsync(office));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await Refused.ByAsync("Checks.BlockUnexplained", () => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default)));
    }

    [Theory, OnSqlite]
    public async Task Explaining_several_findings_checks_the_report_once_and_takes_what_can_be_taken(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024);
        await office.DraftAsync(office.Clerk, 2025, ("disclosure.normativeDocuments.issued", "5"), ("disclosure.normativeDocuments.inForce", "2"));
        var view = await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, true, default));
        var open = view.Checks.Unexplained(view.Report.Explanations).ToDictionary(f => f.Fingerprint, _ => "已核对台账，属实。", StringComparer.Ordinal);
        Assert.True(open.Count > 1);
        office.Commands.Clear();

        var refused = await Refused.InvalidAsync(() => office.Do<ExplainFinding>(e => e.ExecuteAsync(office.Clerk, 2025, [.. open, new("gone", "没有这一条")], default)));

        Assert.Equal("gone", Assert.Single(refused.Reasons).Place);
        // Those of earlier years and those of the neighbours.
        Assert.Equal(2, office.Commands.Count("SupersededBy"));
        Assert.Empty(await UnexplainedAsync(office));
    }

    [Theory, OnSqlite]
    public async Task A_report_with_a_broken_identity_is_not_submitted(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var draft = await office.DraftAsync(office.Clerk, 2025, ("requests.received.naturalPerson", "5"), ("requests.received.total", "5"));
        var block = await Refused.ByAsync("Checks.BlockErrors", () => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, draft.Revision, default)));
        Assert.True((int)block.Arguments[0]! > 0);
        Assert.Equal(ReportStatus.Draft, (await office.ReportAsync(Office.Town, 2025)).Status);
    }

    [Theory, OnSqlite]
    public async Task A_submitted_report_is_read_only_for_its_clerk_until_withdrawn(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var submitted = await office.SubmittedAsync(office.Clerk, 2025);
        var wrong = await Refused.StepAsync(() => office.SaveAsync(office.Clerk, 2025, ("title", "x")));
        Assert.Equal([ReportStatus.Submitted, ReportStep.Save], wrong.Arguments.Take(2));

        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        Assert.Equal(ReportStatus.Draft, (await office.ReportAsync(Office.Town, 2025)).Status);
        await Refused.StepAsync(() => office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_was_taken_back_unread_hides_no_change_from_the_officer(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var submitted = await office.SubmittedAsync(office.Clerk, 2025);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, submitted.Revision, "请补充整改情况", default));
        await SubmitAsync(office, ("text.problems", submitted.Draft.Content.Text("problems") + "整改已完成。"));
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));

        var since = await office.Do<CompareWithSubmission, ChangesSinceSubmission>(c => c.GetAsync(office.Clerk, 2025, default));
        await SubmitAsync(office, ("disclosure.penalties.decisions", "1"));
        var review = await office.Do<ReviewReport, ReviewView>(r => r.GetAsync(office.Officer, Key, default));

        Assert.Equal((1, "text.problems"), (since.Last!.Round, Assert.Single(since.Changes!.Others)));
        Assert.Equal(3, review.Submitted!.Round);
        Assert.Equal((1, "problems"), (review.Changes!.Round, Assert.Single(review.Changes.Texts)));
        Assert.Equal("disclosure.penalties.decisions", Assert.Single(review.Changes.Cells).Cell.ToString());
    }

    private static async Task SubmitAsync(Office office, (string Field, string Value) change)
    {
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.SaveAsync(office.Clerk, 2025, change);
        await office.ExplainAllAsync(office.Clerk, 2025);
        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
    }

    [Theory, OnSqlite]
    public async Task A_report_is_not_filed_twice_and_not_for_a_year_outside_the_collection(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default))));
        await using var db = office.OpenStore();
        var id = Assert.Single(await db.Reports.Select(r => r.Id).ToListAsync());
        Assert.Equal(id, (await db.AuditEntries.SingleAsync(a => a.Action == "report.begin")).ReportId);
        foreach (var year in new[] { 2018, 2027 })
        {
            var invalid = await Refused.InvalidAsync(() => office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, year, default)));
            Assert.Equal("year", Assert.Single(invalid.Reasons).Place);
        }
    }

    [Theory, OnSqlite]
    public async Task Other_units_and_other_areas_do_not_find_the_report(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var submitted = await office.SubmittedAsync(office.Clerk, 2025);
        foreach (var stranger in new[] { office.NeighbourClerk, office.ForeignClerk, office.OtherOfficer })
        {
            await Refused.NotFoundAsync(() => office.Do<OpenReport, ReportView>(o => o.ViewAsync(stranger, Key, default)));
        }

        await Refused.NotFoundAsync(() => office.Do<ReturnReport>(r => r.ExecuteAsync(office.OtherOfficer, Key, submitted.Revision, "x", default)));
        await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.CityOfficer, Key, default));
    }

    [Theory, OnSqlite]
    public async Task Only_the_role_that_a_step_is_for_takes_it(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var revision = (await office.SubmittedAsync(office.Clerk, 2025)).Revision;
        Actor[] all = [office.Clerk, office.Officer, office.Administrator, office.Auditor];
        (Role Role, Func<Actor, Task> Step)[] steps =
        [
            (Role.Clerk, a => office.Do<OpenReport>(o => o.BeginAsync(a, 2025, default))),
            (Role.Clerk, a => office.Do<SaveFields>(o => o.ExecuteAsync(a, 2025, revision, [], default))),
            (Role.Clerk, a => office.Do<SubmitReport>(o => o.ExecuteAsync(a, 2025, revision, default))),
            (Role.Clerk, a => office.Do<WithdrawReport>(o => o.ExecuteAsync(a, 2025, default))),
            (Role.Clerk, a => office.Do<ExplainFinding>(o => o.ExecuteAsync(a, 2025, "x", "y", default))),
            (Role.Clerk, a => office.Do<ClerkHome>(o => o.GetAsync(a, default))),
            (Role.Officer, a => office.Do<ReturnReport>(o => o.ExecuteAsync(a, Key, revision, "x", default))),
            (Role.Officer, a => office.Do<ApproveReport>(o => o.ExecuteAsync(a, Key, revision, default))),
            (Role.Officer, a => office.Do<PublishReport>(o => o.ExecuteAsync(a, Key, revision, default))),
            (Role.Officer, a => office.Do<ReviewReport>(o => o.GetAsync(a, Key, default))),
            (Role.Officer, a => office.Do<Inbox>(o => o.CountAsync(a, 2025, default))),
            (Role.Officer, a => office.Do<DecideMany>(o => o.ExecuteAsync(a, ReportStep.Approve, [], default))),
        ];
        foreach (var (role, step) in steps)
        {
            foreach (var actor in all.Where(a => a.Role != role))
            {
                await Refused.ForbiddenAsync(() => step(actor));
            }
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_receipt_names_what_was_submitted(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var submitted = await office.SubmittedAsync(office.Clerk, 2025);
        var receipt = await office.Do<Receipts, Receipt>(r => r.GetAsync(office.Clerk, Key, null, default));
        Assert.Equal("990101100-2025-01", receipt.Number);
        Assert.Equal(ReportContentJson.Hash(submitted.Draft.Content), receipt.Submission.Hash);
        await Refused.NotFoundAsync(() => office.Do<Receipts, Receipt>(r => r.GetAsync(office.ForeignClerk, Key, null, default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_home_page_says_what_is_due_and_how_many_days_are_left(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var home = await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.Clerk, default));
        Assert.Equal((2025, new DateOnly(2026, 1, 31), 21, null), (home.Due.Year, home.Gate.Terms.Due, home.Gate.DaysLeft, home.Due.Status));

        // 31 January 16:00 UTC is 1 February in China.
        office.Clock.Now = new DateTimeOffset(2026, 1, 31, 16, 0, 0, TimeSpan.Zero);
        await office.DraftAsync(office.Clerk, 2025);
        home = await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.Clerk, default));
        Assert.Equal((-1, ReportStatus.Draft), (home.Gate.DaysLeft, home.Due.Status));
    }

    [Theory, OnSqlite]
    public async Task Draft_whose_last_day_has_passed_is_late_and_waits_for_the_clerk(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2023);
        await office.SubmittedAsync(office.Clerk, 2024);
        await office.DraftAsync(office.Clerk, 2025);

        var home = await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.Clerk, default));

        Assert.Equal([2023], home.Years.Where(y => y.IsLate).Select(y => y.Year));
        Assert.Equal([2023], home.Years.Where(y => y.IsPending).Select(y => y.Year));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Report_of_a_year_not_over_is_submitted_only_with_a_reason_that_stays_in_the_history(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        office.Clock.Now = new DateTimeOffset(2025, 11, 20, 2, 0, 0, TimeSpan.Zero);
        await office.DraftAsync(office.Clerk, 2025, ("signature", "红河镇人民政府\n2025年11月18日"));
        Assert.Contains("E1b", await UnexplainedAsync(office));
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);

        var refused = await Refused.ByAsync("Submit.TooEarly", () => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, " ", default)));
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, "本镇于12月撤销，提前编报。", default));

        Assert.Contains("2026年1月1日", Messages.Words(refused), StringComparison.Ordinal);
        var review = await office.Do<ReviewReport, ReviewView>(r => r.GetAsync(office.Officer, Key, default));
        Assert.Equal("本镇于12月撤销，提前编报。", review.Report.Decisions.Single(d => d.Step == ReportStep.Submit).Reason);
    }

    // 31 December 16:00 UTC is 1 January in China.
    [Theory, OnSqlite]
    public async Task Year_is_over_by_the_clock_of_China(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        office.Clock.Now = new DateTimeOffset(2025, 12, 31, 15, 59, 0, TimeSpan.Zero);
        await office.DraftAsync(office.Clerk, 2025, ("signature", "红河镇人民政府\n2025年12月31日"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await Refused.ByAsync("Submit.TooEarly", () => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default)));

        office.Clock.Now = new DateTimeOffset(2025, 12, 31, 16, 0, 0, TimeSpan.Zero);
        await office.SaveAsync(office.Clerk, 2025, ("signature", "红河镇人民政府\n2026年1月1日"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        revision = await office.RevisionAsync(Office.Town, 2025);
        var submitted = await office.Do<SubmitReport, Submission>(s => s.ExecuteAsync(office.Clerk, 2025, revision, "不再需要", default));
        Assert.Equal(1, submitted.Round);
        Assert.Null((await office.ReportAsync(Office.Town, 2025)).Decisions.Single().Reason);
    }

    [Theory, OnSqlite]
    public async Task Report_is_not_published_before_the_day_of_its_signature(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.ApprovedAsync(office.Clerk, 2025, ("signature", "红河镇人民政府\n二〇二六年一月十二日"));
        var revision = await office.RevisionAsync(Office.Town, 2025);

        await Refused.ByAsync("Publish.SignedLater", () => office.Do<PublishReport>(p => p.ExecuteAsync(office.Officer, Key, revision, default)));
        office.Clock.Now = new DateTimeOffset(2026, 1, 11, 16, 0, 0, TimeSpan.Zero);
        var edition = await office.Do<PublishReport, PublishedEdition>(p => p.ExecuteAsync(office.Officer, Key, revision, default));

        Assert.Equal(1, edition.Number);
    }

    private static async Task<IReadOnlyList<string>> UnexplainedAsync(Office office)
    {
        var view = await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, default));
        return [.. view.Checks.Unexplained(view.Report.Explanations).Select(f => f.Rule)];
    }
}
