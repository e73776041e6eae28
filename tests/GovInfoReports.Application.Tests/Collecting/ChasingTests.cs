using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Notices;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Collecting;

public class ChasingTests
{
    private static readonly string[] Both = [Office.Town, Office.Neighbour];

    private static Task<Office> OpenAsync(DatabaseProvider provider) => Office.OpenAsync(provider, services: s => s.AddSingleton(new MailSettings { IsOn = true }));

    private static Task<IReadOnlyList<RemindOutcome>> RemindAsync(Office office, IReadOnlyCollection<string> codes, string? words = null, Actor? officer = null, string? area = null) =>
        office.Do<RemindUnits, IReadOnlyList<RemindOutcome>>(r => r.ExecuteAsync(officer ?? office.Officer, area, 2025, codes, words, default));

    private static Task<BoardView> BoardAsync(Office office) => office.Do<Board, BoardView>(b => b.GetAsync(office.Officer, null, 2025, default));

    private static async Task<BoardRow> RowAsync(Office office, string unit) => Assert.Single((await BoardAsync(office)).Rows, r => r.Code == unit);

    private static async Task SetAsync(Office office, Func<SetExpectedUnit, Guid, Task> set)
    {
        var revision = (await BoardAsync(office)).Collection?.Revision ?? Guid.Empty;
        await office.Do<SetExpectedUnit>(s => set(s, revision));
    }

    private static async Task<List<Notice>> NoticesAsync(Office office)
    {
        await using var db = office.OpenStore();
        return await db.Notices.AsNoTracking().OrderBy(n => n.Id).ToListAsync();
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Remind_tells_the_clerks_and_keeps_by_whom_and_when(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var mailed = await office.AccountAsync("clerk", Role.Clerk, Office.Town, a => (a.MailNotices, a.PortalNotices, a.Email) = (NoticeKinds.DueSoon, NoticeKinds.None, "clerk@baishui.example"));
        var other = await office.AccountAsync("neighbour", Role.Clerk, Office.Neighbour, a => a.MailNotices = NoticeKinds.None);
        await office.AccountAsync("foreign", Role.Clerk, Office.Foreign);
        await office.DraftAsync(office.Clerk, 2025);
        var before = (await BoardAsync(office)).Token;
        office.Clock.Now = new DateTimeOffset(2026, 2, 3, 2, 0, 0, TimeSpan.Zero);

        var outcomes = await RemindAsync(office, Both, " 2月5日县里通报。 ");

        Assert.All(outcomes, o => Assert.Null(o.Problem));
        var notices = await NoticesAsync(office);
        Assert.Equal([(mailed, true, MailState.Waiting), (other, true, MailState.None)], notices.Select(n => (n.AccountId, n.InPortal, n.Mail)));
        Assert.Contains("应在2026年1月31日（法定）前提交，已逾期3天，目前正在填报，还没有提交", notices[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("2月5日县里通报。", notices[0].Text, StringComparison.Ordinal);
        Assert.Contains("还没有开始填报", notices[1].Text, StringComparison.Ordinal);
        Assert.Equal(["/clerk/reports/2025", "/clerk"], notices.Select(n => n.Path));
        var row = await RowAsync(office, Office.Town);
        Assert.Equal((1, office.Clock.Now.UtcDateTime, office.Officer.Name), (row.Reminded, row.LastReminded, row.LastRemindedBy));
        Assert.NotEqual(before, (await BoardAsync(office)).Token);
        var reminder = Assert.Single((await office.Do<SetExpectedUnit, ExpectedView>(s => s.GetAsync(office.Officer, Office.Town, 2025, default))).Reminders);
        Assert.Equal((office.Officer.Name, null), (reminder.By, reminder.Day));
        await using var db = office.OpenStore();
        Assert.Contains("白水镇", Assert.Single(await db.AuditEntries.Where(a => a.Action == "collection.remind").ToListAsync()).Detail, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Remind_names_those_that_are_not_reminded_and_reminds_the_others(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await office.AccountAsync("neighbour", Role.Clerk, Office.Neighbour);

        var outcomes = await RemindAsync(office, [Office.Town, Office.Neighbour, Office.Foreign]);
        Assert.Equal([(Office.Town, false), (Office.Foreign, false), (Office.Neighbour, true)], outcomes.Select(o => (o.UnitCode, o.Problem is null)));
        Assert.Contains("填报员账号", outcomes[0].Problem, StringComparison.Ordinal);
        Assert.Equal((Office.Foreign, "不在本年度应报单位名单里"), (outcomes[1].UnitName, outcomes[1].Problem));

        // The same form once more, and again when the pause is over.
        Assert.Contains("刚刚", Assert.Single(await RemindAsync(office, [Office.Neighbour])).Problem, StringComparison.Ordinal);
        office.Clock.Now += Reminder.Pause;
        Assert.Null(Assert.Single(await RemindAsync(office, [Office.Neighbour])).Problem);
        Assert.Equal(2, (await RowAsync(office, Office.Neighbour)).Reminded);

        await SetAsync(office, (s, r) => s.DecideAsync(office.Officer, Office.Neighbour, 2025, r, false, ExpectedKind.OwnSystem, "在本系统报送。", null, default));
        Assert.Contains("在本系统报送。", Assert.Single(await RemindAsync(office, [Office.Neighbour])).Problem, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Remind_handed_in_is_not_and_returned_is(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await office.AccountAsync("clerk", Role.Clerk, Office.Town);
        var report = await office.SubmittedAsync(office.Clerk, 2025);
        Assert.Contains("提交", Assert.Single(await RemindAsync(office, [Office.Town])).Problem, StringComparison.Ordinal);
        Assert.False((await RowAsync(office, Office.Town)).Owes);

        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, new(Office.Town, 2025), report.Revision, "请补充整改情况", default));
        Assert.Null(Assert.Single(await RemindAsync(office, [Office.Town])).Problem);
        Assert.Contains("退回修改后还没有再次提交", (await NoticesAsync(office))[^1].Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Remind_of_published_is_refused_by_name(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await office.AccountAsync("clerk", Role.Clerk, Office.Town);
        await office.PublishedAsync(office.Clerk, 2025);

        Assert.Contains("已经公开", Assert.Single(await RemindAsync(office, [Office.Town])).Problem, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Remind_by_others_than_the_deciding_office_is_not_done(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await office.AccountAsync("officer", Role.Officer, Office.County);
        await office.AccountAsync("clerk", Role.Clerk, Office.Town);

        await Refused.NotFoundAsync(() => RemindAsync(office, Both, officer: office.OtherOfficer, area: Office.County));
        foreach (var other in new[] { office.Clerk, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => RemindAsync(office, Both, officer: other));
        }

        await Refused.ByAsync("Collection.Elsewhere", () => RemindAsync(office, Both, officer: office.CityOfficer, area: Office.County));
        await Refused.ByAsync("Remind.None", () => RemindAsync(office, []));
        Assert.Equal("Words", (await Refused.ByAsync("Remind.WordsLength", () => RemindAsync(office, Both, new string('催', RemindUnits.WordsLength + 1)))).Reasons[0].Place);

        // A neighbour's unit among the own ones is only a code that the list does not have.
        Assert.NotNull(Assert.Single(await RemindAsync(office, [Office.Town], officer: office.OtherOfficer)).Problem);
        Assert.Empty(await NoticesAsync(office));
    }

    [Theory, OnSqlite]
    public async Task Chase_text_groups_units_by_what_is_missing(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        await SetAsync(office, (s, r) => s.ExtendAsync(office.Officer, Office.Neighbour, 2025, r, new DateOnly(2026, 2, 10), "水灾。", default));
        office.Clock.Now = new DateTimeOffset(2026, 2, 3, 2, 0, 0, TimeSpan.Zero);
        var view = await BoardAsync(office);

        var group = ChaseText.ForGroup(view, view.Rows, "联系电话见通知。", office.Clock.Now.UtcDateTime).Split('\n');
        Assert.Equal(
            [
                "【年报催报】各有关单位：截至2026年2月3日 10:00，2025年度政府信息公开工作年度报告还有2个单位没有报送，请抓紧办理。",
                "1．还没有开始填报（1个）：",
                "　云台县东岭乡人民政府，应在2026年2月10日（延期后）前提交，还有7天",
                "2．正在填报，还没有提交（1个）：",
                "　云台县白水镇人民政府，应在2026年1月31日（法定）前提交，已逾期3天",
                "联系电话见通知。",
                view.Decider.Office,
            ],
            group);
        Assert.Contains("2．云台县白水镇人民政府：系统显示正在填报，还没有提交，应在2026年1月31日（法定）前提交，已逾期3天。", ChaseText.ForTelephone(view, view.Rows, null), StringComparison.Ordinal);
    }
}
