using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Tests.Organisations;

public sealed class ImportUnitsTests
{
    [Theory]
    [InlineData("990101101\t云台县东岭乡人民政府\t乡镇\t990101\t是")]
    [InlineData("990101101,云台县东岭乡人民政府,乡镇,990101,是")]
    [InlineData("990101101，云台县东岭乡人民政府，乡镇，990101，是")]
    [InlineData("\"990101101\",\"云台县东岭乡人民政府\",\"乡镇\",\"990101\",\"是\"")]
    [InlineData("９９０１０１１０１,云台县东岭乡人民政府,街道")]
    [InlineData("代码,名称,级别,上级代码,是否编制年报\n990101101,云台县东岭乡人民政府,镇,990101,")]
    [InlineData("\uFEFF单位名称\t上级单位代码\t级别\t单位代码\r\n云台县东岭乡人民政府\t990101\t乡级\t990101101\r\n\r\n\t\t\t\r\n")]
    public async Task A_line_is_read_however_it_is_parted_and_ordered(string text)
    {
        await using var registry = await Registry.OpenAsync();

        var look = await registry.Do<ImportUnits, UnitListResult>(o => o.CheckAsync(registry.Admin, text, default));
        var line = Assert.Single(look.Lines);
        Assert.Empty(line.Problems);
        Assert.Equal(new UnitInput("990101101", "云台县东岭乡人民政府", UnitLevel.Township, Registry.County, true), line.Input);
        Assert.Null(await registry.UnitAsync("990101101"));

        var taken = await registry.Do<ImportUnits, UnitListResult>(o => o.ExecuteAsync(registry.Admin, text, default));
        Assert.Equal((1, string.Empty), (taken.Made, taken.Rest));
        Assert.NotNull(await registry.UnitAsync("990101101"));
    }

    [Theory]
    [InlineData("990101101,某镇,乡镇,990199", "ParentCode", "找不到代码为 990199 的上级单位。")]
    [InlineData("980199101,某镇,乡镇", "ParentCode", "请填写上级单位的代码。")]
    [InlineData("990101101,某镇,乡镇,990101100", "ParentCode", "这一级单位的上级应为县级或市级单位，990101100 不是。")]
    [InlineData("990102101,某镇,乡镇,990102", "ParentCode", "上级单位「松原区」不在您的管理范围内。")]
    [InlineData("990103,某县,县,990100", "ParentCode", "上级单位「临溪市」不在您的管理范围内。")]
    [InlineData("990101101,某镇,乡镇,990101101", "ParentCode", "上级代码就是单位自己的代码。")]
    [InlineData("990101100,某镇,乡镇,990101", "Code", "代码 990101100 已有单位「云台县白水镇人民政府」。")]
    [InlineData("9901011,某镇,乡镇,990101", "Code", "乡镇（街道）代码应为 9 位或 12 位数字，例如 370725103。")]
    [InlineData("9.90101E+11,某镇,乡镇,990101", "Code", "乡镇（街道）代码应为 9 位或 12 位数字，例如 370725103。")]
    [InlineData("990101,某镇,乡镇,990101", "Code", "乡镇（街道）代码应为 9 位或 12 位数字，例如 370725103。")]
    [InlineData(",某镇,乡镇,990101", "Code", "请填写单位代码。")]
    [InlineData("990101101,,乡镇,990101", "Name", "请填写单位名称。")]
    [InlineData("990101101,某镇,村,990101", "Level", "没有「村」这个级别；可填 省、市、县、乡镇、部门。")]
    [InlineData("990101101,某镇,,990101", "Level", "请选择级别。")]
    [InlineData("990101101,某镇,乡镇,990101,也许", "FilesReports", "是否编制年报应填「是」或「否」，不能是「也许」。")]
    [InlineData("980000,某省,省", "Level", "省级单位没有上级，只能由全国一级的管理员或者系统的运维人员建立。")]
    [InlineData("990101-jyj2,某局,部门,990101,是,多余", "", "列数太多：应为 5 列，这里有 6 列。")]
    [InlineData("990101101,\"某镇,乡镇,990101", "", "引号没有成对，读不出这一行。")]
    [InlineData("990102-SWJ,某局,部门,990101", "ParentCode", "部门代码应以上级政府的代码 990101 加连字符开头。")]
    public async Task A_wrong_line_says_in_plain_words_what_is_wrong(string text, string field, string message)
    {
        await using var registry = await Registry.OpenAsync();

        var look = await registry.Do<ImportUnits, UnitListResult>(o => o.CheckAsync(registry.Admin, text, default));

        Assert.Contains((field, message), Assert.Single(look.Lines).Problems.Select(p => (p.Place ?? string.Empty, p.Words())));
        Assert.Equal(text, look.Rest);
        Assert.Equal(0, (await registry.Do<ImportUnits, UnitListResult>(o => o.ExecuteAsync(registry.Admin, text, default))).Made);
        Assert.Empty(await registry.AuditAsync(AuditActions.UnitCreate));
    }

    [Fact]
    public async Task A_name_that_is_too_long_says_how_long_it_may_be()
    {
        await using var registry = await Registry.OpenAsync();

        var look = await registry.Do<ImportUnits, UnitListResult>(o => o.CheckAsync(registry.Admin, $"990101101,{new string('镇', 101)},乡镇", default));

        Assert.Equal("单位名称最多 100 个字。", Assert.Single(look.Lines[0].Problems).Words());
    }

    [Fact]
    public async Task Parents_are_made_before_children_and_bad_lines_stay_for_correction()
    {
        await using var registry = await Registry.OpenAsync();
        const string List = """
            代码,名称,级别,上级代码
            990103100,新河镇,乡镇,990103
            990103-SWJ,新河县税务局,部门
            990103,新河县,县,990100
            990104100,东湾镇,乡镇,990104
            990104,,县,990100
            990103100,又一个新河镇,乡镇,990103
            """;

        var taken = await registry.Do<ImportUnits, UnitListResult>(o => o.ExecuteAsync(registry.CityAdmin, List, default));

        Assert.Equal(3, taken.Made);
        Assert.Equal("990103", (await registry.UnitAsync("990103100"))!.CountyCode);
        Assert.Equal("990103", (await registry.UnitAsync("990103-SWJ"))!.ParentCode);
        Assert.Equal("上级单位在第 6 行，那一行有错，要先改正。", Assert.Single(taken.Lines[3].Problems).Words());
        Assert.Equal("代码 990103100 与第 2 行相同。", Assert.Single(taken.Lines[5].Problems).Words());
        Assert.Equal("""
            代码,名称,级别,上级代码
            990104100,东湾镇,乡镇,990104
            990104,,县,990100
            990103100,又一个新河镇,乡镇,990103
            """.ReplaceLineEndings("\n"), taken.Rest);
        Assert.Equal(3, (await registry.AuditAsync(AuditActions.UnitCreate)).Count);
    }

    [Fact]
    public async Task Below_a_dissolved_unit_nothing_is_made()
    {
        await using var registry = await Registry.OpenAsync();
        await registry.Do<SetUnitActive>(o => o.ExecuteAsync(registry.CityAdmin, Registry.ForeignTown, false, default));
        await registry.Do<SetUnitActive>(o => o.ExecuteAsync(registry.CityAdmin, Registry.OtherCounty, false, default));

        var look = await registry.Do<ImportUnits, UnitListResult>(o => o.CheckAsync(registry.CityAdmin, "990102101,某镇,乡镇,990102", default));

        Assert.Equal("上级单位「松原区」已停用。", Assert.Single(look.Lines[0].Problems).Words());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n,,\n")]
    [InlineData("代码,名称,级别")]
    public async Task An_empty_list_is_said_to_be_empty(string? text)
    {
        await using var registry = await Registry.OpenAsync();

        Assert.Contains("空", await registry.Refused<ImportUnits>("Text", o => o.CheckAsync(registry.Admin, text, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_thousand_lines_go_in_at_once_with_few_commands()
    {
        await using var registry = await Registry.OpenAsync();
        var lines = Enumerable.Range(0, 5000).Select(i => $"990101{100000 + i},云台县第{i}街道办事处,乡镇,990101,是").ToList();
        registry.Commands.Queries = 0;

        var taken = await registry.Do<ImportUnits, UnitListResult>(o => o.ExecuteAsync(registry.Admin, string.Join('\n', lines), default));

        Assert.Equal(5000, taken.Made);
        Assert.InRange(registry.Commands.Queries, 1, 30);
        Assert.Contains("5000", await registry.Refused<ImportUnits>("Text", o => o.CheckAsync(registry.Admin, string.Join('\n', lines.Append("x,y")), default)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("云台县单位名单\n代码,名称,级别\n990101-NYJ,某农业局,部门")]
    [InlineData("\n云台县单位名单,,\n二〇二六年,,\n\n代码,名称,级别\n990101-NYJ,某农业局,部门")]
    public async Task Title_above_the_heading_is_no_line_of_the_list(string text)
    {
        await using var registry = await Registry.OpenAsync();

        var result = await registry.Do<ImportUnits, UnitListResult>(o => o.CheckAsync(registry.Admin, text, default));

        Assert.Equal("990101-NYJ", Assert.Single(result.Lines).Input.Code);
        Assert.True(result.Lines[0].IsGood);
    }
}
