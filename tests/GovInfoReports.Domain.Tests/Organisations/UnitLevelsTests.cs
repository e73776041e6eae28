using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Organisations;

public sealed class UnitLevelsTests
{
    [Theory]
    [InlineData("景德镇市东岭乡人民政府", UnitLevel.Township)]
    [InlineData("景德镇市东岭乡", UnitLevel.Township)]
    [InlineData("乡宁县白水镇人民政府", UnitLevel.Township)]
    [InlineData("云台区街道口街道办事处", UnitLevel.Township)]
    [InlineData("乡宁县人民政府", UnitLevel.County)]
    [InlineData("镇原县", UnitLevel.County)]
    [InlineData("江西省景德镇市人民政府", UnitLevel.City)]
    [InlineData("河南省新乡市", UnitLevel.City)]
    [InlineData("景德镇市人民政府", null)]
    [InlineData("景德镇市教育局", UnitLevel.Department)]
    [InlineData("街道口", null)]
    public void The_level_is_told_by_the_last_word_of_the_name(string name, UnitLevel? level) => Assert.Equal(level, UnitLevels.OfName(name));
}
