using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Application.Tests.Reports;

public class NeighbourTests
{
    private const string Problems =
        "存在的问题是公开形式单一，基层人员更换较快，业务不够熟练，部分内容更新不够及时，群众知晓率有待提高。改进情况：已组织两次培训，固定专人负责，并在便民大厅增设查阅点，逐月通报更新情况。上年年报指出的栏目设置不合理、部分链接打不开、办事指南内容陈旧三个问题，已经全部整改完毕。";

    private static readonly ReportKey Key = new(Office.Town, 2025);

    [Theory, OnSqlite, OnSqlServer]
    public async Task Text_like_a_neighbours_is_asked_about_on_the_check_list_and_at_submission_and_not_while_typing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        var draft = await office.DraftAsync(office.Clerk, 2025, ("text.problems", Problems));

        Assert.DoesNotContain((await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, default))).Checks.Findings, f => f.Rule == "D4b");
        var finding = Assert.Single((await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, true, default))).Checks.Findings, f => f.Rule == "D4b");
        Assert.Contains("云台县东岭乡人民政府", finding.Message, StringComparison.Ordinal);
        await Refused.ByAsync("Checks.BlockUnexplained", () => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, draft.Revision, default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Published_texts_are_prepared_once_and_what_is_not_there_is_left_out(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var edition = await office.PublishedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        using NeighbourTexts texts = new();
        await using var db = office.OpenStore();

        Neighbour neighbour = new(edition.UnitId, edition.UnitCode, edition.UnitName, edition.Id, true);
        var first = Assert.Single(await texts.OfAsync(db, 2025, [neighbour, neighbour with { ContentId = edition.Id + 1 }], default));
        var second = Assert.Single(await texts.OfAsync(db, 2025, [neighbour], default));

        Assert.Equal(("云台县东岭乡人民政府", 2025), (first.UnitName, first.Year));
        Assert.Equal(100, first.Texts["problems"].PercentWith(TextGrams.Of(Problems)));
        Assert.Same(first, second);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_a_neighbour_publishes_after_the_submission_asks_for_nothing_more(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        await office.SubmittedAsync(office.Clerk, 2025, ("text.problems", Problems));

        office.Clock.Now += TimeSpan.FromDays(2);
        await office.Do<OpenCorrection>(c => c.ExecuteAsync(office.NeighbourClerk, new ReportKey(Office.Neighbour, 2025), "文字有误", default));
        await office.PublishedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems + "今后还将每季度检查一次。"));

        office.Clock.Now += TimeSpan.FromDays(1);
        var review = await office.Do<ReviewReport, ReviewView>(r => r.GetAsync(office.Officer, Key, default));
        Assert.Contains("100%", Assert.Single(review.Checks.Findings, f => f.Rule == "D4b").Message, StringComparison.Ordinal);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, Key, review.Report.Revision, default));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<PublishReport, PublishedEdition>(p => p.ExecuteAsync(office.Officer, Key, revision, default));
        Assert.Equal(ReportStatus.Published, (await office.ReportAsync(Office.Town, 2025)).Status);
    }

    [Theory, OnSqlite]
    public async Task Texts_of_another_county_or_year_are_not_compared(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.ForeignClerk, 2025, ("text.problems", Problems));
        await office.PublishedAsync(office.NeighbourClerk, 2024, ("text.problems", Problems));
        await office.DraftAsync(office.Clerk, 2025, ("text.problems", Problems));

        var checks = (await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, true, default))).Checks;

        Assert.DoesNotContain(checks.Findings, f => f.Rule == "D4b");
        var outcome = checks.Outcomes.Single(o => o.Rule == "D4b");
        Assert.Equal(RuleStatus.NotRun, outcome.Status);
        Assert.Contains("还没有其他单位提交或公开2025年度年报", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Text_like_one_that_a_neighbour_submitted_is_asked_about_before_either_is_published(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        await office.DraftAsync(office.Clerk, 2025, ("text.problems", Problems));

        var finding = Assert.Single((await CheckedAsync(office)).Findings, f => f.Rule == "D4b");

        Assert.Contains("云台县东岭乡人民政府同年已提交的年报", finding.Message, StringComparison.Ordinal);
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Neighbour, 2025);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, new ReportKey(Office.Neighbour, 2025), revision, default));
        revision = await office.RevisionAsync(Office.Neighbour, 2025);
        await office.Do<PublishReport, PublishedEdition>(p => p.ExecuteAsync(office.Officer, new ReportKey(Office.Neighbour, 2025), revision, default));
        var published = await CheckedAsync(office);
        Assert.Contains("云台县东岭乡人民政府同年年报", Assert.Single(published.Findings, f => f.Rule == "D4b").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(published.Unexplained((await office.ReportAsync(Office.Town, 2025)).Explanations), f => f.Rule == "D4b");
    }

    [Theory, OnSqlite]
    public async Task Text_that_a_neighbour_still_writes_took_back_or_was_given_back_is_not_compared(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025, ("text.problems", Problems));
        await office.DraftAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        Assert.Equal(RuleStatus.NotRun, (await CheckedAsync(office)).Outcomes.Single(o => o.Rule == "D4b").Status);

        var submitted = await office.SubmittedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, new ReportKey(Office.Neighbour, 2025), submitted.Revision, "请改写", default));
        Assert.DoesNotContain((await CheckedAsync(office)).Findings, f => f.Rule == "D4b");

        await office.SubmittedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        Assert.Contains((await CheckedAsync(office)).Findings, f => f.Rule == "D4b");
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.NeighbourClerk, 2025, default));
        Assert.DoesNotContain((await CheckedAsync(office)).Findings, f => f.Rule == "D4b");
    }

    [Theory, OnSqlite]
    public async Task What_a_neighbour_does_after_the_submission_changes_nothing_for_the_officer(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var first = await office.SubmittedAsync(office.NeighbourClerk, 2025, ("text.problems", Problems));
        office.Clock.Now += TimeSpan.FromHours(1);
        await office.SubmittedAsync(office.Clerk, 2025, ("text.problems", Problems));

        office.Clock.Now += TimeSpan.FromHours(1);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, new ReportKey(Office.Neighbour, 2025), first.Revision, "请改写", default));
        var review = await office.Do<ReviewReport, ReviewView>(r => r.GetAsync(office.Officer, Key, default));

        Assert.Contains("100%", Assert.Single(review.Checks.Findings, f => f.Rule == "D4b").Message, StringComparison.Ordinal);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, Key, review.Report.Revision, default));
        Assert.Equal(ReportStatus.Approved, (await office.ReportAsync(Office.Town, 2025)).Status);
    }

    private static async Task<CheckReport> CheckedAsync(Office office) => (await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, true, default))).Checks;

    [Theory, OnSqlite]
    public async Task Another_units_name_is_found_while_typing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025, ("text.otherMatters", "本年度没有收取信息处理费。东岭乡高度重视政府信息公开工作。松原区南湖镇高度重视政府信息公开工作。"));

        var finding = Assert.Single((await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, Key, default))).Checks.Findings, f => f.Rule == "D4b");

        Assert.Equal((Tier.Error, "东岭乡"), (finding.Tier, finding.Source?.Text));
    }
}
