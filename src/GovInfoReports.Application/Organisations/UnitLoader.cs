using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>Loads a unit for a person and checks it against the person's area before anything is done with it.</summary>
public sealed class UnitLoader(ReportsDbContext db)
{
    /// <summary>Loads a unit for changing it.</summary>
    public async Task<Unit> LoadAsync(Actor actor, string code, CancellationToken ct)
    {
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == code, ct);
        return unit is not null && actor.Covers(unit.Code, unit.Place) ? unit : throw RefusedException.NotFound($"Unit {code}");
    }

    /// <summary>The units from the top of the person's area down to a unit, both included.</summary>
    public async Task<IReadOnlyList<Unit>> PathAsync(Actor actor, Unit unit, CancellationToken ct)
    {
        var codes = new[] { unit.ProvinceCode, unit.CityCode, unit.CountyCode, unit.Code };
        var above = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToListAsync(ct);
        if (actor.Unit.Level == UnitLevel.Country && above.TrueForAll(u => u.Id != actor.Unit.Id))
        {
            above.Add(actor.Unit);
        }

        return [.. above.Where(u => actor.Covers(u.Code, u.Place)).OrderBy(u => u.Level)];
    }
}
