using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>Narrows queries of accounts and of the record to what lies at or below a unit.</summary>
internal static class Area
{
    public static IQueryable<Account> In(this IQueryable<Account> accounts, Unit area) => area.Level switch
    {
        UnitLevel.Country => accounts,
        UnitLevel.Province => accounts.Where(a => a.Unit.ProvinceCode == area.Code),
        UnitLevel.City => accounts.Where(a => a.Unit.CityCode == area.Code),
        UnitLevel.County => accounts.Where(a => a.Unit.CountyCode == area.Code),
        _ => accounts.Where(a => a.Unit.Code == area.Code),
    };

    public static IQueryable<AuditEntry> In(this IQueryable<AuditEntry> entries, Unit area) => area.Level switch
    {
        UnitLevel.Country => entries,
        UnitLevel.Province => entries.Where(e => e.ProvinceCode == area.Code),
        UnitLevel.City => entries.Where(e => e.CityCode == area.Code),
        UnitLevel.County => entries.Where(e => e.CountyCode == area.Code),
        _ => entries.Where(e => e.UnitCode == area.Code),
    };

    /// <summary>Requires an administrator; what lies outside the area is not found rather than forbidden.</summary>
    public static void RequireAdministrator(this Actor actor, string action)
    {
        if (actor.Role != Role.Administrator)
        {
            throw RefusedException.Forbidden($"{action} by {actor.Role}");
        }
    }
}
