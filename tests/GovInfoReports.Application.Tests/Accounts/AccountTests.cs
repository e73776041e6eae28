using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Application.Tests.Organisations;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Accounts;

public sealed class AccountTests
{
    public static TheoryData<string> AllExceptAdministrators => Registry.AllExcept(Role.Administrator);

    public static TheoryData<string> AllExceptThoseWhoReadTheRecord => Registry.AllExcept(Role.Administrator, Role.Auditor);

    private static AccountInput NewClerk => new("baishui2", "王某", Role.Clerk, Registry.Town);

    [Fact]
    public async Task An_administrator_makes_an_account_and_gets_its_password_once()
    {
        await using var registry = await Registry.OpenAsync();

        var made = await registry.Do<CreateAccount, NewAccount>(o => o.ExecuteAsync(registry.Admin, NewClerk, default));

        Assert.Matches("^([a-z]{3}[2-9]-){3}[a-z]{3}[2-9]$", made.Password);
        var account = await registry.AccountAsync("BAISHUI2");
        Assert.Equal((made.Id, Role.Clerk, Registry.Town, true, true), (account.Id, account.Posts.Single().Role, account.Posts.Single().Unit.Code, account.MustChangePassword, account.IsActive));
        Assert.NotNull(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("baishui2", made.Password!, default)));
        var entry = Assert.Single(await registry.AuditAsync(AuditActions.AccountCreate));
        Assert.Equal("baishui2（王某，填报员）", entry.Detail);
        Assert.Equal(Registry.Town, entry.UnitCode);
    }

    [Theory]
    [InlineData("", "王某", Role.Clerk, Registry.Town, "UserName")]
    [InlineData("王某", "王某", Role.Clerk, Registry.Town, "UserName")]
    [InlineData("ab", "王某", Role.Clerk, Registry.Town, "UserName")]
    [InlineData("CLERK", "王某", Role.Clerk, Registry.Town, "UserName")]
    [InlineData("baishui2", "", Role.Clerk, Registry.Town, "DisplayName")]
    [InlineData("baishui2", "王某", null, Registry.Town, "Role")]
    [InlineData("baishui2", "王某", (Role)9, Registry.Town, "Role")]
    [InlineData("baishui2", "王某", Role.Clerk, "", "UnitCode")]
    [InlineData("baishui2", "王某", Role.Clerk, "990199", "UnitCode")]
    [InlineData("baishui2", "王某", Role.Clerk, Registry.ForeignTown, "UnitCode")]
    [InlineData("baishui2", "王某", Role.Officer, Registry.City, "UnitCode")]
    [InlineData("baishui2", "王某", Role.Administrator, Registry.Province, "UnitCode")]
    [InlineData("baishui2", "王某", Role.Clerk, Registry.County, "Role")]
    [InlineData("baishui2", "王某", Role.Officer, Registry.Town, "Role")]
    public async Task An_account_that_does_not_do_is_refused_at_its_field(string userName, string name, Role? role, string unit, string field)
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Refused<CreateAccount>(field, o => o.ExecuteAsync(registry.Admin, new AccountInput(userName, name, role, unit), default));

        Assert.Empty(await registry.AuditAsync(AuditActions.AccountCreate));
    }

    [Fact]
    public async Task A_new_initial_password_ends_sessions_and_lifts_the_lock()
    {
        await using var registry = await Registry.OpenAsync();
        var before = await registry.AccountAsync("clerk");
        await LockAsync(registry, "clerk");

        var password = await registry.Do<ResetPassword, string>(o => o.ExecuteAsync(registry.Admin, before.Id, default));

        var after = await registry.AccountAsync("clerk");
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.True(after.MustChangePassword);
        Assert.NotNull(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", password, default)));
        Assert.Null(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", Registry.Password, default)));
        Assert.DoesNotContain(password, Assert.Single(await registry.AuditAsync(AuditActions.AccountReset)).Detail, StringComparison.Ordinal);
        await registry.Refused<ResetPassword>(string.Empty, o => o.ExecuteAsync(registry.Admin, registry.Admin.AccountId, default));
    }

    [Fact]
    public async Task An_account_is_shut_and_opened_again()
    {
        await using var registry = await Registry.OpenAsync();
        var before = await registry.AccountAsync("clerk");

        await registry.Do<ChangeAccount>(o => o.ExecuteAsync(registry.Admin, before.Id, "李某", false, default));
        Assert.Null(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", Registry.Password, default)));
        Assert.NotEqual(before.SecurityStamp, (await registry.AccountAsync("clerk")).SecurityStamp);
        await registry.Do<ChangeAccount>(o => o.ExecuteAsync(registry.Admin, before.Id, "李某", true, default));
        Assert.NotNull(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", Registry.Password, default)));

        Assert.Single(await registry.AuditAsync(AuditActions.AccountChange));
        Assert.Single(await registry.AuditAsync(AuditActions.AccountDisable));
        Assert.Single(await registry.AuditAsync(AuditActions.AccountEnable));
        await registry.Refused<ChangeAccount>("IsActive", o => o.ExecuteAsync(registry.Admin, registry.Admin.AccountId, "自己", false, default));
        await registry.Refused<ChangeAccount>("DisplayName", o => o.ExecuteAsync(registry.Admin, before.Id, " ", true, default));
        await registry.Do<SetUnitActive>(o => o.ExecuteAsync(registry.Admin, Registry.Town, false, default));
        await registry.Refused<ChangeAccount>("IsActive", o => o.ExecuteAsync(registry.Admin, before.Id, "李某", true, default));
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_for_a_while()
    {
        await using var registry = await Registry.OpenAsync();

        await LockAsync(registry, "clerk");
        Assert.Null(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", Registry.Password, default)));
        Assert.Equal(5, (await registry.AuditAsync(AuditActions.SignInFailed)).Count(e => e.Detail != "密码错误") + 3);
        Assert.Single(await registry.AuditAsync(AuditActions.SignInLocked));
        var locked = await registry.Do<BrowseAccounts, AccountPage>(o => o.ExecuteAsync(registry.Admin, new AccountFilter(State: AccountState.Locked), default));
        Assert.Equal("clerk", Assert.Single(locked.Rows).UserName);

        registry.Clock.Now += TimeSpan.FromMinutes(16);
        Assert.NotNull(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", Registry.Password, default)));
        Assert.Equal(registry.Clock.Now.UtcDateTime, (await registry.AccountAsync("clerk")).LastSignInAt);

        await LockAsync(registry, "clerk");
        await registry.Do<UnlockAccount>(o => o.ExecuteAsync(registry.Admin, registry.IdOf("clerk"), default));
        Assert.NotNull(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync(" Clerk ", Registry.Password, default)));
    }

    [Fact]
    public async Task Many_attempts_at_once_do_not_get_around_the_count()
    {
        await using var registry = await Registry.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => registry.Do<SignIn>(o => o.ExecuteAsync("clerk", $"wrong-{i}", default)))));

        Assert.Null(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", Registry.Password, default)));
        Assert.InRange((await registry.AuditAsync(AuditActions.SignInFailed)).Count(e => e.Detail == "密码错误"), 0, 4);
        Assert.Single(await registry.AuditAsync(AuditActions.SignInLocked));
    }

    [Fact]
    public async Task A_name_that_is_no_account_is_not_kept_in_full()
    {
        await using var registry = await Registry.OpenAsync();

        Assert.Null(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("MyPassword-77", "x", default)));

        var entry = Assert.Single(await registry.AuditAsync(AuditActions.SignInUnknown));
        Assert.Equal(("My…", null), (entry.Name, entry.UnitCode));
    }

    [Fact]
    public async Task Sign_ins_by_unknown_names_are_seen_by_administrators_and_auditors_of_every_area()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<SignIn>(o => o.ExecuteAsync("nobody", "x", default));

        foreach (var reader in new[] { registry.Admin, registry.Actor("county-auditor") })
        {
            var page = await registry.Do<BrowseAudit, AuditPage>(o => o.ExecuteAsync(reader, new AuditFilter(Action: AuditActions.SignInUnknown), default));
            Assert.Equal("no…", Assert.Single(page.Entries).Name);
        }
    }

    [Theory]
    [InlineData("clerk", AuditActions.SignInFailed)]
    [InlineData(null, AuditActions.SignInUnknown)]
    public async Task Failed_sign_ins_beyond_the_bound_add_no_entries_and_the_last_says_so(string? userName, string action)
    {
        await using var registry = await Registry.OpenAsync();
        for (var i = 0; i < AuditBound.Most + 3; i++)
        {
            await registry.Do<SignIn>(o => o.ExecuteAsync(userName ?? $"nobody{i}", "falsch", default));
        }

        var entries = await registry.AuditAsync(action);
        Assert.Equal(AuditBound.Most, entries.Count);
        Assert.Contains("不再逐条记录", Assert.Single(entries, e => e.Detail!.Contains('（', StringComparison.Ordinal)).Detail, StringComparison.Ordinal);
        Assert.Same(entries[^1], entries.Last(e => e.Detail!.Contains('（', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_person_changes_the_password_and_all_sessions_end()
    {
        await using var registry = await Registry.OpenAsync();
        var clerk = registry.Actor("clerk");
        var before = await registry.AccountAsync("clerk");

        var account = await registry.Do<ChangeOwnPassword, Data.Accounts.Account>(o => o.ExecuteAsync(clerk, new PasswordInput(Registry.Password, "Baishui-2026-gai", "Baishui-2026-gai"), default));

        Assert.NotEqual(before.SecurityStamp, account.SecurityStamp);
        Assert.NotNull(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("clerk", "Baishui-2026-gai", default)));
        Assert.False((await registry.AccountAsync("clerk")).MustChangePassword);
        Assert.Single(await registry.AuditAsync(AuditActions.AccountPassword));
    }

    [Theory]
    [InlineData("", "Baishui-2026-gai", "Baishui-2026-gai", "Current")]
    [InlineData("falsch", "Baishui-2026-gai", "Baishui-2026-gai", "Current")]
    [InlineData(Registry.Password, "", "", "Chosen")]
    [InlineData(Registry.Password, "Kurz-1", "Kurz-1", "Chosen")]
    [InlineData(Registry.Password, "nurbuchstabenxy", "nurbuchstabenxy", "Chosen")]
    [InlineData(Registry.Password, "My-clerk-2026", "My-clerk-2026", "Chosen")]
    [InlineData(Registry.Password, "Password123!", "Password123!", "Chosen")]
    [InlineData(Registry.Password, "Aa1Aa1Aa1Aa1", "Aa1Aa1Aa1Aa1", "Chosen")]
    [InlineData(Registry.Password, Registry.Password, Registry.Password, "Chosen")]
    [InlineData(Registry.Password, "Baishui-2026-gai", "Baishui-2026-andere", "Repeated")]
    public async Task A_password_that_does_not_do_is_refused_at_its_field(string current, string chosen, string repeated, string field)
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Refused<ChangeOwnPassword>(field, o => o.ExecuteAsync(registry.Actor("clerk"), new PasswordInput(current, chosen, repeated), default));

        Assert.Empty(await registry.AuditAsync(AuditActions.AccountPassword));
    }

    [Fact]
    public async Task Guessing_the_present_password_locks_too()
    {
        await using var registry = await Registry.OpenAsync();

        for (var i = 0; i < 5; i++)
        {
            await registry.Refused<ChangeOwnPassword>("Current", o => o.ExecuteAsync(registry.Actor("clerk"), new PasswordInput("falsch", "Baishui-2026-gai", "Baishui-2026-gai"), default));
        }

        await registry.Refused<ChangeOwnPassword>("Current", o => o.ExecuteAsync(registry.Actor("clerk"), new PasswordInput(Registry.Password, "Baishui-2026-gai", "Baishui-2026-gai"), default));
    }

    [Fact]
    public async Task Signing_out_everywhere_makes_a_new_stamp()
    {
        await using var registry = await Registry.OpenAsync();
        var before = await registry.AccountAsync("clerk");

        await registry.Do<SignOutEverywhere>(o => o.ExecuteAsync(registry.Actor("clerk"), default));

        Assert.NotEqual(before.SecurityStamp, (await registry.AccountAsync("clerk")).SecurityStamp);
        Assert.Single(await registry.AuditAsync(AuditActions.AccountSignOutEverywhere));
    }

    [Theory]
    [MemberData(nameof(AllExceptAdministrators))]
    public async Task Nobody_but_administrators_keeps_accounts(string userName)
    {
        await using var registry = await Registry.OpenAsync();
        var actor = registry.Actor(userName);
        var id = registry.IdOf("clerk");

        await Refused.ForbiddenAsync(() => registry.Do<CreateAccount>(o => o.ExecuteAsync(actor, NewClerk, default)));
        await Refused.ForbiddenAsync(() => registry.Do<ChangeAccount>(o => o.ExecuteAsync(actor, id, "名", true, default)));
        if (actor.Role != Role.Officer)
        {
            await Refused.ForbiddenAsync(() => registry.Do<ResetPassword>(o => o.ExecuteAsync(actor, id, default)));
            await Refused.ForbiddenAsync(() => registry.Do<UnlockAccount>(o => o.ExecuteAsync(actor, id, default)));
            await Refused.ForbiddenAsync(() => registry.Do<ShowAccount>(o => o.ExecuteAsync(actor, id, default)));
            await Refused.ForbiddenAsync(() => registry.Do<BrowseAccounts>(o => o.ExecuteAsync(actor, new AccountFilter(), default)));
        }

        await Refused.ForbiddenAsync(() => registry.Do<ImportAccounts>(o => o.CheckAsync(actor, "x", default)));
        await Refused.ForbiddenAsync(() => registry.Do<ImportAccounts>(o => o.ExecuteAsync(actor, "x", default)));
    }

    [Theory]
    [InlineData("other-clerk")]
    [InlineData("city-admin")]
    public async Task Accounts_beside_and_above_the_area_are_not_found(string userName)
    {
        await using var registry = await Registry.OpenAsync();
        var id = registry.IdOf(userName);

        await Refused.NotFoundAsync(() => registry.Do<ChangeAccount>(o => o.ExecuteAsync(registry.Admin, id, "名", false, default)));
        await Refused.NotFoundAsync(() => registry.Do<ResetPassword>(o => o.ExecuteAsync(registry.Admin, id, default)));
        await Refused.NotFoundAsync(() => registry.Do<UnlockAccount>(o => o.ExecuteAsync(registry.Admin, id, default)));
        await Refused.NotFoundAsync(() => registry.Do<ShowAccount>(o => o.ExecuteAsync(registry.Admin, id, default)));
        Assert.True((await registry.AccountAsync(userName)).IsActive);
    }

    [Fact]
    public async Task Accounts_are_found_by_role_unit_state_and_name_and_go_on_page_by_page()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<ImportAccounts>(o => o.ExecuteAsync(registry.Admin, string.Join('\n', Enumerable.Range(0, 60).Select(i => $"jy{i:00}x,教育{i},填报员,{Registry.Department}")), default));

        async Task<IReadOnlyList<string>> FindAsync(Actor actor, AccountFilter filter)
        {
            List<string> all = [];
            string? after = null;
            do
            {
                var page = await registry.Do<BrowseAccounts, AccountPage>(o => o.ExecuteAsync(actor, filter with { After = after }, default));
                all.AddRange(page.Rows.Select(r => r.UserName));
                after = page.Next;
            }
            while (after is not null);
            return all;
        }

        Assert.Equal(65, (await FindAsync(registry.Admin, new AccountFilter())).Distinct().Count());
        Assert.Equal(69, (await FindAsync(registry.CityAdmin, new AccountFilter())).Count);
        Assert.Equal(["county-officer"], await FindAsync(registry.Admin, new AccountFilter(Role.Officer)));
        Assert.Equal(["clerk", "signer"], await FindAsync(registry.Admin, new AccountFilter(Unit: Registry.Town)));
        Assert.Equal(60, (await FindAsync(registry.Admin, new AccountFilter(State: AccountState.Unused))).Count);
        Assert.Equal(["jy07x"], await FindAsync(registry.Admin, new AccountFilter(Search: "JY07")));
        Assert.Equal(["jy08x"], await FindAsync(registry.Admin, new AccountFilter(Search: "教育8")));
        Assert.Empty(await FindAsync(registry.Admin, new AccountFilter(State: AccountState.Disabled)));
        Assert.Empty(await FindAsync(registry.Admin, new AccountFilter(Unit: Registry.OtherCounty)));
    }

    [Fact]
    public async Task The_record_is_read_within_the_area_newest_first()
    {
        await using var registry = await Registry.OpenAsync();
        for (var i = 0; i < 60; i++)
        {
            await registry.Do<RenameUnit>(o => o.ExecuteAsync(registry.Admin, Registry.Town, $"白水{i}镇", default));
        }

        await registry.Do<UnlockAccount>(o => o.ExecuteAsync(registry.CityAdmin, registry.IdOf("other-clerk"), default));
        await registry.Do<SignIn>(o => o.ExecuteAsync("clerk", "falsch", default));
        var auditor = registry.Actor("county-auditor");

        var first = await registry.Do<BrowseAudit, AuditPage>(o => o.ExecuteAsync(auditor, new AuditFilter(), default));
        var second = await registry.Do<BrowseAudit, AuditPage>(o => o.ExecuteAsync(auditor, new AuditFilter(Before: first.Next), default));
        Assert.Equal((BrowseAudit.PageSize, 11), (first.Entries.Count, second.Entries.Count));
        Assert.Equal(AuditActions.SignInFailed, first.Entries[0].Action);
        Assert.All(first.Entries.Zip(first.Entries.Skip(1)), pair => Assert.True(pair.First.Id > pair.Second.Id));
        Assert.Null(second.Next);
        Assert.Equal("白水59镇", first.UnitNames[Registry.Town]);

        async Task<int> CountAsync(Actor actor, AuditFilter filter) => (await registry.Do<BrowseAudit, AuditPage>(o => o.ExecuteAsync(actor, filter, default))).Entries.Count;
        Assert.Equal(1, await CountAsync(auditor, new AuditFilter(UserName: "clerk")));
        Assert.Equal(50, await CountAsync(auditor, new AuditFilter(UserName: "county-admin")));
        Assert.Equal(0, await CountAsync(auditor, new AuditFilter(UserName: "city-admin")));
        Assert.Equal(0, await CountAsync(auditor, new AuditFilter(UnitCode: Registry.ForeignTown)));
        Assert.Equal(1, await CountAsync(registry.Actor("city-auditor"), new AuditFilter(UnitCode: Registry.ForeignTown)));
        Assert.Equal(1, await CountAsync(auditor, new AuditFilter(Action: AuditActions.SignInFailed)));
        Assert.Equal(0, await CountAsync(auditor, new AuditFilter(Year: 2025)));
    }

    [Theory]
    [MemberData(nameof(AllExceptThoseWhoReadTheRecord))]
    public async Task The_record_is_not_for_everybody(string userName)
    {
        await using var registry = await Registry.OpenAsync();

        await Refused.ForbiddenAsync(() => registry.Do<BrowseAudit>(o => o.ExecuteAsync(registry.Actor(userName), new AuditFilter(), default)));
    }

    [Fact]
    public async Task The_server_makes_the_first_administrator_and_the_province()
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Do<CreateAdmin>(o => o.ExecuteAsync("first", "省管理员", new AdminArea("980000", "白石省"), "Baishi-2026-sheng", default));

        var account = await registry.AccountAsync("first");
        Assert.Equal((Role.Administrator, "980000", "白石省", false), (account.Posts.Single().Role, account.Posts.Single().Unit.Code, account.Posts.Single().Unit.Name, account.MustChangePassword));
        Assert.NotNull(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("first", "Baishi-2026-sheng", default)));
        var entry = Assert.Single(await registry.AuditAsync(AuditActions.AccountCreate));
        Assert.Equal((null, "命令行"), (entry.AccountId, entry.Name));

        await registry.Refused<CreateAdmin>("Password", o => o.ExecuteAsync("second", "省管理员", new AdminArea("980000"), "weak", default));
        await registry.Refused<CreateAdmin>("UserName", o => o.ExecuteAsync("FIRST", "省管理员", new AdminArea("980000"), "Baishi-2026-sheng", default));
        await registry.Refused<CreateAdmin>("UnitCode", o => o.ExecuteAsync("second", "省管理员", new AdminArea("970000"), "Baishi-2026-sheng", default));
    }

    [Theory]
    [InlineData("000000", null, null, null, "全国")]
    [InlineData("980100", "白石省", "青石市", null, "青石市")]
    [InlineData("980123", "白石省", "青石市", "红石县", "红石县")]
    [InlineData("989012", "白石省", null, "直管市", "直管市")]
    [InlineData("110101", "某直辖市", null, "某城区", "某城区")]
    public async Task CreateAdmin_of_any_area_makes_the_units_down_to_it(string code, string? province, string? city, string? county, string expected)
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Do<CreateAdmin>(o => o.ExecuteAsync("first", "某管理员", new AdminArea(code, province, city, county), "Baishi-2026-sheng", default));

        var unit = (await registry.AccountAsync("first")).Posts.Single().Unit;
        await using var db = registry.OpenStore();
        var above = await db.Units.Where(u => u.Code == unit.ParentCode).ToListAsync();
        var inside = $"{code[..2]}0000";
        Assert.Equal((expected, code != "000000"), (unit.Name, unit.FilesReports));
        Assert.All(above, u => Assert.False(u.FilesReports));
        Assert.Equal(new[] { province, city, county }.Count(n => n is not null), await db.Units.CountAsync(u => u.ProvinceCode == inside && u.Code != "000000"));
    }

    [Theory]
    [InlineData("980123", "白石省", null, "红石县", "--city-name")]
    [InlineData("980123", null, "青石市", "红石县", "--province-name")]
    [InlineData("980123", "白石省", "青石市", null, "--county-name")]
    [InlineData("980100", "白石省", null, null, "--city-name")]
    [InlineData("980123001", "白石省", "青石市", "红石县", "000000")]
    public async Task CreateAdmin_without_a_name_that_is_needed_says_which_and_makes_nothing(string code, string? province, string? city, string? county, string words)
    {
        await using var registry = await Registry.OpenAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            registry.Do<CreateAdmin>(o => o.ExecuteAsync("first", "某管理员", new AdminArea(code, province, city, county), "Baishi-2026-sheng", default)));

        Assert.Contains(words, refused.Words(), StringComparison.Ordinal);
        await using var db = registry.OpenStore();
        Assert.False(await db.Units.AnyAsync(u => u.ProvinceCode == "980000"));
    }

    [Fact]
    public async Task The_countrys_administrator_makes_provinces_and_no_officers_at_the_country()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<CreateAdmin>(o => o.ExecuteAsync("first", "全国管理员", new AdminArea("000000"), "Baishi-2026-sheng", default));
        var account = await registry.AccountAsync("first");
        Actor actor = new(account.Id, account.DisplayName, Role.Administrator, account.Posts.Single().Unit);

        await registry.Do<CreateUnit, Unit>(o => o.ExecuteAsync(actor, new UnitInput("980000", "白石省", UnitLevel.Province, null, true), default));
        var listed = await registry.Do<ImportUnits, UnitListResult>(o => o.ExecuteAsync(actor, "970000,黑石省,省\n970100,黑石市,市", default));
        var page = await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(actor, new UnitFilter(), default));

        Assert.Equal(2, listed.Made);
        Assert.Equal(["970000", "980000", Registry.Province], page.Rows.Select(r => r.Unit.Code));
        Assert.Equal(["全国"], page.Path.Select(u => u.Name));
        await registry.Refused<CreateAccount>("Role", o => o.ExecuteAsync(actor, new AccountInput("officer-1", "某审核员", Role.Officer, "000000"), default));
        await registry.Refused<CreateUnit>("Level", o => o.ExecuteAsync(registry.CityAdmin, new UnitInput("960000", "某省", UnitLevel.Province, null, true), default));
        await registry.Refused<CreateUnit>("Level", o => o.ExecuteAsync(actor, new UnitInput("000000", "全国", UnitLevel.Country, null, true), default));
    }

    [Theory]
    [InlineData("教育局")]
    [InlineData("990101-jyj")]
    [InlineData("９９０１０１-J")]
    public async Task Accounts_are_found_by_words_of_the_units_name_or_its_code(string text)
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<CreateAccount, NewAccount>(o => o.ExecuteAsync(registry.Admin, new AccountInput("jiaoyu-1", "某人", Role.Clerk, Registry.Department), default));

        var found = await registry.Do<BrowseAccounts, AccountPage>(o => o.ExecuteAsync(registry.Admin, new AccountFilter(Unit: text), default));

        Assert.NotEmpty(found.Rows);
        Assert.All(found.Rows, r => Assert.Equal(Registry.Department, r.UnitCode));
    }

    [Fact]
    public async Task No_password_is_ever_recorded()
    {
        await using var registry = await Registry.OpenAsync();
        var made = await registry.Do<CreateAccount, NewAccount>(o => o.ExecuteAsync(registry.Admin, NewClerk, default));
        var reset = await registry.Do<ResetPassword, string>(o => o.ExecuteAsync(registry.Admin, made.Id, default));
        await registry.Do<SignIn>(o => o.ExecuteAsync("clerk", "Geraten-1234", default));
        var list = await registry.Do<ImportAccounts, AccountListResult>(o => o.ExecuteAsync(registry.Admin, $"jiaoyu1,某,填报员,{Registry.Department}", default));

        await using var db = registry.OpenStore();
        var recorded = string.Join('\n', await db.AuditEntries.Select(e => e.Name + e.Detail).ToListAsync());
        Assert.All([made.Password!, reset, "Geraten-1234", list.Made[0].Password!], password => Assert.DoesNotContain(password, recorded, StringComparison.Ordinal));
    }

    private static async Task LockAsync(Registry registry, string userName)
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync(userName, "falsch", default)));
        }
    }
}
