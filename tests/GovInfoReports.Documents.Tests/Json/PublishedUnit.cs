using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Documents.Tests.Json;

/// <summary>An invented town with everything above it.</summary>
internal static class PublishedUnit
{
    public static Actor Actor => new(1, "审核员", Role.Officer, Make());

    public static Unit Make()
    {
        var province = Unit.Create("990000", "虚省", UnitLevel.Province, null, false);
        var city = Unit.Create("990100", "虚市", UnitLevel.City, province, false);
        var county = Unit.Create("990101", "松原县", UnitLevel.County, city, false);
        return Unit.Create("990101101", "青禾镇人民政府", UnitLevel.Township, county, true);
    }
}
