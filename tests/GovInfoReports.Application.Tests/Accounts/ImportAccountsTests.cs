using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Application.Tests.Organisations;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Tests.Accounts;

public sealed class ImportAccountsTests
{
    [Fact]
    public async Task Good_lines_become_accounts_and_bad_ones_stay()
    {
        await using var registry = await Registry.OpenAsync();
        const string List = """
            用户名	姓名	角色	单位代码
            jiaoyu1	赵某	填报员	990101-jyj
            jiaoyu2		填报员	990101-JYJ
            yuntai2	钱某	审核员	990101
            """;

        var look = await registry.Do<ImportAccounts, AccountListResult>(o => o.CheckAsync(registry.Admin, List, default));
        Assert.Equal((2, 0), (look.Lines.Count(l => l.IsGood), look.Made.Count));
        Assert.Empty(await registry.AuditAsync(AuditActions.AccountCreate));

        var taken = await registry.Do<ImportAccounts, AccountListResult>(o => o.ExecuteAsync(registry.Admin, List, default));
        Assert.Equal(["jiaoyu1", "yuntai2"], taken.Made.Select(m => m.UserName));
        Assert.Equal("用户名\t姓名\t角色\t单位代码\njiaoyu2\t\t填报员\t990101-JYJ", taken.Rest);
        Assert.All(taken.Made, m => Assert.True(m.Id > 0));
        var account = await registry.Do<SignIn, Data.Accounts.Account?>(o => o.ExecuteAsync("yuntai2", taken.Made[1].Password!, default));
        Assert.Equal((Role.Officer, Registry.County, true), (account!.Posts.Single().Role, account.Posts.Single().Unit.Code, account.MustChangePassword));
        Assert.Equal(2, (await registry.AuditAsync(AuditActions.AccountCreate)).Count);
    }

    [Theory]
    [InlineData(",赵某,填报员,990101-JYJ", "UserName", "请填写用户名。")]
    [InlineData("赵某,赵某,填报员,990101-JYJ", "UserName", "用户名应为 3 至 50 个字母、数字、点、下划线或连字符，以字母或数字开头。")]
    [InlineData("Clerk,赵某,填报员,990101-JYJ", "UserName", "用户名 Clerk 已经有人使用。")]
    [InlineData("jiaoyu1,,填报员,990101-JYJ", "DisplayName", "请填写姓名。")]
    [InlineData("jiaoyu1,赵某,局长,990101-JYJ", "Role", "没有「局长」这个角色；可填 填报员、审签人、审核员、管理员、审计员。")]
    [InlineData("jiaoyu1,赵某,,990101-JYJ", "Role", "请选择角色。")]
    [InlineData("jiaoyu1,赵某,填报员,", "UnitCode", "请填写单位代码。")]
    [InlineData("jiaoyu1,赵某,填报员,990199", "UnitCode", "找不到代码为 990199 的单位。")]
    [InlineData("jiaoyu1,赵某,填报员,990102100", "UnitCode", "单位「松原区南湖镇人民政府」不在您的管理范围内。")]
    [InlineData("jiaoyu1,赵某,审核员,990100", "UnitCode", "单位「临溪市」不在您的管理范围内。")]
    [InlineData("jiaoyu1,赵某,填报员,990101", "Role", "单位「云台县」不编制年度报告，不设填报员和审签人。")]
    [InlineData("jiaoyu1,赵某,审核员,990101100", "Role", "乡镇（街道）和部门只设填报员和审签人；审核员、管理员、审计员设在省、市、县。")]
    public async Task A_wrong_line_says_in_plain_words_what_is_wrong(string text, string field, string message)
    {
        await using var registry = await Registry.OpenAsync();

        var taken = await registry.Do<ImportAccounts, AccountListResult>(o => o.ExecuteAsync(registry.Admin, text, default));

        Assert.Contains((field, message), Assert.Single(taken.Lines).Problems.Select(p => (p.Place ?? string.Empty, p.Words())));
        Assert.Equal(text, taken.Rest);
        Assert.Empty(taken.Made);
    }

    [Fact]
    public async Task Import_second_line_of_a_user_name_adds_a_post()
    {
        await using var registry = await Registry.OpenAsync();

        var taken = await registry.Do<ImportAccounts, AccountListResult>(o => o.ExecuteAsync(
            registry.Admin, "jiaoyu1,赵某,填报员,990101-JYJ\nJIAOYU1,赵某,审核员,990101\njiaoyu1,赵某,审核员,990101", default));

        var account = await registry.AccountAsync("jiaoyu1");
        Assert.Equal([(Role.Clerk, "990101-JYJ"), (Role.Officer, Registry.County)], account.Posts.OrderBy(p => p.Id).Select(p => (p.Role, p.Unit.Code)));
        Assert.Equal("「jiaoyu1」已有同一单位的同一角色。", Assert.Single(taken.Lines[2].Problems).Words());
        Assert.Equal(taken.Made[0].Password, taken.Made[1].Password);
    }

    [Fact]
    public async Task Import_line_of_an_account_that_is_there_adds_a_post_and_keeps_its_password()
    {
        await using var registry = await Registry.OpenAsync();
        var before = await registry.AccountAsync("clerk");
        var foreign = await registry.AccountAsync("other-clerk");

        var taken = await registry.Do<ImportAccounts, AccountListResult>(o => o.ExecuteAsync(
            registry.Admin, $"clerk,{before.DisplayName},填报员,990101-JYJ\nclerk,别的人,审核员,990101\nother-clerk,{foreign.DisplayName},填报员,990101-JYJ", default));

        var after = await registry.AccountAsync("clerk");
        Assert.Equal([Registry.Town, "990101-JYJ"], after.Posts.OrderBy(p => p.Id).Select(p => p.Unit.Code));
        Assert.Equal((before.PasswordHash, before.DisplayName), (after.PasswordHash, after.DisplayName));
        Assert.Null(Assert.Single(taken.Made).Password);
        Assert.All(taken.Lines.Skip(1), l => Assert.Contains("已经有人使用", Assert.Single(l.Problems).Words(), StringComparison.Ordinal));
        Assert.Single(await registry.AuditAsync(AuditActions.PostAdd));
    }

    [Fact]
    public async Task The_same_user_name_of_another_person_is_made_once()
    {
        await using var registry = await Registry.OpenAsync();

        var taken = await registry.Do<ImportAccounts, AccountListResult>(o => o.ExecuteAsync(registry.Admin, "jiaoyu1,赵某,填报员,990101-JYJ\nJIAOYU1,钱某,填报员,990101-JYJ", default));

        Assert.Single(taken.Made);
        Assert.Equal("用户名「JIAOYU1」在第 1 行的姓名是「赵某」；同一用户名的各行须为同一人。", Assert.Single(taken.Lines[1].Problems).Words());
    }

    [Fact]
    public async Task A_name_that_is_too_long_and_a_dissolved_unit_are_said()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<SetUnitActive>(o => o.ExecuteAsync(registry.Admin, Registry.Department, false, default));

        var look = await registry.Do<ImportAccounts, AccountListResult>(o => o.CheckAsync(registry.Admin, $"jiaoyu1,{new string('某', 51)},填报员,990101-JYJ", default));

        Assert.Equal(["姓名最多 50 个字。", "单位「云台县教育局」已停用。"], look.Lines[0].Problems.Select(p => p.Words()));
    }

    [Fact]
    public async Task Five_thousand_lines_go_in_at_once_with_few_queries()
    {
        await using var registry = await Registry.OpenAsync();
        var lines = Enumerable.Range(0, 5000).Select(i => $"user{i},某{i},填报员,{Registry.Town}").ToList();
        registry.Commands.Queries = 0;

        var taken = await registry.Do<ImportAccounts, AccountListResult>(o => o.ExecuteAsync(registry.Admin, string.Join('\n', lines), default));

        Assert.Equal(5000, taken.Made.Count);
        Assert.Equal(5000, taken.Made.Select(m => m.Password).Distinct().Count());
        Assert.InRange(registry.Commands.Queries, 1, 30);
        await registry.Refused<ImportAccounts>("Text", o => o.CheckAsync(registry.Admin, string.Join('\n', lines.Append("x")), default));
    }
}
