using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Organisations;

public sealed class UnitTests
{
    public static TheoryData<string> AllExceptAdministrators => Registry.AllExcept(Role.Administrator);

    private static UnitInput NewTown => new("990101101", " 云台县东岭乡人民政府 ", UnitLevel.Township, Registry.County, true);

    [Fact]
    public async Task An_administrator_adds_a_unit_below_one_of_the_area()
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Do<CreateUnit>(o => o.ExecuteAsync(registry.Admin, NewTown, default));

        var unit = await registry.UnitAsync("990101101");
        Assert.NotNull(unit);
        Assert.Equal("云台县东岭乡人民政府", unit.Name);
        Assert.Equal(new Place(Registry.Province, Registry.City, Registry.County), unit.Place);
        var entry = Assert.Single(await registry.AuditAsync(AuditActions.UnitCreate));
        Assert.Equal(("990101101", registry.Admin.AccountId, Registry.County), (entry.UnitCode, entry.AccountId, entry.CountyCode));
        var found = await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(registry.Admin, new UnitFilter(Search: "东岭"), default));
        Assert.Equal("990101101", Assert.Single(found.Rows).Unit.Code);
    }

    [Theory]
    [InlineData("", "某镇", UnitLevel.Township, Registry.County, "Code", "请填写单位代码。")]
    [InlineData("99010110", "某镇", UnitLevel.Township, Registry.County, "Code", "乡镇（街道）代码应为 9 位或 12 位数字，例如 370725103。")]
    [InlineData(Registry.Town, "某镇", UnitLevel.Township, Registry.County, "Code", "代码 990101100 已有单位使用。")]
    [InlineData("990101101", "", UnitLevel.Township, Registry.County, "Name", "请填写单位名称。")]
    [InlineData("990101101", "某镇", null, Registry.County, "Level", "请选择级别。")]
    [InlineData("990101101", "某镇", UnitLevel.Township, "", "ParentCode", "请填写上级单位的代码。")]
    [InlineData("990101101", "某镇", UnitLevel.Township, "990199", "ParentCode", "您的管理范围内没有代码为 990199 的单位。")]
    [InlineData("990102101", "某镇", UnitLevel.Township, Registry.OtherCounty, "ParentCode", "您的管理范围内没有代码为 990102 的单位。")]
    [InlineData("990101101", "某镇", UnitLevel.Township, Registry.Town, "ParentCode", "这一级单位的上级应为县级或市级单位，990101100 不是。")]
    [InlineData("990102-SWJ", "某局", UnitLevel.Department, Registry.County, "ParentCode", "部门代码应以上级政府的代码 990101 加连字符开头。")]
    [InlineData("990103", "某县", UnitLevel.County, Registry.City, "ParentCode", "您的管理范围内没有代码为 990100 的单位。")]
    [InlineData("980000", "某省", UnitLevel.Province, null, "Level", "省级单位没有上级，只能由全国一级的管理员或者系统的运维人员建立。")]
    public async Task A_unit_that_does_not_do_is_refused_at_its_field(string code, string name, UnitLevel? level, string? parent, string field, string message)
    {
        await using var registry = await Registry.OpenAsync();

        Assert.Equal(message, await registry.Refused<CreateUnit>(field, o => o.ExecuteAsync(registry.Admin, new UnitInput(code, name, level, parent, true), default)));
        Assert.Empty(await registry.AuditAsync(AuditActions.UnitCreate));
    }

    [Fact]
    public async Task A_unit_is_renamed_and_found_by_the_new_name()
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Do<RenameUnit>(o => o.ExecuteAsync(registry.Admin, Registry.Town, "云台县白水街道办事处", default));

        Assert.Equal("云台县白水街道办事处", (await registry.UnitAsync(Registry.Town))!.Name);
        Assert.Equal("云台县白水镇人民政府 → 云台县白水街道办事处", Assert.Single(await registry.AuditAsync(AuditActions.UnitRename)).Detail);
        var found = await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(registry.Admin, new UnitFilter(Search: "白水街道"), default));
        Assert.Single(found.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public async Task A_unit_keeps_its_name_rather_than_none(string? name)
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Refused<RenameUnit>("Name", o => o.ExecuteAsync(registry.Admin, Registry.Town, name, default));
        await registry.Refused<RenameUnit>("Name", o => o.ExecuteAsync(registry.Admin, Registry.Town, new string('镇', Unit.NameLength + 1), default));
    }

    [Fact]
    public async Task A_dissolved_unit_takes_its_accounts_along()
    {
        await using var registry = await Registry.OpenAsync();
        var before = await registry.AccountAsync("clerk");

        Assert.Equal(2, await registry.Do<SetUnitActive, int>(o => o.ExecuteAsync(registry.Admin, Registry.Town, false, default)));

        var after = await registry.AccountAsync("clerk");
        Assert.False(after.IsActive);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Single(await registry.AuditAsync(AuditActions.UnitDisable));
        Assert.Equal(2, (await registry.AuditAsync(AuditActions.AccountDisable)).Count);
        await registry.Do<SetUnitActive, int>(o => o.ExecuteAsync(registry.Admin, Registry.Town, true, default));
        Assert.True((await registry.UnitAsync(Registry.Town))!.IsActive);
        Assert.False((await registry.AccountAsync("clerk")).IsActive);
    }

    [Fact]
    public async Task The_own_unit_and_one_with_units_below_stay()
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Refused<SetUnitActive>(string.Empty, o => o.ExecuteAsync(registry.Admin, Registry.County, false, default));
        var said = await registry.Refused<SetUnitActive>(string.Empty, o => o.ExecuteAsync(registry.CityAdmin, Registry.County, false, default));

        Assert.Equal("还有 2 个在用的下级单位，请先停用它们。", said);
    }

    [Theory]
    [MemberData(nameof(AllExceptAdministrators))]
    public async Task Nobody_but_administrators_does_any_of_this(string userName)
    {
        await using var registry = await Registry.OpenAsync();
        var actor = registry.Actor(userName);

        await Refused.ForbiddenAsync(() => registry.Do<CreateUnit>(o => o.ExecuteAsync(actor, NewTown, default)));
        await Refused.ForbiddenAsync(() => registry.Do<RenameUnit>(o => o.ExecuteAsync(actor, Registry.Town, "新名", default)));
        await Refused.ForbiddenAsync(() => registry.Do<SetUnitActive>(o => o.ExecuteAsync(actor, Registry.Town, false, default)));
        await Refused.ForbiddenAsync(() => registry.Do<BrowseUnits>(o => o.ExecuteAsync(actor, new UnitFilter(), default)));
        await Refused.ForbiddenAsync(() => registry.Do<ShowUnit>(o => o.ExecuteAsync(actor, Registry.Town, default)));
        await Refused.ForbiddenAsync(() => registry.Do<AdminOverview>(o => o.ExecuteAsync(actor, default)));
        await Refused.ForbiddenAsync(() => registry.Do<ImportUnits>(o => o.CheckAsync(actor, "x", default)));
        await Refused.ForbiddenAsync(() => registry.Do<ImportUnits>(o => o.ExecuteAsync(actor, "x", default)));
    }

    [Fact]
    public async Task Units_of_another_county_are_not_found()
    {
        await using var registry = await Registry.OpenAsync();
        var other = registry.Actor("other-admin");

        await Refused.NotFoundAsync(() => registry.Do<RenameUnit>(o => o.ExecuteAsync(other, Registry.Town, "新名", default)));
        await Refused.NotFoundAsync(() => registry.Do<SetUnitActive>(o => o.ExecuteAsync(other, Registry.Town, false, default)));
        await Refused.NotFoundAsync(() => registry.Do<ShowUnit>(o => o.ExecuteAsync(other, Registry.Town, default)));
        await Refused.NotFoundAsync(() => registry.Do<BrowseUnits>(o => o.ExecuteAsync(other, new UnitFilter(Registry.County), default)));
        await Refused.NotFoundAsync(() => registry.Do<BrowseUnits>(o => o.ExecuteAsync(other, new UnitFilter(Registry.City), default)));
        Assert.Empty((await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(other, new UnitFilter(Search: "白水"), default))).Rows);
        Assert.Empty((await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(other, new UnitFilter(Search: "990101"), default))).Rows);
    }

    [Fact]
    public async Task Units_are_looked_through_level_by_level_and_page_by_page()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<ImportUnits>(o => o.ExecuteAsync(registry.Admin, string.Join('\n', Enumerable.Range(200, 120).Select(i => $"990101{i},云台县第{i}镇,乡镇")), default));

        var top = await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(registry.CityAdmin, new UnitFilter(), default));
        Assert.Equal([Registry.County, Registry.OtherCounty], top.Rows.Select(r => r.Unit.Code));
        Assert.Equal((122, 3), (top.Rows[0].Below, top.Rows[0].Accounts));
        Assert.Equal([Registry.City], top.Path.Select(u => u.Code));

        List<string> codes = [];
        string? after = null;
        do
        {
            var page = await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(registry.CityAdmin, new UnitFilter(Registry.County, After: after), default));
            Assert.Equal([Registry.City, Registry.County], page.Path.Select(u => u.Code));
            codes.AddRange(page.Rows.Select(r => r.Unit.Code));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(122, codes.Count);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        var byCode = await registry.Do<BrowseUnits, UnitPage>(o => o.ExecuteAsync(registry.CityAdmin, new UnitFilter(Search: "99010120"), default));
        Assert.Equal(10, byCode.Rows.Count);
    }

    [Fact]
    public async Task The_overview_says_what_there_is_to_do()
    {
        await using var registry = await Registry.OpenAsync();

        var work = await registry.Do<AdminOverview, AdminWork>(o => o.ExecuteAsync(registry.Admin, default));

        Assert.Equal((3, 5, 1, 0), (work.Units, work.Accounts, work.WithoutClerk, work.Unused));
        Assert.Equal(Registry.Department, Assert.Single(work.FirstWithoutClerk).Code);
    }

    [Fact]
    public async Task Unit_that_files_from_a_year_on_is_expected_from_that_year_and_has_a_clerk()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<SetFiling>(o => o.ExecuteAsync(registry.Admin, Registry.Town, false, registry.Year + 1, "并入邻镇", default));

        var now = await ExpectedAsync(registry, registry.Year);
        var later = await ExpectedAsync(registry, registry.Year + 1);

        Assert.Contains(Registry.Town, now);
        Assert.DoesNotContain(Registry.Town, later);
        var entry = Assert.Single(await registry.AuditAsync(AuditActions.UnitFiling));
        Assert.Contains("并入邻镇", entry.Detail, StringComparison.Ordinal);
        Assert.Equal(Registry.Town, entry.UnitCode);

        await registry.Do<SetFiling>(o => o.ExecuteAsync(registry.Admin, Registry.County, true, registry.Year, "县政府本级编制年报", default));
        Assert.Contains(Registry.County, await ExpectedAsync(registry, registry.Year));
        Assert.DoesNotContain(Registry.County, await ExpectedAsync(registry, registry.Year - 1));
        await registry.Do<CreateAccount, NewAccount>(o => o.ExecuteAsync(registry.Admin, new AccountInput("xianzhengfu-1", "某经办", Role.Clerk, Registry.County), default));
    }

    [Theory]
    [InlineData(null, "原因", "Since")]
    [InlineData(1999, "原因", "Since")]
    [InlineData(2099, "原因", "Since")]
    [InlineData(0, " ", "Reason")]
    [InlineData(0, null, "Reason")]
    public async Task Filing_without_a_year_or_reason_is_refused_at_its_field(int? since, string? reason, string field)
    {
        await using var registry = await Registry.OpenAsync();

        await registry.Refused<SetFiling>(field, o => o.ExecuteAsync(registry.Admin, Registry.Town, false, since == 0 ? registry.Year : since, reason, default));
    }

    [Fact]
    public async Task Filing_is_changed_by_the_areas_administrator_only()
    {
        await using var registry = await Registry.OpenAsync();

        await Refused.NotFoundAsync(() => registry.Do<SetFiling>(o => o.ExecuteAsync(registry.Admin, Registry.ForeignTown, false, registry.Year, "原因", default)));
        await Refused.ForbiddenAsync(() => registry.Do<SetFiling>(o => o.ExecuteAsync(registry.Actor("county-officer"), Registry.Town, false, registry.Year, "原因", default)));
        await Assert.ThrowsAsync<RefusedException>(() => registry.Do<SetFiling>(o => o.ExecuteAsync(registry.Admin, Registry.Town, true, registry.Year, "原因", default)));
    }

    private static async Task<List<string>> ExpectedAsync(Registry registry, int year)
    {
        await using var db = registry.OpenStore();
        return await db.Units.Filing(year).Select(u => u.Code).ToListAsync();
    }
}
