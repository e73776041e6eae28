using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>A small invented hierarchy; every property is made anew for each instance.</summary>
public sealed class InventedUnits
{
    public InventedUnits()
    {
        Province = Unit.Create("990000", "甲省", UnitLevel.Province, null, filesReports: false);
        City = Unit.Create("990100", "甲省乙市", UnitLevel.City, Province, filesReports: false);
        County = Unit.Create("990101", "甲省乙市丙县", UnitLevel.County, City, filesReports: false);
        OtherCounty = Unit.Create("990102", "甲省乙市丁县", UnitLevel.County, City, filesReports: false);
        Township = Unit.Create("990101001", "丙县东镇人民政府", UnitLevel.Township, County, filesReports: true);
        SecondTownship = Unit.Create("990101002", "丙县西镇人民政府", UnitLevel.Township, County, filesReports: true);
        Department = Unit.Create("990101-CZJ", "丙县财政局", UnitLevel.Department, County, filesReports: true);
        OtherTownship = Unit.Create("990102001", "丁县南镇人民政府", UnitLevel.Township, OtherCounty, filesReports: true);
    }

    public Unit Province { get; }

    public Unit City { get; }

    public Unit County { get; }

    public Unit OtherCounty { get; }

    public Unit Township { get; }

    public Unit SecondTownship { get; }

    public Unit Department { get; }

    public Unit OtherTownship { get; }

    /// <summary>All of them, parents first.</summary>
    public Unit[] All => [Province, City, County, OtherCounty, Township, SecondTownship, Department, OtherTownship];
}
