using GovInfoReports.Data.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>Narrows queries of posts and of the record to what lies at or below a unit.</summary>
internal static class Area
{
    public static IQueryable<Post> In(this IQueryable<Post> posts, Unit area) => area.Level switch
    {
        UnitLevel.Country => posts,
        UnitLevel.Province => posts.Where(p => p.Unit.ProvinceCode == area.Code),
        UnitLevel.City => posts.Where(p => p.Unit.CityCode == area.Code),
        UnitLevel.County => posts.Where(p => p.Unit.CountyCode == area.Code),
        _ => posts.Where(p => p.Unit.Code == area.Code),
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
