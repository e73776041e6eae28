using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Application.Tests.Collecting;

public class CircularTests
{
    private static readonly ReportKey Key = new(Office.Town, 2025);

    private static Task<CircularView> CircularAsync(Office office, int month, int day) =>
        office.Do<WriteCircular, CircularView>(w => w.ExecuteAsync(office.Officer, null, 2025, new DateOnly(2026, month, day), default));

    private static CircularRow Row(CircularView view, string unit) => Assert.Single(view.Rows, r => r.Unit.Code == unit);

    private static DateTimeOffset Noon(int month, int day) => new(2026, month, day, 12, 0, 0, ReportingCalendar.Offset);

    private static async Task<Guid> RevisionAsync(Office office) => (await office.Do<SetCollectionDays, CollectionView>(s => s.GetAsync(office.Officer, null, 2025, default))).Revision;

    [Theory, OnSqlite, OnSqlServer]
    public async Task Circular_tells_the_end_of_its_day_and_nothing_later(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        office.Clock.Now = Noon(2, 3);
        var report = await office.SubmittedAsync(office.Clerk, 2025);
        office.Clock.Now = Noon(2, 5);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, report.Revision, "请补充整改情况", default));
        office.Clock.Now = Noon(2, 9);

        var before = await CircularAsync(office, 2, 2);
        Assert.Equal([CircularOutcome.Overdue, CircularOutcome.Overdue], before.Rows.Select(r => r.Outcome));
        Assert.Equal(2, Row(before, Office.Town).DaysLate(DueKind.Statutory));
        Assert.Null(Row(before, Office.Town).Standing.Status);

        var then = await CircularAsync(office, 2, 3);
        Assert.Equal((CircularOutcome.Late, 3, 0), (Row(then, Office.Town).Outcome, Row(then, Office.Town).DaysLate(DueKind.Statutory), Row(then, Office.Town).Standing.Returned));
        Assert.Equal(ReportStatus.Submitted, Row(then, Office.Town).Standing.Status);
        Assert.Empty(then.Returned);

        var now = await CircularAsync(office, 2, 9);
        Assert.True(Assert.Single(now.Returned).Standing.IsWithUnitAgain);
        Assert.Equal((CircularOutcome.Overdue, 9), (Row(now, Office.Neighbour).Outcome, Row(now, Office.Neighbour).DaysLate(DueKind.Statutory)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Circular_taken_back_by_the_day_is_not_handed_in(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        office.Clock.Now = Noon(1, 20);
        await office.SubmittedAsync(office.Clerk, 2025);
        office.Clock.Now = Noon(1, 25);
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        office.Clock.Now = Noon(2, 2);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));

        Assert.Equal(CircularOutcome.OnTime, Row(await CircularAsync(office, 1, 24), Office.Town).Outcome);
        Assert.Equal(CircularOutcome.NotYetDue, Row(await CircularAsync(office, 1, 25), Office.Town).Outcome);
        Assert.Equal((CircularOutcome.Late, 2), (Row(await CircularAsync(office, 2, 2), Office.Town).Outcome, Row(await CircularAsync(office, 2, 2), Office.Town).DaysLate(DueKind.Statutory)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Circular_keeps_law_county_and_extension_apart_and_lists_the_excluded(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.Do<SetCollectionDays>(s => s.ExecuteAsync(office.Officer, null, 2025, Guid.Empty, new CollectionDates { SubmitBy = new(2026, 1, 20) }, null, default));
        await office.Do<SetExpectedUnit>(async s => await s.ExtendAsync(office.Officer, Office.Town, 2025, await RevisionAsync(office), new DateOnly(2026, 2, 10), "经办人住院。", default));
        await office.Do<SetExpectedUnit>(async s => await s.DecideAsync(office.Officer, Office.Neighbour, 2025, await RevisionAsync(office), false, ExpectedKind.Abolished, "2025年9月撤销。", Office.Town, default));
        office.Clock.Now = Noon(2, 5);
        await office.SubmittedAsync(office.Clerk, 2025);

        var view = await CircularAsync(office, 2, 5);

        var town = Row(view, Office.Town);
        Assert.Equal((CircularOutcome.OnTime, 5, 16, 0), (town.Outcome, town.DaysLate(DueKind.Statutory), town.DaysLate(DueKind.County), town.DaysLate(DueKind.Extension)));
        Assert.Equal((1, 1, 1, 0), (view.Count(DueKind.Statutory, false), view.Count(DueKind.County, false), view.Count(DueKind.Extension, true), view.Count(CircularOutcome.Late)));
        Assert.Equal("2025年9月撤销。", Assert.Single(view.Of(CircularOutcome.Exempt)).Unit.Reason);
        Assert.Single(view.Expected);
    }

    [Theory, OnSqlite]
    public async Task Circular_words_name_every_unit_where_it_belongs(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.Do<SetExpectedUnit>(s => s.ExtendAsync(office.Officer, Office.Neighbour, 2025, Guid.Empty, new DateOnly(2026, 2, 10), "水灾。", default));
        office.Clock.Now = Noon(2, 3);
        var report = await office.SubmittedAsync(office.Clerk, 2025);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, report.Revision, "请补充整改情况", default));

        var words = CircularWords.DocumentOf(await CircularAsync(office, 2, 3));

        Assert.Equal("关于云台县2025年度政府信息公开工作年度报告报送情况的通报", words.Title);
        Assert.Equal("截至2026年2月3日，云台县应报送2025年度政府信息公开工作年度报告的单位共2个，已报送1个，未报送1个。现将有关情况通报如下。", Assert.Single(words.Opening));
        Assert.Equal(["一、总体情况", "二、按时报送的单位（0个）", "三、迟报的单位（1个）", "四、尚未报送的单位（1个）", "五、退回修改的单位（1个）"], words.Sections.Select(s => s.Heading));
        Assert.Equal(
            ["无。", "云台县白水镇人民政府（迟报3天）。", "未到期（1个）：云台县东岭乡人民政府（2026年2月10日前报送，未开始填报）。", "云台县白水镇人民政府（退回1次，尚未再次报送）。"],
            words.Sections.Skip(1).Select(s => Assert.Single(s.Paragraphs)));
        Assert.Equal([1, "云台县白水镇人民政府", "1月31日", "2月3日", "迟报3天", "—", "—", 1, "", "退回未再报", ""], words.Rows[0]);
        Assert.Equal([2, "云台县东岭乡人民政府", "2月10日", "", "逾期3天", "—", "—", 0, "", "未开始填报", "延期至2月10日：水灾。"], words.Rows[1]);
        Assert.Equal([("应报单位", 2), ("按时报送", 0), ("迟报", 1), ("逾期未报", 0), ("未到期", 1), ("不计入", 0), ("被退回", 1), ("已公开", 0)], words.Counts);
        Assert.Equal("2026年2月3日", words.Signature[^1]);
    }

    [Theory, OnSqlite]
    public async Task Circular_of_a_day_to_come_or_before_the_opening_is_refused(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);

        await Refused.ByAsync("Circular.Future", () => CircularAsync(office, 1, 11));
        await Refused.ByAsync("Circular.NoDay", () => office.Do<WriteCircular>(w => w.ExecuteAsync(office.Officer, null, 2025, null, default)));
        var refused = await Refused.ByAsync("Circular.BeforeOpening", () => office.Do<WriteCircular>(w => w.ExecuteAsync(office.Officer, null, 2025, new DateOnly(2025, 10, 31), default)));
        Assert.Contains("2025年11月1日", refused.Words(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Circular_of_another_county_and_for_other_roles_is_not_there(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        Task WriteAsync(Actor actor, string? area) => office.Do<WriteCircular>(w => w.ExecuteAsync(actor, area, 2025, new DateOnly(2026, 1, 10), default));

        await Refused.NotFoundAsync(() => WriteAsync(office.OtherOfficer, Office.County));
        await Refused.ForbiddenAsync(() => WriteAsync(office.Clerk, null));
        await Refused.ForbiddenAsync(() => WriteAsync(office.Administrator, null));
        await Refused.ForbiddenAsync(() => WriteAsync(office.Auditor, null));
        await WriteAsync(office.CityOfficer, Office.County);
    }

    [Theory, OnSqlite]
    public async Task Circular_asks_the_store_no_more_for_more_units(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        await CircularAsync(office, 1, 10);
        office.Commands.Clear();

        await CircularAsync(office, 1, 10);

        Assert.Equal((0, 0), (office.Commands.Count("Drafts"), office.Commands.Count("SubmissionBodies")));
        Assert.InRange(office.Commands.Total, 1, 9);
    }
}
