using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Notices;

public class DueNoticesTests
{
    private static async Task<Office> OpenAsync(DatabaseProvider provider)
    {
        var office = await Office.OpenAsync(provider);
        await office.AccountAsync("clerk", Role.Clerk, Office.Town);
        await office.AccountAsync("neighbour", Role.Clerk, Office.Neighbour);
        return office;
    }

    private static async Task<int> RunAsync(Office office, int month, int day)
    {
        office.Clock.Now = new DateTimeOffset(2026, month, day, 2, 0, 0, TimeSpan.Zero);
        return await office.Do<DueNotices, int>(d => d.RunAsync(default));
    }

    private static async Task<Guid> RevisionAsync(Office office) => (await office.Do<SetCollectionDays, CollectionView>(s => s.GetAsync(office.Officer, null, 2025, default))).Revision;

    private static async Task SetAsync(Office office, CollectionDates dates)
    {
        var opened = await RevisionAsync(office);
        await office.Do<SetCollectionDays>(s => s.ExecuteAsync(office.Officer, null, 2025, opened, dates, null, default));
    }

    private static async Task<List<string>> TextsAsync(Office office)
    {
        await using var db = office.OpenStore();
        return await db.Notices.AsNoTracking().Where(n => EF.Functions.Like(n.Occasion, "due:2025:20%")).OrderBy(n => n.Id).Select(n => n.Text).ToListAsync();
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Reminder_goes_by_the_offices_day_and_by_an_extension(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await SetAsync(office, new CollectionDates { SubmitBy = new(2026, 1, 20), Reminders = ReminderDays.Read("5", "2") });
        await office.Do<SetExpectedUnit>(async s => await s.ExtendAsync(office.Officer, Office.Neighbour, 2025, await RevisionAsync(office), new DateOnly(2026, 2, 10), "水灾。", default));

        Assert.Equal((0, 1, 0), (await RunAsync(office, 1, 14), await RunAsync(office, 1, 15), await RunAsync(office, 1, 16)));
        Assert.Contains("2026年1月20日", Assert.Single(await TextsAsync(office)), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(office, 1, 22));
        Assert.Equal((1, 0), (await RunAsync(office, 2, 6), await RunAsync(office, 2, 11)));
        Assert.Contains("2026年2月10日", (await TextsAsync(office))[^1], StringComparison.Ordinal);
        await using var db = office.OpenStore();
        Assert.Equal([new(2026, 1, 15), new(2026, 1, 22), new DateOnly(2026, 2, 5)], await db.Reminders.OrderBy(r => r.Id).Select(r => r.Day!.Value).ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Reminder_leaves_excluded_units_alone(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await office.Do<SetExpectedUnit>(s => s.DecideAsync(office.Officer, Office.Town, 2025, Guid.Empty, false, ExpectedKind.OwnSystem, "在本系统报送。", null, default));

        Assert.Equal(1, await RunAsync(office, 1, 30));
        await using var db = office.OpenStore();
        Assert.Equal(Office.Neighbour, await db.Reminders.Join(db.Units, r => r.UnitId, u => u.Id, (_, u) => u.Code).SingleAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Reminder_after_a_standstill_comes_once_and_late(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);

        // Down on the days 14, 7 and 3 before: what is left of them is one.
        Assert.Equal(2, await RunAsync(office, 1, 2));
        Assert.Equal((2, 0), (await RunAsync(office, 1, 29), await RunAsync(office, 1, 29)));
        Assert.Equal((2, 0), (await RunAsync(office, 1, 30), await RunAsync(office, 1, 31)));
        Assert.Equal(6, (await TextsAsync(office)).Count);
    }

    [Theory, OnSqlite]
    public async Task Reminder_of_a_day_before_the_last_one_is_not_made_up_when_the_day_is_moved(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        Assert.Equal(2, await RunAsync(office, 1, 24));

        // Seven days before the day of now lie before the day for which all were reminded.
        await SetAsync(office, new CollectionDates { SubmitBy = new(2026, 1, 26), Reminders = ReminderDays.Read("7 1", null) });
        Assert.Equal((0, 2), (await RunAsync(office, 1, 24), await RunAsync(office, 1, 25)));
    }

    [Theory, OnSqlite]
    public async Task No_days_chosen_reminds_nobody(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await SetAsync(office, new CollectionDates { Reminders = ReminderDays.None });

        Assert.Equal((0, 0), (await RunAsync(office, 1, 30), await RunAsync(office, 2, 1)));
    }

    [Theory, OnSqlite]
    public async Task Reminder_asks_once_for_each_day_of_the_law_and_once_for_the_clerks(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await RunAsync(office, 1, 30);
        office.Commands.Clear();

        await RunAsync(office, 2, 1);

        Assert.Equal(5, office.Commands.Count("SELECT"));
    }
}
