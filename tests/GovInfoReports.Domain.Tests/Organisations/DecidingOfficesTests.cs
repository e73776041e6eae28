using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Organisations;

public sealed class DecidingOfficesTests
{
    private static readonly Unit Province = Unit.Create("990000", "青石省", UnitLevel.Province, null, true);
    private static readonly Unit City = Unit.Create("990100", "临溪市", UnitLevel.City, Province, true);
    private static readonly Unit County = Unit.Create("990101", "云台县", UnitLevel.County, City, true);
    private static readonly Unit Town = Unit.Create("990101100", "云台县白水镇人民政府", UnitLevel.Township, County, true);
    private static readonly Unit Bureau = Unit.Create("990101-JYJ", "云台县教育局", UnitLevel.Department, County, true);
    private static readonly Unit CityBureau = Unit.Create("990100-CZJ", "临溪市财政局", UnitLevel.Department, City, true);
    private static readonly Unit OtherCounty = Unit.Create("990102", "松原区", UnitLevel.County, City, true);

    [Theory]
    [InlineData("990101 990100 990000", "990101")]
    [InlineData("990100 990000", "990100")]
    [InlineData("990000", "990000")]
    [InlineData("990101", "990101")]
    [InlineData("", null)]
    public void A_township_is_decided_on_by_the_nearest_office_with_an_officer(string staffed, string? expected)
    {
        Assert.Equal(expected, Offices(staffed).Nearest(Town.Code, Town.Place));
        Assert.Equal(expected, Offices(staffed).Nearest(Bureau.Code, Bureau.Place));
    }

    [Fact]
    public void A_department_of_the_city_is_decided_on_by_the_city_and_not_by_a_county() =>
        Assert.Equal("990100", Offices("990101 990100 990000").Nearest(CityBureau.Code, CityBureau.Place));

    [Theory]
    [InlineData("990101 990100 990000", "990100")]
    [InlineData("990101 990000", "990000")]
    [InlineData("990101", "990101")]
    public void A_county_decides_on_its_own_report_only_where_nobody_above_can(string staffed, string expected) =>
        Assert.Equal(expected, Offices(staffed).Nearest(County.Code, County.Place));

    [Fact]
    public void Offices_further_up_look_on_and_other_areas_see_nothing()
    {
        var offices = Offices("990102 990101 990100 990000");
        Assert.True(offices.Decides(County, Town.Code, Town.Place));
        Assert.False(offices.Decides(City, Town.Code, Town.Place));
        Assert.False(offices.Decides(Province, Town.Code, Town.Place));
        Assert.False(offices.Decides(OtherCounty, Town.Code, Town.Place));
        Assert.False(offices.Decides(County, County.Code, County.Place));
        Assert.True(offices.Decides(City, County.Code, County.Place));
        Assert.False(offices.Decides(Town, Town.Code, Town.Place));
    }

    [Fact]
    public void An_office_that_decides_from_above_decides_beside_the_nearest()
    {
        var offices = Offices("990101 990100 990000", "990000");
        Assert.True(offices.Decides(Province, Town.Code, Town.Place));
        Assert.True(offices.Decides(County, Town.Code, Town.Place));
        Assert.False(offices.Decides(City, Town.Code, Town.Place));
        Assert.Equal(["990101", "990000"], offices.All(Town.Code, Town.Place));
        Assert.Equal("990101", offices.Nearest(Town.Code, Town.Place));
    }

    private static DecidingOffices Offices(string staffed, string fromAbove = "") => new(Codes(staffed), Codes(fromAbove));

    private static HashSet<string> Codes(string codes) => [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
