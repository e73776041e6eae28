using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>Looks many units up with few queries.</summary>
internal static class KnownUnits
{
    // Below what either provider takes as parameters of one query.
    private const int Chunk = 1000;

    public static async Task<Dictionary<string, Unit>> KnownAsync(this IQueryable<Unit> units, IEnumerable<string?> codes, CancellationToken ct)
    {
        Dictionary<string, Unit> known = [];
        foreach (var chunk in codes.OfType<string>().Where(c => c.Length is > 0 and <= Unit.CodeLength).Distinct().Chunk(Chunk))
        {
            foreach (var unit in await units.AsNoTracking().Where(u => chunk.Contains(u.Code)).ToListAsync(ct))
            {
                known.Add(unit.Code, unit);
            }
        }

        return known;
    }
}
