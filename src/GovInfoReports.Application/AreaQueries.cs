using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application;

/// <summary>Limits queries to what lies at or below a unit, by equality on an indexed code.</summary>
public static class AreaQueries
{
    /// <summary>Units at or below a unit.</summary>
    public static IQueryable<Unit> In(this IQueryable<Unit> units, Unit area)
    {
        var code = area.Code;
        return area.Level switch
        {
            UnitLevel.Country => units,
            UnitLevel.Province => units.Where(u => u.ProvinceCode == code),
            UnitLevel.City => units.Where(u => u.CityCode == code),
            UnitLevel.County => units.Where(u => u.CountyCode == code),
            _ => units.Where(u => u.Code == code),
        };
    }

    /// <summary>Units directly below a unit.</summary>
    public static IQueryable<Unit> DirectlyBelow(this IQueryable<Unit> units, Unit area)
    {
        var code = area.Code;
        return area.Level == UnitLevel.Country ? units.Where(u => u.Level == UnitLevel.Province) : units.Where(u => u.ParentCode == code);
    }

    /// <summary>Units that file a report of their own for a year.</summary>
    public static IQueryable<Unit> Filing(this IQueryable<Unit> units, int year) => units.Where(u => u.FilesReports == (u.FilesSince == null || u.FilesSince <= year));

    /// <summary>Units that file reports of some years.</summary>
    public static IQueryable<Unit> EverFiling(this IQueryable<Unit> units) => units.Where(u => u.FilesReports || u.FilesSince != null);

    /// <summary>Reports of units at or below a unit.</summary>
    public static IQueryable<AnnualReport> In(this IQueryable<AnnualReport> reports, Unit area)
    {
        var code = area.Code;
        return area.Level switch
        {
            UnitLevel.Country => reports,
            UnitLevel.Province => reports.Where(r => r.ProvinceCode == code),
            UnitLevel.City => reports.Where(r => r.CityCode == code),
            UnitLevel.County => reports.Where(r => r.CountyCode == code),
            _ => reports.Where(r => r.UnitId == area.Id),
        };
    }

    /// <summary>Editions of units at or below a unit.</summary>
    public static IQueryable<PublishedEdition> In(this IQueryable<PublishedEdition> editions, Unit area)
    {
        var code = area.Code;
        return area.Level switch
        {
            UnitLevel.Country => editions,
            UnitLevel.Province => editions.Where(e => e.ProvinceCode == code),
            UnitLevel.City => editions.Where(e => e.CityCode == code),
            UnitLevel.County => editions.Where(e => e.CountyCode == code),
            _ => editions.Where(e => e.UnitId == area.Id),
        };
    }
}
