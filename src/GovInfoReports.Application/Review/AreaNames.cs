using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Names of areas.</summary>
public static class AreaNames
{
    /// <summary>Names of the areas above a unit, outermost first.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ReportsDbContext db, Unit unit, CancellationToken ct)
    {
        List<string> codes = [.. new[] { unit.ProvinceCode, unit.CityCode, unit.CountyCode }.OfType<string>().Where(c => c != unit.Code)];
        if (codes.Count == 0)
        {
            return [];
        }

        return await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).OrderBy(u => u.Level).Select(u => u.Name).ToListAsync(ct);
    }
}
