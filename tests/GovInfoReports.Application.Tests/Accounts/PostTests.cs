using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Tests.Organisations;
using GovInfoReports.Data.Notices;
using GovInfoReports.Data.Signing;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Accounts;

/// <summary>Posts are given, ended and handed over.</summary>
public sealed class PostTests
{
    private static readonly DateOnly Today = new(2026, 1, 10);

    public static TheoryData<string> AllExceptKeepers => Registry.AllExcept(Role.Administrator, Role.Officer);

    [Fact]
    public async Task AddPost_gives_an_account_a_further_post()
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Do<AddPost>(o => o.ExecuteAsync(registry.Admin, registry.IdOf("clerk"), new PostInput(Role.Officer, " 990101 ", Until: new(2026, 6, 30)), default));

        var post = (await registry.AccountAsync("clerk")).Posts.MaxBy(p => p.Id)!;
        Assert.Equal((Role.Officer, Registry.County, Today, new DateOnly(2026, 6, 30)), (post.Role, post.Unit.Code, post.From, post.Until));
        Assert.Equal(Registry.County, Assert.Single(await registry.AuditAsync(AuditActions.PostAdd)).UnitCode);
    }

    [Theory]
    [InlineData(null, Registry.Town, null, "Role")]
    [InlineData(Role.Clerk, "", null, "UnitCode")]
    [InlineData(Role.Clerk, Registry.ForeignTown, null, "UnitCode")]
    [InlineData(Role.Officer, Registry.Town, null, "Role")]
    [InlineData(Role.Clerk, Registry.Town, null, "Role")]
    [InlineData(Role.Clerk, Registry.Department, "2026-01-09", "Until")]
    public async Task AddPost_that_cannot_be_is_refused_at_its_field(Role? role, string unit, string? until, string field)
    {
        await using var registry = await Registry.OpenAsync();
        PostInput input = new(role, unit, Until: until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));

        await registry.Refused<AddPost>(field, o => o.ExecuteAsync(registry.Admin, registry.IdOf("clerk"), input, default));

        Assert.Single((await registry.AccountAsync("clerk")).Posts);
    }

    [Fact]
    public async Task HandOverPost_at_once_moves_notices_and_desk_and_ends_the_sessions()
    {
        await using var registry = await Registry.OpenAsync();
        var before = await registry.AccountAsync("signer");
        var post = before.Posts.Single();
        await using (var db = registry.OpenStore())
        {
            db.Notices.AddRange(Notice(before.Id, post.Id, "desk:1", null), Notice(before.Id, post.Id, "desk:2", new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc)));
            db.SigningDesks.Add(new SigningDesk { UnitId = post.UnitId, Number = 1, AccountId = before.Id });
            await db.SaveChangesAsync();
        }

        await registry.Do<HandOverPost>(o => o.ExecuteAsync(registry.Admin, before.Id, post.Id, Today.AddDays(-1), "clerk", default));

        var heir = await registry.AccountAsync("clerk");
        var taken = heir.Posts.Single(p => p.Role == Role.Signer);
        Assert.Equal((post.UnitId, Today, null), (taken.UnitId, taken.From, taken.Until));
        var after = await registry.AccountAsync("signer");
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal((Today.AddDays(-1), heir.Id), (after.Posts.Single().Until, after.Posts.Single().SuccessorId));
        await using var later = registry.OpenStore();
        Assert.Equal([("desk:1", heir.Id, taken.Id), ("desk:2", before.Id, post.Id)], await later.Notices.OrderBy(n => n.Occasion).Select(n => ValueTuple.Create(n.Occasion, n.AccountId, n.PostId)).ToListAsync());
        Assert.Equal(heir.Id, (await later.SigningDesks.SingleAsync()).AccountId);
        Assert.Contains(" → ", Assert.Single(await registry.AuditAsync(AuditActions.PostHandOver)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandOverPost_on_a_day_to_come_moves_nothing_before_it_has_passed()
    {
        await using var registry = await Registry.OpenAsync();
        var account = await registry.AccountAsync("county-officer");
        var post = account.Posts.Single();
        await using (var db = registry.OpenStore())
        {
            db.Notices.Add(Notice(account.Id, post.Id, "submitted:1", null));
            await db.SaveChangesAsync();
        }

        await registry.Do<HandOverPost>(o => o.ExecuteAsync(registry.Admin, account.Id, post.Id, Today, "clerk", default));
        Assert.Equal(account.SecurityStamp, (await registry.AccountAsync("county-officer")).SecurityStamp);
        Assert.Equal(0, await registry.Do<MoveWaiting, int>(o => o.RunAsync(default)));
        Assert.Equal([account.Id], await OfficersAsync(registry));

        registry.Clock.Now = registry.Clock.Now.AddDays(1);

        Assert.Equal([registry.IdOf("clerk")], await OfficersAsync(registry));
        Assert.Equal(1, await registry.Do<MoveWaiting, int>(o => o.RunAsync(default)));
        Assert.Equal(0, await registry.Do<MoveWaiting, int>(o => o.RunAsync(default)));
        await using var later = registry.OpenStore();
        Assert.Equal(registry.IdOf("clerk"), (await later.Notices.SingleAsync()).AccountId);
    }

    [Theory]
    [InlineData("county-officer", "2026-01-08", "", "Until")]
    [InlineData("county-officer", null, "", "Until")]
    [InlineData("county-officer", "2026-01-10", "nobody-there", "Successor")]
    [InlineData("county-officer", "2026-01-10", "other-clerk", "Successor")]
    [InlineData("county-officer", "2026-01-10", "county-officer", "SuccessorId")]
    [InlineData("county-admin", "2026-01-10", "", "")]
    public async Task HandOverPost_that_cannot_be_is_refused_and_changes_nothing(string userName, string? last, string successor, string field)
    {
        await using var registry = await Registry.OpenAsync();
        var account = await registry.AccountAsync(userName);

        await registry.Refused<HandOverPost>(field, o => o.ExecuteAsync(
            registry.Admin, account.Id, account.Posts.Single().Id, last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), successor, default));

        Assert.Null((await registry.AccountAsync(userName)).Posts.Single().Until);
    }

    [Fact]
    public async Task HandOverPost_of_a_desk_without_a_successor_is_refused()
    {
        await using var registry = await Registry.OpenAsync();
        var account = await registry.AccountAsync("signer");
        await using (var db = registry.OpenStore())
        {
            db.SigningDesks.Add(new SigningDesk { UnitId = account.Posts.Single().UnitId, Number = 1, AccountId = account.Id });
            await db.SaveChangesAsync();
        }

        await registry.Refused<HandOverPost>("Successor", o => o.ExecuteAsync(registry.Admin, account.Id, account.Posts.Single().Id, Today, null, default));
    }

    [Theory]
    [MemberData(nameof(AllExceptKeepers))]
    public async Task Posts_are_kept_by_administrators_and_officers_only(string userName)
    {
        await using var registry = await Registry.OpenAsync();
        var clerk = await registry.AccountAsync("clerk");
        var actor = registry.Actor(userName);

        await Refused.ForbiddenAsync(() => registry.Do<AddPost>(o => o.ExecuteAsync(actor, clerk.Id, new PostInput(Role.Clerk, Registry.Department), default)));
        await Refused.ForbiddenAsync(() => registry.Do<HandOverPost>(o => o.ExecuteAsync(actor, clerk.Id, clerk.Posts.Single().Id, Today, null, default)));
    }

    [Fact]
    public async Task Officer_keeps_accounts_of_units_below_and_none_of_peers_or_elsewhere()
    {
        await using var registry = await Registry.OpenAsync();
        var officer = registry.Actor("county-officer");
        var clerk = await registry.AccountAsync("clerk");

        Assert.NotEmpty(await registry.Do<ResetPassword, string>(o => o.ExecuteAsync(officer, clerk.Id, default)));
        await registry.Do<UnlockAccount>(o => o.ExecuteAsync(officer, clerk.Id, default));
        await registry.Do<ChangeAccount>(o => o.ExecuteAsync(officer, clerk.Id, clerk.DisplayName, false, default));
        await registry.Do<ChangeAccount>(o => o.ExecuteAsync(officer, clerk.Id, clerk.DisplayName, true, default));
        await Refused.ForbiddenAsync(() => registry.Do<ChangeAccount>(o => o.ExecuteAsync(officer, clerk.Id, "别的名字", true, default)));
        await Refused.ForbiddenAsync(() => registry.Do<AddPost>(o => o.ExecuteAsync(officer, clerk.Id, new PostInput(Role.Clerk, Registry.Department), default)));
        foreach (var foreign in new[] { "county-admin", "county-auditor", "county-officer", "city-admin", "other-clerk" })
        {
            await Refused.NotFoundAsync(() => registry.Do<ResetPassword, string>(o => o.ExecuteAsync(officer, registry.IdOf(foreign), default)));
            await Refused.NotFoundAsync(() => registry.Do<UnlockAccount>(o => o.ExecuteAsync(officer, registry.IdOf(foreign), default)));
        }

        Assert.Equal((1, 1, 1), ((await registry.AuditAsync(AuditActions.AccountReset)).Count, (await registry.AuditAsync(AuditActions.AccountUnlock)).Count, (await registry.AuditAsync(AuditActions.AccountDisable)).Count));
    }

    [Fact]
    public async Task Officer_keeps_no_account_that_has_another_post_beside_or_above()
    {
        await using var registry = await Registry.OpenAsync();
        var officer = registry.Actor("county-officer");
        var clerk = registry.IdOf("clerk");
        Assert.Contains(clerk, await KeptAsync(registry, officer));

        await registry.Do<AddPost>(o => o.ExecuteAsync(registry.Admin, clerk, new PostInput(Role.Auditor, Registry.County), default));

        await Refused.NotFoundAsync(() => registry.Do<ResetPassword, string>(o => o.ExecuteAsync(officer, clerk, default)));
        Assert.DoesNotContain(clerk, await KeptAsync(registry, officer));
    }

    [Fact]
    public async Task Administrator_resets_no_password_of_somebody_with_a_post_elsewhere()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<AddPost>(o => o.ExecuteAsync(registry.CityAdmin, registry.IdOf("clerk"), new PostInput(Role.Officer, Registry.OtherCounty), default));

        await Refused.ByAsync("Account.PostElsewhere", () => registry.Do<ResetPassword, string>(o => o.ExecuteAsync(registry.Admin, registry.IdOf("clerk"), default)));
        Assert.NotEmpty(await registry.Do<ResetPassword, string>(o => o.ExecuteAsync(registry.CityAdmin, registry.IdOf("clerk"), default)));
    }

    [Fact]
    public async Task WaitingUnderPosts_asks_no_more_for_more_units()
    {
        await using var registry = await Registry.OpenAsync();
        var town = registry.Actor("clerk").Unit;
        await using var db = registry.OpenStore();
        var department = await db.Units.AsNoTracking().SingleAsync(u => u.Code == Registry.Department);
        RunningPost[] posts = [new(1, Role.Clerk, town), new(2, Role.Clerk, department), new(3, Role.Officer, registry.Actor("county-officer").Unit)];

        registry.Commands.Queries = 0;
        var one = await registry.Do<WaitingUnderPosts, IReadOnlyList<WaitingLine>>(o => o.GetAsync(1, "某", [posts[0]], default));
        var queries = registry.Commands.Queries;
        registry.Commands.Queries = 0;
        var two = await registry.Do<WaitingUnderPosts, IReadOnlyList<WaitingLine>>(o => o.GetAsync(1, "某", posts[..2], default));

        Assert.Equal(queries, registry.Commands.Queries);
        Assert.Equal((WaitingKind.Due, registry.Year), (Assert.Single(one).Kind, one[0].Year));
        Assert.Equal([1, 2], two.Select(l => l.Post.Id));
    }

    private static Notice Notice(int account, int post, string occasion, DateTime? read) => new()
    {
        AccountId = account,
        PostId = post,
        Kind = NoticeKinds.Signing,
        Occasion = occasion,
        Title = "待审签",
        Text = "请审签。",
        At = new DateTime(2026, 1, 4, 0, 0, 0, DateTimeKind.Utc),
        InPortal = true,
        ReadAt = read,
    };

    private static async Task<List<int>> OfficersAsync(Registry registry) =>
        await registry.Do<RunningPosts, List<int>>(o => o.Of(Role.Officer).Where(p => p.Unit.Code == Registry.County).Select(p => p.AccountId).ToListAsync());

    private static async Task<IEnumerable<int>> KeptAsync(Registry registry, Actor officer) =>
        (await registry.Do<BrowseAccounts, AccountPage>(o => o.ExecuteAsync(officer, new AccountFilter(), default))).Rows.Select(r => r.Id);
}
