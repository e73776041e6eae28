using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovInfoReports.Application.Tests.Notices;

public class NoticeTests
{
    private static readonly ReportKey Key = new(Office.Town, 2025);

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_step_tells_those_whom_it_concerns_and_nobody_else(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);

        var report = await office.SubmittedAsync(office.Clerk, 2025);
        Assert.Equal([(people["officer"], NoticeKinds.Submitted)], await ToldAsync(office));

        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, report.Revision, "请补充整改情况", default));
        var returned = (await ToldAsync(office)).Skip(1).ToList();
        Assert.Equal([(people["clerk"], NoticeKinds.Returned), (people["colleague"], NoticeKinds.Returned)], returned);

        await ResubmitAsync(office);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, Key, revision, default));
        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<PublishReport>(p => p.ExecuteAsync(office.Officer, Key, revision, default));
        Assert.Equal(
            [(people["clerk"], NoticeKinds.Published), (people["colleague"], NoticeKinds.Published), (people["officer"], NoticeKinds.Submitted)],
            (await ToldAsync(office)).Skip(3).OrderBy(t => t.Item1).ThenBy(t => t.Item2));
        await using var db = office.OpenStore();
        var notice = await db.Notices.FirstAsync(n => n.Kind == NoticeKinds.Returned);
        Assert.Contains("请补充整改情况", notice.Text, StringComparison.Ordinal);
        Assert.Equal("/clerk/reports/2025", notice.Path);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_correction_that_an_officer_opens_is_told_to_the_clerks_and_one_of_their_own_is_not(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        await office.PublishedAsync(office.Clerk, 2024);
        await office.PublishedAsync(office.Clerk, 2025);
        var before = (await ToldAsync(office)).Count;

        await office.Do<OpenCorrection>(c => c.ExecuteAsync(office.Clerk, new ReportKey(Office.Town, 2024), "自己发现漏计一件", default));
        Assert.Equal(before, (await ToldAsync(office)).Count);

        await office.Do<OpenCorrection>(c => c.ExecuteAsync(office.Officer, Key, "处罚漏计一件", default));
        Assert.Equal([(people["clerk"], NoticeKinds.Returned), (people["colleague"], NoticeKinds.Returned)], (await ToldAsync(office)).Skip(before));
        await using var db = office.OpenStore();
        var notice = await db.Notices.FirstAsync(n => n.Kind == NoticeKinds.Returned);
        Assert.Equal("/clerk/reports/2025", notice.Path);
        Assert.Contains("处罚漏计一件", notice.Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_a_notice_asked_for_is_unread_only_until_it_is_done(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        await office.DraftAsync(office.Clerk, 2025);
        await office.Do<DueNotices, int>(d => d.RunAsync(default));
        Assert.Equal((1, 0), await UnreadAsync(office, people));

        var report = await office.SubmittedAsync(office.Clerk, 2025);
        Assert.Equal((0, 1), await UnreadAsync(office, people));

        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, report.Revision, "请补充整改情况", default));
        Assert.Equal((1, 0), await UnreadAsync(office, people));

        await ResubmitAsync(office);
        Assert.Equal((0, 1), await UnreadAsync(office, people));

        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        Assert.Equal((0, 0), await UnreadAsync(office, people));

        // The reminder of the unit next door is none of this.
        Assert.Equal(1, await office.Do<MyNotices, int>(m => m.CountUnreadAsync(office.NeighbourClerk with { AccountId = people["neighbour"] }, default)));
    }

    [Theory, OnSqlite]
    public async Task Approval_settles_what_was_submitted_and_leaves_what_was_asked(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        await office.PublishedAsync(office.Clerk, 2024, ("requests.received.naturalPerson", "1"), ("requests.received.total", "1"), ("requests.carriedForward.naturalPerson", "1"), ("requests.carriedForward.total", "1"));
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));
        foreach (var reason in new[] { "上年漏计一件", "上年漏计一件", "上年漏计一件，已核对台账" })
        {
            var revision = await office.RevisionAsync(Office.Town, 2025);
            await office.Do<ChangeCarryOver>(c => c.ExecuteAsync(office.Clerk, 2025, revision, reason, true, [KeyValuePair.Create("requests.carriedOver.naturalPerson", "2")], default));
        }

        // Asked once for each reason, and not settled with the report that was approved.
        await using var db = office.OpenStore();
        var asked = await db.Notices.Where(n => n.AccountId == people["officer"] && n.Kind == NoticeKinds.CorrectionAsked).ToListAsync();
        Assert.Equal([null, null], asked.Select(n => n.ReadAt));
        Assert.All(await db.Notices.Where(n => n.AccountId == people["officer"] && n.Kind == NoticeKinds.Submitted).ToListAsync(), n => Assert.NotNull(n.ReadAt));
    }

    [Theory, OnSqlite]
    public async Task On_the_last_day_the_reminder_says_today(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await PeopleAsync(office);
        office.Clock.Now = new DateTimeOffset(2026, 1, 31, 2, 0, 0, TimeSpan.Zero);

        await office.Do<DueNotices, int>(d => d.RunAsync(default));

        await using var db = office.OpenStore();
        Assert.All(await db.Notices.ToListAsync(), n => Assert.Equal("2025年度报告今天到期", n.Title));
        Assert.NotEmpty(await db.Notices.ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Where_a_county_has_no_officer_the_nearest_area_above_is_told(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        await using (var db = office.OpenStore())
        {
            await db.Users.Where(a => a.Id == people["officer"]).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsActive, false));
        }

        await office.SubmittedAsync(office.Clerk, 2025);

        Assert.Equal([(people["city"], NoticeKinds.Submitted)], await ToldAsync(office));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_a_person_chose_holds_for_portal_and_mail(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        Actor clerk = office.Clerk with { AccountId = people["clerk"] };
        Actor colleague = office.Clerk with { AccountId = people["colleague"] };
        await office.Do<ChooseNotices>(c => c.ExecuteAsync(clerk, new NoticeChoice(NoticeKinds.None, NoticeKinds.Returned, " clerk@baishui.example "), default));
        await office.Do<ChooseNotices>(c => c.ExecuteAsync(colleague, new NoticeChoice(NoticeKinds.Published, NoticeKinds.All, string.Empty), default));
        var report = await office.SubmittedAsync(office.Clerk, 2025);

        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, report.Revision, "请改", default));

        await using var db = office.OpenStore();
        var notice = await db.Notices.SingleAsync(n => n.Kind == NoticeKinds.Returned);
        Assert.Equal((people["clerk"], false, MailState.Waiting), (notice.AccountId, notice.InPortal, notice.Mail));
        Assert.Equal("clerk@baishui.example", await db.Users.Where(a => a.Id == people["clerk"]).Select(a => a.Email).SingleAsync());
        Assert.Equal(0, await office.Do<MyNotices, int>(m => m.CountUnreadAsync(clerk, default)));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    public async Task An_address_is_one_mailbox(string address)
    {
        await using var office = await OpenAsync(DatabaseProvider.Sqlite);
        var people = await PeopleAsync(office);

        var refused = await Refused.InvalidAsync(() => office.Do<ChooseNotices>(c =>
            c.ExecuteAsync(office.Clerk with { AccountId = people["clerk"] }, new NoticeChoice(NoticeKinds.All, NoticeKinds.All, address), default)));

        Assert.Equal("Address", refused.Reasons[0].Place);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Clerks_are_reminded_once_for_each_day_until_they_hand_in(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        await office.SubmittedAsync(office.NeighbourClerk, 2025);
        async Task<int> RunAsync(int month, int day)
        {
            office.Clock.Now = new DateTimeOffset(2026, month, day, 2, 0, 0, TimeSpan.Zero);
            return await office.Do<DueNotices, int>(d => d.RunAsync(default));
        }

        office.Clock.Now = new DateTimeOffset(2025, 12, 20, 2, 0, 0, TimeSpan.Zero);
        Assert.Equal(0, await office.Do<DueNotices, int>(d => d.RunAsync(default)));
        var first = await RunAsync(1, 24);
        Assert.Equal((3, 0), (first, await RunAsync(1, 24)));
        Assert.Equal(0, await RunAsync(1, 25));
        Assert.Equal(3, await RunAsync(1, 28));
        Assert.Equal(3, await RunAsync(2, 2));
        Assert.Equal(0, await RunAsync(2, 10));
        Assert.Equal(0, await RunAsync(5, 10));

        var told = (await ToldAsync(office)).Where(t => t.Item2 == NoticeKinds.DueSoon).Select(t => t.Item1).Distinct().Order();
        Assert.Equal(new[] { people["clerk"], people["colleague"], people["foreign"] }.Order(), told);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_letter_that_was_not_taken_is_tried_again_later_and_given_up_in_the_end(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await WaitingAsync(office, await PeopleAsync(office));
        Carrier carrier = new() { Fails = true };

        for (var i = 0; i < MailOutbox.Tries + 2; i++)
        {
            await SendAsync(office, carrier);
            await SendAsync(office, carrier);
            office.Clock.Now += TimeSpan.FromDays(1);
        }

        await using var db = office.OpenStore();
        var notice = await db.Notices.SingleAsync(n => n.Mail != MailState.None);
        Assert.Equal((MailState.Failed, MailOutbox.Tries, "没有收下"), (notice.Mail, notice.MailTries, notice.MailProblem));
        Assert.Equal(MailOutbox.Tries, carrier.Letters.Count);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_letter_is_sent_once_also_by_two_servers(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        await WaitingAsync(office, await PeopleAsync(office));
        Carrier carrier = new();

        await Task.WhenAll(SendAsync(office, carrier), SendAsync(office, carrier), SendAsync(office, carrier));

        var letter = Assert.Single(carrier.Letters);
        Assert.Equal("clerk@baishui.example", letter.To);
        await using var db = office.OpenStore();
        Assert.Equal(1, await db.Notices.CountAsync(n => n.Mail == MailState.Sent));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_person_reads_the_own_notices_only(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        await WaitingAsync(office, people);
        Actor clerk = office.Clerk with { AccountId = people["clerk"] };
        Actor colleague = office.Clerk with { AccountId = people["colleague"] };
        var line = Assert.Single((await office.Do<MyNotices, Page<NoticeLine>>(m => m.ListAsync(clerk, null, default))).Items);

        await Refused.NotFoundAsync(() => office.Do<MyNotices, (string? Path, int PostId)>(m => m.OpenAsync(colleague, line.Id, default)));
        Assert.Equal(1, await office.Do<MyNotices, int>(m => m.CountUnreadAsync(clerk, default)));
        Assert.Equal("/clerk/reports/2025", (await office.Do<MyNotices, (string? Path, int PostId)>(m => m.OpenAsync(clerk, line.Id, default))).Path);
        Assert.Equal(0, await office.Do<MyNotices, int>(m => m.CountUnreadAsync(clerk, default)));
        await office.Do<MyNotices>(m => m.ReadAllAsync(colleague, default));
        Assert.Equal(0, await office.Do<MyNotices, int>(m => m.CountUnreadAsync(colleague, default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Old_notices_go_once_they_were_read(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var people = await PeopleAsync(office);
        await WaitingAsync(office, people);
        await office.Do<MyNotices>(m => m.ReadAllAsync(office.Clerk with { AccountId = people["colleague"] }, default));
        Carrier carrier = new();
        await SendAsync(office, carrier);
        office.Clock.Now += MailOutbox.KeptFor + TimeSpan.FromDays(1);

        await using var db = office.OpenStore();
        Assert.Equal(3, await db.Notices.CountAsync());
        await new MailOutbox(db, carrier, office.Clock, NullLogger<MailOutbox>.Instance).TidyAsync(default);

        // The officer's was read by what was done about it.
        Assert.Equal([people["clerk"]], await db.Notices.Select(n => n.AccountId).ToListAsync());
    }

    private static Task<Office> OpenAsync(DatabaseProvider provider) =>
        Office.OpenAsync(provider, services: s => s.AddSingleton(new MailSettings { IsOn = true }));

    private static async Task SendAsync(Office office, Carrier carrier)
    {
        await using var db = office.OpenStore();
        await new MailOutbox(db, carrier, office.Clock, NullLogger<MailOutbox>.Instance).SendAsync(default);
    }

    private static async Task ResubmitAsync(Office office)
    {
        var report = await office.ReportAsync(Office.Town, 2025);
        await office.SaveAsync(office.Clerk, 2025, ("text.problems", report.Draft.Content.Text("problems") + "整改已完成。"));
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
    }

    // A report came back: the clerk has an address, the colleague has none.
    private static async Task WaitingAsync(Office office, Dictionary<string, int> people)
    {
        await office.Do<ChooseNotices>(c => c.ExecuteAsync(office.Clerk with { AccountId = people["clerk"] }, new NoticeChoice(NoticeKinds.All, NoticeKinds.All, "clerk@baishui.example"), default));
        var report = await office.SubmittedAsync(office.Clerk, 2025);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, Key, report.Revision, "请改", default));
    }

    private static async Task<(int Clerk, int Officer)> UnreadAsync(Office office, Dictionary<string, int> people) => (
        await office.Do<MyNotices, int>(m => m.CountUnreadAsync(office.Clerk with { AccountId = people["clerk"] }, default)),
        await office.Do<MyNotices, int>(m => m.CountUnreadAsync(office.Officer with { AccountId = people["officer"] }, default)));

    private static async Task<List<(int, NoticeKinds)>> ToldAsync(Office office)
    {
        await using var db = office.OpenStore();
        return (await db.Notices.OrderBy(n => n.Id).Select(n => new { n.AccountId, n.Kind }).ToListAsync()).ConvertAll(n => (n.AccountId, n.Kind));
    }

    private static async Task<Dictionary<string, int>> PeopleAsync(Office office)
    {
        await using var db = office.OpenStore();
        var units = await db.Units.ToDictionaryAsync(u => u.Code, u => u.Id, StringComparer.Ordinal);
        Account Account(string name, Role role, string unit) => new()
        {
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = name,
            Posts = { Post.At(role, units[unit]) },
            CreatedAt = office.Clock.Now.UtcDateTime,
        };
        List<Account> accounts =
        [
            Account("clerk", Role.Clerk, Office.Town),
            Account("colleague", Role.Clerk, Office.Town),
            Account("neighbour", Role.Clerk, Office.Neighbour),
            Account("foreign", Role.Clerk, Office.Foreign),
            Account("officer", Role.Officer, Office.County),
            Account("other", Role.Officer, Office.OtherCounty),
            Account("city", Role.Officer, "990100"),
            Account("administrator", Role.Administrator, Office.County),
        ];
        db.Users.AddRange(accounts);
        await db.SaveChangesAsync();
        return accounts.ToDictionary(a => a.UserName!, a => a.Id, StringComparer.Ordinal);
    }

    private sealed class Carrier : IMailCarrier
    {
        private readonly Lock _gate = new();

        public bool Fails { get; init; }

        public List<Letter> Letters { get; } = [];

        public Task SendAsync(Letter letter, CancellationToken ct)
        {
            lock (_gate)
            {
                Letters.Add(letter);
            }

            return Fails ? throw new MailFailedException("没有收下") : Task.CompletedTask;
        }
    }
}
