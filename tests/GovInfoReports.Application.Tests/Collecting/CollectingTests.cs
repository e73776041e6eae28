using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Collecting;

public class CollectingTests
{
    private static readonly CollectionDates Closing = new() { SubmitBy = new(2026, 1, 20), NoNewAfter = new(2026, 2, 1), NoChangesAfter = new(2026, 2, 5) };

    private static Task SetAsync(Office office, CollectionDates dates, Guid opened = default, string? instructions = null) =>
        office.Do<SetCollectionDays>(s => s.ExecuteAsync(office.Officer, null, 2025, opened, dates, instructions, default));

    private static async Task<Guid> RevisionAsync(Office office) => (await office.Do<SetCollectionDays, CollectionView>(s => s.GetAsync(office.Officer, null, 2025, default))).Revision;

    private static Task<BoardView> BoardAsync(Office office, Actor? officer = null) => office.Do<Board, BoardView>(b => b.GetAsync(officer ?? office.Officer, null, 2025, default));

    // The moment at which a day begins in China.
    private static DateTimeOffset Midnight(int month, int day) => new(2026, month, day, 0, 0, 0, ReportingCalendar.Offset);

    private static void StopIf(bool isFull)
    {
        if (isFull)
        {
            throw new IOException("The disk is full.");
        }
    }

    private static async Task<BoardRow> RowAsync(Office office, string unit) => Assert.Single((await BoardAsync(office)).Rows, r => r.Code == unit);

    [Theory, OnSqlite, OnSqlServer]
    public async Task Board_nothing_set_shows_the_tree_by_the_law(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        office.Clock.Now = Midnight(2, 5);

        var board = await BoardAsync(office);

        Assert.Null(board.Collection);
        Assert.Equal([(Office.Town, BoardState.Submitted), (Office.Neighbour, BoardState.NotBegun)], board.Rows.Select(r => (r.Code, r.State)));
        Assert.Equal([new Punctuality(true, null, null), new Punctuality(false, null, null)], board.Rows.Select(r => r.OnTime));
        Assert.Equal((2, 1, 1, 0), (board.Expected, board.Count(BoardFilter.Missing), board.Count(BoardFilter.Overdue), board.Count(BoardFilter.Late)));
        await using var db = office.OpenStore();
        Assert.False(await db.Collections.AnyAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Submit_opened_before_midnight_and_sent_after_is_late_by_law_and_on_time_by_extension(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await SetAsync(office, new CollectionDates { SubmitBy = new(2026, 1, 20) });
        await office.Do<SetExpectedUnit>(async s => await s.ExtendAsync(office.Officer, Office.Town, 2025, await RevisionAsync(office), new DateOnly(2026, 2, 10), "经办人住院。", default));
        await office.DraftAsync(office.Clerk, 2025);
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        office.Clock.Now = Midnight(2, 1).AddSeconds(-1);
        var opened = (await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, new ReportKey(Office.Town, 2025), default))).Report.Gate!;
        Assert.Equal([DueKind.County], opened.Missed);

        office.Clock.Now = Midnight(2, 1);
        var refused = await Refused.ByAsync("Collection.Late", () => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, null, opened.Missed, default)));
        Assert.Contains("2026年1月31日", refused.Words(), StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Draft, (await office.ReportAsync(Office.Town, 2025)).Status);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, null, [DueKind.Statutory, DueKind.County], default));

        var row = await RowAsync(office, Office.Town);
        Assert.Equal(new Punctuality(false, false, true), row.OnTime);
        Assert.False(row.Is(BoardFilter.Late));
        var receipt = await office.Do<Receipts, Receipt>(r => r.GetAsync(office.Clerk, new ReportKey(Office.Town, 2025), null, default));
        Assert.Equal(row.OnTime, receipt.OnTime);
    }

    [Theory, OnSqlite]
    public async Task Submit_that_the_store_does_not_keep_gives_no_receipt_and_tells_nobody(DatabaseProvider provider)
    {
        Office? opened = null;
        var isFull = false;
        await using var office = opened = await Office.OpenAsync(provider, services: s => s.AddScoped(_ =>
        {
            var db = opened!.OpenStore();
            db.SavingChanges += (_, _) => StopIf(isFull);
            return db;
        }));
        await office.AccountAsync("officer", Role.Officer, Office.County);
        await office.DraftAsync(office.Clerk, 2025);
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        Task SubmitAsync() => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
        Task<Receipt> ReceiptAsync() => office.Do<Receipts, Receipt>(r => r.GetAsync(office.Clerk, new ReportKey(Office.Town, 2025), null, default));

        isFull = true;
        await Assert.ThrowsAsync<IOException>(SubmitAsync);
        isFull = false;

        await Refused.NotFoundAsync(ReceiptAsync);
        var report = await office.ReportAsync(Office.Town, 2025);
        Assert.Equal((ReportStatus.Draft, revision, 0), (report.Status, report.Revision, report.Submissions.Count));
        await using var db = office.OpenStore();
        Assert.False(await db.Notices.AnyAsync());
        await SubmitAsync();
        Assert.Equal("990101100-2025-01", (await ReceiptAsync()).Number);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Abolished_unit_is_counted_or_not_with_a_reason_and_not_missed_the_year_after(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await SetAsync(office, CollectionDates.None);
        await office.Do<SetUnitActive>(s => s.ExecuteAsync(office.Administrator, Office.Neighbour, false, default));
        office.Clock.Now = Midnight(2, 5);

        var frozen = await RowAsync(office, Office.Neighbour);
        Assert.True(frozen.Is(BoardFilter.Overdue));
        await office.Do<SetExpectedUnit>(async s => await s.DecideAsync(office.Officer, Office.Neighbour, 2025, await RevisionAsync(office), false, ExpectedKind.Abolished, "2025年9月撤销。", Office.Town, default));
        var board = await BoardAsync(office);
        var row = Assert.Single(board.Rows, r => r.Code == Office.Neighbour);
        Assert.Equal((BoardState.Exempt, false, false, "云台县白水镇人民政府"), (row.State, row.Is(BoardFilter.Missing), row.Is(BoardFilter.Overdue), row.Successor));
        Assert.Equal((1, 1), (board.Expected, board.Count(BoardFilter.Exempt)));

        office.Clock.Now = new DateTimeOffset(2027, 2, 5, 0, 0, 0, ReportingCalendar.Offset);
        var next = await office.Do<Board, BoardView>(b => b.GetAsync(office.Officer, null, 2026, default));
        Assert.Equal([Office.Town], next.Rows.Where(r => r.IsIncluded).Select(r => r.Code));
        Assert.Equal(BoardState.Exempt, Assert.Single(next.Rows, r => r.Code == Office.Neighbour).State);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Extend_several_units_names_those_that_are_not_and_tells_the_clerks_of_the_others(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.Do<SetExpectedUnit>(s => s.DecideAsync(office.Officer, Office.Neighbour, 2025, Guid.Empty, false, ExpectedKind.OwnSystem, "报本系统", null, default));
        Task<IReadOnlyList<ExtendOutcome>> ExtendAsync(Guid seen, DateOnly? until, string? reason, params string[] codes) =>
            office.Do<ExtendUnits, IReadOnlyList<ExtendOutcome>>(e => e.ExecuteAsync(office.Officer, null, 2025, seen, codes, until, reason, default));
        var seen = await RevisionAsync(office);
        DateOnly until = new(2026, 2, 20);

        await Refused.ByAsync("Reason.Required", () => ExtendAsync(seen, until, " ", Office.Town));
        await Refused.ByAsync("Collection.Until", () => ExtendAsync(seen, null, "汛情", Office.Town));
        await Refused.ByAsync("Remind.None", () => ExtendAsync(seen, until, "汛情"));
        await Refused.ByAsync(CollectionLoader.Stale, () => ExtendAsync(Guid.NewGuid(), until, "汛情", Office.Town));
        Assert.All(await ExtendAsync(seen, new DateOnly(2026, 1, 20), "汛情", Office.Town), o => Assert.Contains("延期应晚于", o.Problem, StringComparison.Ordinal));
        Assert.Equal(seen, await RevisionAsync(office));

        var outcomes = await ExtendAsync(seen, until, "汛情", Office.Town, Office.Neighbour, Office.Foreign);

        Assert.Equal([(Office.Neighbour, false), (Office.Foreign, false), (Office.Town, true)], outcomes.Select(o => (o.UnitCode, o.Problem is null)));
        Assert.Equal((until, "汛情"), ((await RowAsync(office, Office.Town)).Terms.ExtendedUntil, (await RowAsync(office, Office.Town)).ExtensionReason));
        Assert.Contains("没有缩短", Assert.Single(await ExtendAsync(await RevisionAsync(office), until.AddDays(-3), "汛情", Office.Town)).Problem, StringComparison.Ordinal);
        office.Clock.Now += TimeSpan.FromMinutes(1);
        await office.Do<SetExpectedUnit>(async s => await s.EndExtensionAsync(office.Officer, Office.Town, 2025, await RevisionAsync(office), default));
        await using var db = office.OpenStore();
        var notices = await db.Notices.OrderBy(n => n.Id).ToListAsync();
        Assert.Equal([office.Clerk.AccountId, office.Clerk.AccountId], notices.Select(n => n.AccountId));
        Assert.Contains("延期至2026年2月20日", notices[0].Title, StringComparison.Ordinal);
        Assert.Contains("应在2026年1月31日前提交", notices[1].Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task List_frozen_new_unit_waits_beside_it_until_it_is_decided(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await SetAsync(office, CollectionDates.None);
        await using (var db = office.OpenStore())
        {
            db.Units.Add(Unit.Create("990101-01", "云台县数据局", UnitLevel.Department, await db.Units.SingleAsync(u => u.Code == Office.County), true));
            await db.SaveChangesAsync();
        }

        var board = await BoardAsync(office);
        Assert.Equal((2, "990101-01"), (board.Expected, Assert.Single(board.Unlisted).Code));
        await office.Do<SetExpectedUnit>(async s => await s.DecideAsync(office.Officer, "990101-01", 2025, await RevisionAsync(office), true, ExpectedKind.NewThisYear, "2025年6月成立。", null, default));
        board = await BoardAsync(office);
        Assert.Equal(3, board.Expected);
        Assert.Empty(board.Unlisted);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Closed_collection_refuses_every_way_in_and_an_extension_opens_it(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await SetAsync(office, Closing);
        await office.DraftAsync(office.Clerk, 2025);
        await office.ExplainAllAsync(office.Clerk, 2025);
        office.Clock.Now = Midnight(2, 6);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        var file = System.Text.Encoding.UTF8.GetBytes($"云台县东岭乡人民政府2025年政府信息公开工作年度报告\n\n{SampleReports.Problems(Office.Neighbour, 2025)}");

        await Refused.ByAsync("Collection.NoNew", () => office.Do<OpenReport>(o => o.BeginAsync(office.NeighbourClerk, 2025, default)));
        await Refused.ByAsync("Collection.NoChanges", () => office.SaveAsync(office.Clerk, 2025, ("text.otherMatters", "无。")));
        await Refused.ByAsync("Collection.NoChanges", () => office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default)));
        await Refused.ByAsync("Collection.NoChanges", () => office.Do<BringSource>(b => b.ExecuteAsync(office.Clerk, 2025, file, "年报.txt", default)));
        Assert.Equal(revision, await office.RevisionAsync(Office.Town, 2025));

        await office.Do<SetExpectedUnit>(async s => await s.ExtendAsync(office.Officer, Office.Town, 2025, await RevisionAsync(office), new DateOnly(2026, 2, 10), "经办人住院。", default));
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
        Assert.Equal(ReportStatus.Submitted, (await office.ReportAsync(Office.Town, 2025)).Status);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Returned_report_is_open_after_closing_and_a_submitted_one_cannot_be_taken_back(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await SetAsync(office, Closing);
        await office.SubmittedAsync(office.Clerk, 2025);
        office.Clock.Now = Midnight(2, 6);

        await Refused.ByAsync("Collection.NoChanges", () => office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default)));
        await office.Do<ReturnReport>(async r => await r.ExecuteAsync(office.Officer, new ReportKey(Office.Town, 2025), await office.RevisionAsync(Office.Town, 2025), "补充整改结果。", default));
        await office.SaveAsync(office.Clerk, 2025, ("text.otherMatters", "本年度收取信息处理费 0 元，没有其他事项。"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        await office.Do<SubmitReport>(async s => await s.ExecuteAsync(office.Clerk, 2025, await office.RevisionAsync(Office.Town, 2025), default));

        var row = await RowAsync(office, Office.Town);
        Assert.Equal((1, new Punctuality(true, true, null)), (row.Returned, row.OnTime));
        Assert.True(row.LastSubmitted > row.FirstSubmitted);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Report_taken_back_counts_from_its_next_hand_in(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        Assert.True((await RowAsync(office, Office.Town)).Is(BoardFilter.Missing));

        office.Clock.Now = Midnight(2, 2);
        await office.Do<SubmitReport>(async s => await s.ExecuteAsync(office.Clerk, 2025, await office.RevisionAsync(Office.Town, 2025), default));
        var row = await RowAsync(office, Office.Town);
        Assert.Equal((false, true), (row.OnTime.Statutory, row.Is(BoardFilter.Late)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Board_tells_nothing_of_a_draft_and_its_token_stays_while_it_is_filled_in(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        var before = (await BoardAsync(office)).Token;

        office.Clock.Now += TimeSpan.FromMinutes(1);
        await office.SaveAsync(office.Clerk, 2025, ("text.otherMatters", "改了一句。"));
        Assert.Equal(before, await office.Do<Board, string>(b => b.TokenAsync(office.Officer, null, 2025, default)));
        await office.SaveAsync(office.Clerk, 2025, ("text.otherMatters", "本年度收取信息处理费 0 元。没有其他需要报告的事项。"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        await office.Do<SubmitReport>(async s => await s.ExecuteAsync(office.Clerk, 2025, await office.RevisionAsync(Office.Town, 2025), default));
        var submitted = await office.Do<Board, string>(b => b.TokenAsync(office.Officer, null, 2025, default));
        Assert.NotEqual(before, submitted);
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        Assert.NotEqual(submitted, await office.Do<Board, string>(b => b.TokenAsync(office.Officer, null, 2025, default)));
        Assert.Equal((BoardState.Draft, 0, false), ((await RowAsync(office, Office.Town)).State, (await RowAsync(office, Office.Town)).Queries, (await RowAsync(office, Office.Town)).IsNothing));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Board_lists_with_one_query_whatever_the_number_of_units(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        await SetAsync(office, Closing);
        await BoardAsync(office);
        office.Commands.Clear();

        await BoardAsync(office);

        Assert.Equal((1, 0), (office.Commands.Count("Decisions"), office.Commands.Count("Drafts")));
        Assert.InRange(office.Commands.Total, 1, 7);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Neighbour_office_and_other_roles_see_and_set_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);

        await Refused.NotFoundAsync(() => office.Do<Board>(b => b.GetAsync(office.OtherOfficer, Office.County, 2025, default)));
        await Refused.NotFoundAsync(() => office.Do<SetCollectionDays>(s => s.ExecuteAsync(office.OtherOfficer, Office.County, 2025, default, CollectionDates.None, null, default)));
        await Refused.NotFoundAsync(() => office.Do<SetExpectedUnit>(s => s.GetAsync(office.OtherOfficer, Office.Town, 2025, default)));
        await Refused.NotFoundAsync(() => office.Do<SetExpectedUnit>(s => s.ExtendAsync(office.OtherOfficer, Office.Town, 2025, default, new DateOnly(2026, 3, 1), "无。", default)));
        await Refused.NotFoundAsync(() => office.Do<Board>(b => b.TokenAsync(office.OtherOfficer, Office.County, 2025, default)));
        foreach (var other in new[] { office.Clerk, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<Board>(b => b.GetAsync(other, null, 2025, default)));
            await Refused.ForbiddenAsync(() => office.Do<SetCollectionDays>(s => s.ExecuteAsync(other, null, 2025, default, CollectionDates.None, null, default)));
        }

        Assert.Empty((await BoardAsync(office, office.CityOfficer)).Rows);
        Assert.Equal(2, (await office.Do<Board, BoardView>(b => b.GetAsync(office.CityOfficer, Office.County, 2025, default))).Rows.Count);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Second_officer_with_an_old_page_changes_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await SetAsync(office, Closing);

        await Refused.ByAsync(CollectionLoader.Stale, () => SetAsync(office, CollectionDates.None));
        await Refused.ByAsync(CollectionLoader.Stale, () => office.Do<SetExpectedUnit>(s => s.ExtendAsync(office.Officer, Office.Town, 2025, Guid.NewGuid(), new DateOnly(2026, 2, 10), "水灾。", default)));
        Assert.Equal(Closing, (await office.Do<SetCollectionDays, CollectionView>(s => s.GetAsync(office.Officer, null, 2025, default))).Dates);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Clerk_home_shows_the_day_that_counts_and_the_instructions(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        Assert.Equal(new DateOnly(2026, 1, 31), (await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.Clerk, default))).Gate.Terms.Due);
        await SetAsync(office, Closing, instructions: "请于 1 月 20 日前提交，盖章扫描件另报。");

        var home = await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.Clerk, default));

        Assert.Equal((new DateOnly(2026, 1, 20), DueKind.County, 10), (home.Gate.Terms.Due, home.Gate.Terms.DueBy, home.Gate.DaysLeft));
        Assert.Contains("盖章扫描件", home.Instructions, StringComparison.Ordinal);
        Assert.Null((await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.ForeignClerk, default))).Instructions);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Late_reports_of_other_years_go_by_the_day_that_counts_for_their_unit(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        await office.DraftAsync(office.NeighbourClerk, 2025);
        Task<IReadOnlyList<WaitingYear>> LateAsync() => office.Do<Inbox, IReadOnlyList<WaitingYear>>(i => i.WaitingAsync(office.Officer, [2024, 2025], default));
        office.Clock.Now = Midnight(1, 25);
        Assert.Empty(await LateAsync());

        await SetAsync(office, new CollectionDates { SubmitBy = new(2026, 1, 20) });
        Assert.Equal(new WaitingYear(2025, 0, 0, 2), Assert.Single(await LateAsync()));
        await office.Do<SetExpectedUnit>(async s => await s.ExtendAsync(office.Officer, Office.Town, 2025, await RevisionAsync(office), new DateOnly(2026, 2, 10), "经办人住院。", default));
        Assert.Equal(1, Assert.Single(await LateAsync()).Late);
        await office.Do<SetExpectedUnit>(async s => await s.DecideAsync(office.Officer, Office.Neighbour, 2025, await RevisionAsync(office), false, ExpectedKind.OwnSystem, "在本系统报送。", null, default));
        Assert.Empty(await LateAsync());
    }
}
