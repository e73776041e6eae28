using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Organisations;

public sealed class UnitKindsTests
{
    [Theory]
    [InlineData(UnitLevel.Township, "云台县白水镇人民政府", UnitKind.Town)]
    [InlineData(UnitLevel.Township, "白水镇", UnitKind.Town)]
    [InlineData(UnitLevel.Township, "新乡县白水镇", UnitKind.Town)]
    [InlineData(UnitLevel.Township, "云台县东岭乡人民政府", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "景德镇市东岭乡人民政府", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "景德镇市东岭乡", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "景德镇市东岭乡政府", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "景德镇市东岭街道", UnitKind.Subdistrict)]
    [InlineData(UnitLevel.Township, "景德镇市高新区管理委员会", UnitKind.OtherTownship)]
    [InlineData(UnitLevel.Township, "镇原县东岭乡", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "乡宁县白水镇", UnitKind.Town)]
    [InlineData(UnitLevel.Township, "乡宁县经济开发区", UnitKind.OtherTownship)]
    [InlineData(UnitLevel.Township, "云台县街道口镇", UnitKind.Town)]
    [InlineData(UnitLevel.Township, "云台县街道口乡人民政府", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "云台区街道口街道办事处", UnitKind.Subdistrict)]
    [InlineData(UnitLevel.Township, "云台区街道口街道办", UnitKind.Subdistrict)]
    [InlineData(UnitLevel.Township, "云台县白水镇人民政府（本级）", UnitKind.Town)]
    [InlineData(UnitLevel.Township, "白水镇党政综合办公室", UnitKind.Town)]
    [InlineData(UnitLevel.Township, "东岭回族乡", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "巴音苏木人民政府", UnitKind.Township)]
    [InlineData(UnitLevel.Township, "云台县人民政府城关街道办事处", UnitKind.Subdistrict)]
    [InlineData(UnitLevel.Township, "云台经济开发区管理委员会", UnitKind.OtherTownship)]
    [InlineData(UnitLevel.Department, "云台县乡村振兴局", UnitKind.Department)]
    [InlineData(UnitLevel.County, "新乡县人民政府", UnitKind.Government)]
    public void The_kind_is_told_by_level_and_name(UnitLevel level, string name, UnitKind kind) => Assert.Equal(kind, UnitKinds.Of(level, name));

    [Fact]
    public void The_expression_for_queries_says_what_is_said_of_a_unit_at_hand()
    {
        var of = UnitKinds.OfUnit.Compile();
        foreach (var unit in new[] { Units.Township(), Units.County() })
        {
            Assert.Equal(UnitKinds.Of(unit.Level, unit.Name), of(unit));
            Assert.True(UnitKinds.Is(of(unit)).Compile()(unit));
        }
    }
}
