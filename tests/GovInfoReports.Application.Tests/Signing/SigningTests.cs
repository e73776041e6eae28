using System.Globalization;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Signing;

public sealed class SigningTests
{
    private const int Year = 2025;

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_report_goes_over_every_desk_before_it_can_be_submitted(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        await ReadyAsync(office);
        await Refused.ByAsync("Signing.Required", () => SubmitAsync(office));

        var desk = await SendAsync(office);
        Assert.Equal((1, first.AccountId, "分管领导"), (desk.Number, desk.AccountId, desk.Name));
        Assert.Equal(1, (await office.ReportAsync(Office.Town, Year)).Desk);
        var wrong = await Refused.StepAsync(() => SubmitAsync(office));
        Assert.Contains("正在内部审签", wrong.Words(), StringComparison.Ordinal);

        Assert.False(await SignAsync(office, first, "数据已看"));
        Assert.Equal(2, (await office.ReportAsync(Office.Town, Year)).Desk);
        Assert.True(await SignAsync(office, second));
        var signed = await office.ReportAsync(Office.Town, Year);
        Assert.True(signed is { Desk: null, IsSigned: true, Status: ReportStatus.Draft });

        var submission = await SubmitAsync(office);
        var report = await office.ReportAsync(Office.Town, Year);
        Assert.Equal([(1, "分管领导"), (2, "主要领导")], report.SignaturesOn(submission.Hash).Select(d => (d.Desk!.Value, d.Name)));
        Assert.Empty(report.SignaturesOn("sha256:0"));
        await using var db = office.OpenStore();
        var trail = await db.AuditEntries.Where(a => a.ReportId == report.Id && a.Action != AuditActions.ReportSave && a.Action != AuditActions.ReportBegin && a.Action != AuditActions.ReportExplain)
            .OrderBy(a => a.Id).Select(a => $"{a.Action} {a.Name} {a.Detail}").ToListAsync();
        Assert.Equal(
            ["report.sendForSigning 白水镇填报员 一审 分管领导、二审 主要领导", "report.sign 分管领导 一审", "report.sign 主要领导 二审", $"report.submit 白水镇填报员 {submission.Hash}"],
            trail);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_a_desk_sends_back_begins_at_the_first_desk_again(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        await ReadyAsync(office);
        await SendAsync(office);
        await SignAsync(office, first);
        await Refused.ByAsync("Reason.Required", () => BackAsync(office, second, " "));
        await Refused.ByAsync("Reason.Required", () => BackAsync(office, second, new string('长', AnnualReport.ReasonLength + 1)));
        await BackAsync(office, second, "第五部分太笼统");

        var back = await office.ReportAsync(Office.Town, Year);
        Assert.True(back is { Desk: null, IsSigned: false, IsEditable: true });
        Assert.Empty(back.Signatures());
        var decision = back.Decisions.MaxBy(d => d.Id)!;
        Assert.Equal((ReportStep.SendBackInside, 2, "第五部分太笼统"), (decision.Step, decision.Desk!.Value, decision.Reason!));

        Assert.Equal(1, (await SendAsync(office)).Number);
        await Refused.ForbiddenAsync(() => SignAsync(office, second));
    }

    [Theory, OnSqlite]
    public async Task A_change_after_the_last_desk_needs_signing_again(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        await ReadyAsync(office);
        await SendAsync(office);
        await SignAsync(office, first);
        await SignAsync(office, second);
        await ChangeAsync(office, "text.otherMatters", "本年度收取信息处理费 0 元。没有其他事项。");

        await Refused.ByAsync("Signing.Required", () => SubmitAsync(office));
        var view = await office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, new ReportKey(Office.Town, Year), default));
        Assert.True(view.NeedsSigning);
    }

    [Theory, OnSqlite]
    public async Task Only_the_person_of_the_desk_decides(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        var spare = await AccountAsync(office, "spare", "其他领导", office.Clerk.Unit);
        var neighbour = await AccountAsync(office, "neighbour", "东岭乡领导", office.NeighbourClerk.Unit);
        await ReadyAsync(office);
        await Refused.StepAsync(() => SignAsync(office, first));
        await Refused.StepAsync(() => BackAsync(office, first, "原因"));
        await SendAsync(office);

        foreach (var actor in new[] { second, spare, office.Clerk, office.Officer, office.Administrator, office.Auditor, first with { Role = Role.Clerk } })
        {
            await Refused.ForbiddenAsync(() => SignAsync(office, actor));
            await Refused.ForbiddenAsync(() => BackAsync(office, actor, "原因"));
        }

        await Refused.NotFoundAsync(() => SignAsync(office, neighbour));
        foreach (var actor in new[] { first, office.Officer, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<SendForSigning>(s => s.ExecuteAsync(actor, Year, Guid.Empty, default)));
            await Refused.ForbiddenAsync(() => office.Do<RecallSigning>(s => s.ExecuteAsync(actor, Year, Guid.Empty, default)));
        }

        Assert.Equal(1, (await office.ReportAsync(Office.Town, Year)).Desk);
        Assert.DoesNotContain((await office.ReportAsync(Office.Town, Year)).Decisions, d => d.Step is ReportStep.Sign or ReportStep.SendBackInside);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_decision_on_what_changed_meanwhile_is_not_taken(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, _) = await ChainAsync(office);
        await ReadyAsync(office);
        var before = await office.RevisionAsync(Office.Town, Year);
        await SendAsync(office);
        var seen = await office.RevisionAsync(Office.Town, Year);
        await Refused.StepAsync(() => office.Do<SendForSigning>(s => s.ExecuteAsync(office.Clerk, Year, before, default)));
        await SignAsync(office, first);

        await Assert.ThrowsAsync<StaleRevisionException>(() => office.Do<SignReport>(s => s.ExecuteAsync(first, Year, seen, null, default)));
        await Assert.ThrowsAsync<StaleRevisionException>(() => office.Do<SendBackInside>(s => s.ExecuteAsync(first, Year, seen, "原因", default)));
        await Assert.ThrowsAsync<StaleRevisionException>(() => office.Do<RecallSigning>(s => s.ExecuteAsync(office.Clerk, Year, seen, default)));
        Assert.Equal(2, (await office.ReportAsync(Office.Town, Year)).Desk);
    }

    [Theory, OnSqlite]
    public async Task The_clerk_takes_it_back_from_a_desk_and_changes_nothing_before(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, _) = await ChainAsync(office);
        await ReadyAsync(office);
        await Refused.StepAsync(() => RecallAsync(office));
        await SendAsync(office);
        await SignAsync(office, first);
        await Refused.StepAsync(() => ChangeAsync(office, "title", "另一个标题"));

        await RecallAsync(office);
        var report = await office.ReportAsync(Office.Town, Year);
        Assert.True(report is { Desk: null, IsSigned: false });
        Assert.Equal((ReportStep.RecallInside, 2), (report.Decisions.MaxBy(d => d.Id)!.Step, report.Decisions.MaxBy(d => d.Id)!.Desk!.Value));
        await ChangeAsync(office, "title", "另一个标题");
    }

    [Theory, OnSqlite]
    public async Task What_could_not_be_submitted_is_not_sent(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, Year, ("disclosure.normativeDocuments.issued", "2"), ("disclosure.normativeDocuments.inForce", "1"));
        var none = await Refused.ByAsync("Signing.NoChain", () => SendAsync(office));
        Assert.Contains("没有设内部审签", none.Reasons[0].Words(), StringComparison.Ordinal);

        var (_, second) = await ChainAsync(office);
        await Refused.ByAsync("Checks.BlockUnexplained", () => SendAsync(office));
        await office.ExplainAllAsync(office.Clerk, Year);
        await ShutAsync(office, second);
        var shut = await Refused.ByAsync("Signing.DeskShut", () => SendAsync(office));
        Assert.Contains("二审“主要领导”的账号已停用", shut.Reasons[0].Words(), StringComparison.Ordinal);
        Assert.Null((await office.ReportAsync(Office.Town, Year)).Desk);
    }

    [Theory, OnSqlite]
    public async Task What_the_officer_still_objects_to_is_not_sent(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var report = await office.SubmittedAsync(office.Clerk, Year);
        await using (var db = office.OpenStore())
        {
            var tracked = await db.Reports.Include(r => r.Comments).SingleAsync(r => r.Id == report.Id);
            tracked.Comment("title", "标题不规范", office.Officer, office.Clock.Now.UtcDateTime);
            await db.SaveChangesAsync();
        }

        var revision = await office.RevisionAsync(Office.Town, Year);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, new ReportKey(Office.Town, Year), revision, "见意见", default));
        await ChainAsync(office);
        Assert.Equal(1, (await Refused.ByAsync("Comments.Open", () => SendAsync(office))).Arguments[0]);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_chain_is_set_changed_and_dissolved(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        var third = await AccountAsync(office, "third", "书记", office.Clerk.Unit);
        await SetAsync(office, first.AccountId, second.AccountId, null);
        await SetAsync(office, second.AccountId, first.AccountId, third.AccountId);
        await SetAsync(office, second.AccountId);
        await SetAsync(office);

        await using var db = office.OpenStore();
        Assert.Empty(await db.SigningDesks.ToListAsync());
        var details = await db.AuditEntries.Where(a => a.Action == AuditActions.UnitChain).OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync();
        Assert.Equal(
            [
                "不设 → 一审 分管领导、二审 主要领导", "一审 分管领导、二审 主要领导 → 一审 主要领导、二审 分管领导、三审 书记",
                "一审 主要领导、二审 分管领导、三审 书记 → 一审 主要领导", "一审 主要领导 → 不设",
            ],
            details);
    }

    [Theory, OnSqlite]
    public async Task A_chain_that_does_not_do_is_refused_at_its_desk(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        var clerk = await AccountAsync(office, "real-clerk", "填报员", office.Clerk.Unit, Role.Clerk);
        var neighbour = await AccountAsync(office, "neighbour", "东岭乡领导", office.NeighbourClerk.Unit);
        var shut = await AccountAsync(office, "shut", "已调走", office.Clerk.Unit);
        await ShutAsync(office, shut);

        foreach (var (accounts, field) in new (int?[] Accounts, string Field)[]
        {
            ([first.AccountId, first.AccountId], "Desks[1]"),
            ([null, second.AccountId], "Desks[1]"),
            ([clerk.AccountId], "Desks[0]"),
            ([neighbour.AccountId], "Desks[0]"),
            ([first.AccountId, shut.AccountId], "Desks[1]"),
            ([999_999], "Desks[0]"),
            ([first.AccountId, second.AccountId, null, 999_999], string.Empty),
        })
        {
            var refused = await Refused.InvalidAsync(() => SetAsync(office, accounts));
            Assert.Equal(field, Assert.Single(refused.Reasons).Place ?? string.Empty);
        }

        foreach (var actor in new[] { office.Clerk, first, office.Officer, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<SetSigningChain>(s => s.ExecuteAsync(actor, Office.Town, [], default)));
        }

        var elsewhere = office.Administrator with { Unit = office.OtherOfficer.Unit };
        await Refused.NotFoundAsync(() => office.Do<SetSigningChain>(s => s.ExecuteAsync(elsewhere, Office.Town, [], default)));
        var county = await Refused.InvalidAsync(() => office.Do<SetSigningChain>(s => s.ExecuteAsync(office.Administrator, Office.County, [first.AccountId], default)));
        Assert.Contains("不编制年度报告", county.Reasons[0].Words(), StringComparison.Ordinal);
        Assert.Equal([first.AccountId, second.AccountId], (await office.Do<SigningChains, IReadOnlyList<ChainDesk>>(c => c.OfAsync(office.Clerk.Unit.Id, default))).Select(d => d.AccountId));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_chain_with_a_report_on_a_desk_stays_as_it_is(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        await ReadyAsync(office);
        await SendAsync(office);
        await SignAsync(office, first);

        var refused = await Refused.ByAsync("Chain.OnDesk", () => SetAsync(office, second.AccountId));
        Assert.Contains("2025 年度报告正在二审处审签", refused.Words(), StringComparison.Ordinal);
        await Refused.ByAsync("Chain.OnDesk", () => SetAsync(office));
        await SetAsync(office, first.AccountId, second.AccountId);
        await SignAsync(office, second);
        await SetAsync(office, second.AccountId);
    }

    [Theory, OnSqlite]
    public async Task Who_sits_on_a_desk_is_not_shut(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);

        var refused = await Refused.InvalidAsync(() => office.Do<ChangeAccount>(c => c.ExecuteAsync(office.Administrator, second.AccountId, "主要领导", false, default)));
        Assert.Contains("内部审签的二审", refused.Reasons[0].Words(), StringComparison.Ordinal);
        await SetAsync(office, first.AccountId);
        await office.Do<ChangeAccount>(c => c.ExecuteAsync(office.Administrator, second.AccountId, "主要领导", false, default));
        await using var db = office.OpenStore();
        Assert.False((await db.Users.SingleAsync(a => a.Id == second.AccountId)).IsActive);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_person_sees_what_lies_on_the_own_desk_oldest_first(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        foreach (var year in new[] { 2025, 2023, 2024 })
        {
            await ReadyAsync(office, year);
            office.Clock.Now += TimeSpan.FromHours(1);
            await SendAsync(office, year);
        }

        office.Clock.Now += TimeSpan.FromHours(1);
        await SignAsync(office, first, year: 2023);
        var own = await InboxAsync(office, first);
        Assert.Equal([(2025, "白水镇填报员"), (2024, "白水镇填报员")], own.Waiting.Select(w => (w.Year, w.From)));
        Assert.Equal((2023, true, (int?)2), own.Decided.Items.Select(d => (d.Year, d.IsAgreed, d.NowOn)).Single());
        var next = await InboxAsync(office, second);
        Assert.Equal((2023, "分管领导", office.Clock.Now.UtcDateTime), next.Waiting.Select(w => (w.Year, w.From, w.Since)).Single());
        Assert.Empty(next.Decided.Items);

        await Refused.ForbiddenAsync(() => InboxAsync(office, office.Clerk));
        await Refused.InvalidAsync(() => InboxAsync(office, first, "nonsense"));
    }

    [Theory, OnSqlite]
    public async Task Inbox_waiting_report_is_due_by_the_day_that_counts_for_the_unit(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, _) = await ChainAsync(office);
        await ReadyAsync(office);
        await SendAsync(office);
        Assert.Equal(ReportingCalendar.DueDate(UnitLevel.Township, Year), Assert.Single((await InboxAsync(office, first)).Waiting).Due);

        DateOnly until = new(Year + 1, 2, 10);
        await office.Do<SetExpectedUnit>(s => s.ExtendAsync(office.Officer, Office.Town, Year, Guid.Empty, until, "经办人住院。", default));

        Assert.Equal(until, Assert.Single((await InboxAsync(office, first)).Waiting).Due);
    }

    [Theory, OnSqlite]
    public async Task The_list_of_decisions_goes_on_by_key(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, _) = await ChainAsync(office);
        await ReadyAsync(office);
        for (var i = 0; i < SigningInbox.PageSize + 2; i++)
        {
            office.Clock.Now += TimeSpan.FromMinutes(1);
            await SendAsync(office);
            await BackAsync(office, first, i.ToString(CultureInfo.InvariantCulture));
        }

        var newest = await InboxAsync(office, first);
        Assert.Equal(SigningInbox.PageSize, newest.Decided.Items.Count);
        Assert.Equal(office.Clock.Now.UtcDateTime, newest.Decided.Items[0].At);
        var rest = await InboxAsync(office, first, newest.Decided.Next);
        Assert.Equal((2, null), (rest.Decided.Items.Count, rest.Decided.Next));
        Assert.DoesNotContain(rest.Decided.Items, d => newest.Decided.Items.Any(n => n.At == d.At));
    }

    [Theory, OnSqlite]
    public async Task A_person_is_shown_what_changed_since_the_own_decision(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        var spare = await AccountAsync(office, "spare", "其他领导", office.Clerk.Unit);
        await ReadyAsync(office);
        await Refused.NotFoundAsync(() => ShowAsync(office, first));
        await SendAsync(office);

        var seen = await ShowAsync(office, first);
        Assert.True(seen is { OwnDesk: 1, IsOwnTurn: true, IsShown: true, LastSeen: null });
        Assert.Empty(seen.Changed);
        Assert.False((await ShowAsync(office, second)).IsOwnTurn);
        await Refused.NotFoundAsync(() => ShowAsync(office, spare));
        await Refused.ForbiddenAsync(() => ShowAsync(office, office.Clerk));

        office.Clock.Now += TimeSpan.FromMinutes(5);
        await BackAsync(office, first, "处罚数量不对");
        Assert.False((await ShowAsync(office, first)).IsShown);
        office.Clock.Now += TimeSpan.FromMinutes(5);
        await ChangeAsync(office, "disclosure.penalties.decisions", "3");
        await office.ExplainAllAsync(office.Clerk, Year);
        await SendAsync(office);

        var again = await ShowAsync(office, first);
        Assert.True(again is { IsOwnTurn: true, IsShown: true });
        Assert.Equal(("disclosure.penalties.decisions", "白水镇填报员"), again.Changed.Select(c => (c.Field, c.Stamp.By)).Single());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_home_page_says_where_it_lies_who_sent_it_back_and_when_the_chain_is_done(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        await ReadyAsync(office);
        Assert.True(await HomeAsync(office) is { Last: null, IsPending: false, IsSigned: false });

        await SendAsync(office);
        Assert.True(await HomeAsync(office) is { Desk: 1, DeskHolder: "分管领导", Last: null, IsPending: false });

        await SignAsync(office, first);
        Assert.Equal((2, "主要领导"), ((await HomeAsync(office)).Desk, (await HomeAsync(office)).DeskHolder));

        await BackAsync(office, second, "培训次数不对");
        var back = await HomeAsync(office);
        Assert.True(back is { Desk: null, DeskHolder: null, IsSentBackInside: true, IsPending: true, IsSigned: false });
        Assert.Equal((2, "主要领导", "培训次数不对"), (back.Last!.Desk, back.Last.Name, back.Last.Reason));

        office.Clock.Now += TimeSpan.FromMinutes(1);
        await SendAsync(office);
        await SignAsync(office, first);
        office.Clock.Now += TimeSpan.FromMinutes(1);
        await SignAsync(office, second);
        Assert.True(await HomeAsync(office) is { IsSigned: true, IsPending: true, IsSentBackInside: false });

        office.Clock.Now += TimeSpan.FromMinutes(1);
        await ChangeAsync(office, "disclosure.penalties.decisions", "7");
        Assert.False((await HomeAsync(office)).IsSigned);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_lies_on_a_desk_no_longer_is_no_longer_unread_there(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        async Task<(int, int)> UnreadAsync() => (
            await office.Do<MyNotices, int>(m => m.CountUnreadAsync(first, default)),
            await office.Do<MyNotices, int>(m => m.CountUnreadAsync(second, default)));
        await ReadyAsync(office);
        await SendAsync(office);
        Assert.Equal((1, 0), await UnreadAsync());

        await SignAsync(office, first);
        Assert.Equal((0, 1), await UnreadAsync());

        await RecallAsync(office);
        Assert.Equal((0, 0), await UnreadAsync());

        await SendAsync(office);
        await BackAsync(office, first, "请核对");
        Assert.Equal((0, 0), await UnreadAsync());
    }

    [Theory, OnSqlite]
    public async Task A_receipt_names_the_signatures_also_of_what_was_taken_back_and_submitted_again(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (first, second) = await ChainAsync(office);
        await ReadyAsync(office);
        await SendAsync(office);
        await SignAsync(office, first);
        await SignAsync(office, second);
        await SubmitAsync(office);
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, Year, default));
        await SubmitAsync(office);

        foreach (var round in new[] { 1, 2 })
        {
            var receipt = await office.Do<Receipts, Receipt>(r => r.GetAsync(office.Clerk, new ReportKey(Office.Town, Year), round, default));
            Assert.Equal((round, "分管领导", "主要领导"), (receipt.Submission.Round, receipt.Signatures[0].Name, receipt.Signatures[1].Name));
        }
    }

    private static async Task<ClerkYear> HomeAsync(Office office) =>
        (await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.Clerk, default))).Due;

    private static async Task<(Actor First, Actor Second)> ChainAsync(Office office)
    {
        var first = await AccountAsync(office, "fen", "分管领导", office.Clerk.Unit);
        var second = await AccountAsync(office, "zhu", "主要领导", office.Clerk.Unit);
        await SetAsync(office, first.AccountId, second.AccountId);
        return (first, second);
    }

    private static async Task<Actor> AccountAsync(Office office, string userName, string name, Unit unit, Role role = Role.Signer)
    {
        await using var db = office.OpenStore();
        Account account = new()
        {
            UserName = userName,
            NormalizedUserName = UserNames.Normalize(userName),
            DisplayName = name,
            Posts = { Post.At(role, unit.Id) },
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = office.Clock.Now.UtcDateTime,
        };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return new Actor(account.Id, name, role, unit);
    }

    private static async Task ShutAsync(Office office, Actor actor)
    {
        await using var db = office.OpenStore();
        (await db.Users.SingleAsync(a => a.Id == actor.AccountId)).IsActive = false;
        await db.SaveChangesAsync();
    }

    private static async Task ReadyAsync(Office office, int year = Year)
    {
        await office.DraftAsync(office.Clerk, year);
        await office.ExplainAllAsync(office.Clerk, year);
    }

    private static async Task ChangeAsync(Office office, string field, string value)
    {
        await office.SaveAsync(office.Clerk, Year, (field, value));
    }

    private static Task SetAsync(Office office, params int?[] accounts) => office.Do<SetSigningChain>(s => s.ExecuteAsync(office.Administrator, Office.Town, accounts, default));

    private static async Task<ChainDesk> SendAsync(Office office, int year = Year)
    {
        var revision = await office.RevisionAsync(Office.Town, year);
        return await office.Do<SendForSigning, ChainDesk>(s => s.ExecuteAsync(office.Clerk, year, revision, default));
    }

    private static async Task<bool> SignAsync(Office office, Actor actor, string? note = null, int year = Year)
    {
        var revision = await office.RevisionAsync(Office.Town, year);
        return await office.Do<SignReport, bool>(s => s.ExecuteAsync(actor, year, revision, note, default));
    }

    private static async Task BackAsync(Office office, Actor actor, string reason)
    {
        var revision = await office.RevisionAsync(Office.Town, Year);
        await office.Do<SendBackInside>(s => s.ExecuteAsync(actor, Year, revision, reason, default));
    }

    private static async Task RecallAsync(Office office)
    {
        var revision = await office.RevisionAsync(Office.Town, Year);
        await office.Do<RecallSigning>(s => s.ExecuteAsync(office.Clerk, Year, revision, default));
    }

    private static async Task<Submission> SubmitAsync(Office office)
    {
        var revision = await office.RevisionAsync(Office.Town, Year);
        return await office.Do<SubmitReport, Submission>(s => s.ExecuteAsync(office.Clerk, Year, revision, default));
    }

    private static Task<SigningWork> InboxAsync(Office office, Actor actor, string? after = null) => office.Do<SigningInbox, SigningWork>(i => i.GetAsync(actor, after, default));

    private static Task<SigningView> ShowAsync(Office office, Actor actor) => office.Do<ShowForSigning, SigningView>(s => s.GetAsync(actor, Year, default));
}
