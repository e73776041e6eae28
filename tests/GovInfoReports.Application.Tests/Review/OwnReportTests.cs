using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Application.Tests.Review;

/// <summary>An officer who also files: nothing of the own reports can be decided by any way.</summary>
public class OwnReportTests
{
    private const int Year = 2024;

    [Theory, OnSqlite, OnSqlServer]
    public async Task DecideMany_with_an_own_report_lists_it_by_name_and_takes_the_others(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var own = await office.SubmittedAsync(office.Clerk with { AccountId = office.Officer.AccountId }, Year);
        var other = await office.SubmittedAsync(office.NeighbourClerk, Year, ("text.overview", "（一）主动公开。东岭乡在专栏公布惠农政策。\n\n（二）依申请公开。未收到申请。\n\n（三）政府信息管理。专人登记。\n\n（四）平台建设。维护公示栏。\n\n（五）监督保障。乡里每季检查。"));

        var outcomes = await office.Do<DecideMany, IReadOnlyList<ManyOutcome>>(d => d.ExecuteAsync(
            office.Officer, ReportStep.Approve, [(Key(own), own.Revision), (Key(other), other.Revision)], default));

        Assert.Equal("云台县白水镇人民政府", outcomes[0].UnitName);
        Assert.StartsWith("这份报告由您本人提交或审签", outcomes[0].Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("本人", outcomes[1].Problem ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, (await office.ReportAsync(own.UnitCode, Year)).Status);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Own_report_is_refused_alone_too_and_before_it_becomes_public(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var self = office.Clerk with { AccountId = office.Officer.AccountId };
        var own = await office.SubmittedAsync(self, Year);

        await Refused.ByAsync("Decide.Own", () => office.Do<ApproveReport>(o => o.ExecuteAsync(office.Officer, Key(own), own.Revision, default)));
        await Refused.ByAsync("Decide.Own", () => office.Do<ReturnReport>(o => o.ExecuteAsync(office.Officer, Key(own), own.Revision, "请改", default)));
        var view = await office.Do<ReviewReport, ReviewView>(o => o.GetAsync(office.Officer, Key(own), default));
        Assert.True(view.IsOwn);
        Assert.False(view.Allows(ReportStep.Approve));

        await office.Do<ApproveReport>(o => o.ExecuteAsync(office.Officer with { AccountId = 99, Name = "另一审核员" }, Key(own), own.Revision, default));
        var approved = await office.ReportAsync(own.UnitCode, Year);
        await Refused.ByAsync("Decide.Own", () => office.Do<PublishReport>(o => o.ExecuteAsync(office.Officer, Key(own), approved.Revision, default)));
        var upcoming = Assert.Single(await office.Do<PreparePublication, IReadOnlyList<UpcomingEdition>>(o => o.GetAsync(office.Officer, Year, [own.UnitCode], default)));
        Assert.StartsWith("这份报告由您本人提交或审签", upcoming.Problem, StringComparison.Ordinal);
    }

    private static ReportKey Key(AnnualReport report) => new(report.UnitCode, report.Year);
}
