using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests;

/// <summary>A small made-up hierarchy.</summary>
internal static class Units
{
    public static Unit Province() => Unit.Create("990000", "江海省", UnitLevel.Province, null, false);

    public static Unit City() => Unit.Create("990100", "临江市", UnitLevel.City, Province(), false);

    public static Unit County() => Unit.Create("990122", "安宁县", UnitLevel.County, City(), true);

    public static Unit Township() => Unit.Create("990122101", "平安镇人民政府", UnitLevel.Township, County(), true);

    public static Unit Department() => Unit.Create("990122-JT01", "安宁县交通运输局", UnitLevel.Department, County(), true);
}
