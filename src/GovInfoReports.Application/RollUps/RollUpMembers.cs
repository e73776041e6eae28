using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>Who counts in a government's figures: as decided, else as proposed from last year's, else from the tree.</summary>
public sealed class RollUpMembers(ReportsDbContext db)
{
    /// <summary>The version of what was decided, which a save has to have seen; the same where nothing was decided yet.</summary>
    public static string VersionOf(IEnumerable<RollUpMember> decided) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', decided
        .OrderBy(m => m.UnitId)
        .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.UnitId}|{m.IsIncluded}|{m.CountsHandedIn}|{m.At.Ticks}|{m.Reason}"))))))[..32];

    /// <summary>The units to decide on, decided ones and those that somebody has to decide on, by kind and code.</summary>
    public async Task<MemberList> OfAsync(Unit parent, int year, CancellationToken ct)
    {
        var decided = await DecidedAsync(parent.Id, year, ct);
        var before = decided.Count > 0 ? [] : await DecidedAsync(parent.Id, year - 1, ct);
        var known = decided.Keys.Concat(before.Keys).ToList();
        var units = await db.Units.AsNoTracking().DirectlyBelow(parent).Filing(year).Where(u => u.IsActive)
            .Union(db.Units.AsNoTracking().Where(u => known.Contains(u.Id)))
            .Union(Published(parent, year))
            .ToListAsync(ct);
        var places = await PlacesAsync(units, year, ct);
        return new MemberList(VersionOf(decided.Values),
        [
            .. units.Select(u => decided.TryGetValue(u.Id, out var now) ? new MemberRow(u, now.IsIncluded, now.CountsHandedIn, now.Reason, true) { By = now.By }
                    : before.TryGetValue(u.Id, out var last) ? Again(parent, u, last, places)
                    : Proposed(parent, u, isLate: decided.Count > 0, places))
                .OrderBy(m => UnitKinds.Of(m.Unit.Level, m.Unit.Name))
                .ThenBy(m => m.Unit.Code, StringComparer.Ordinal),
        ]);
    }

    // Units that ended, or stand elsewhere by now, and published the year while they stood here.
    private IQueryable<Unit> Published(Unit parent, int year) => db.Units.AsNoTracking()
        .Where(u => ((u.ParentCode == parent.Code && !u.IsActive) || u.Names.Any(n => n.ParentCode == parent.Code))
            && db.Editions.Any(e => e.UnitId == u.Id && e.Year == year));

    // A figure counts where its report was published; one that another report counts for counts nowhere.
    private async Task<Dictionary<int, Place?>> PlacesAsync(List<Unit> units, int year, CancellationToken ct)
    {
        var ids = units.ConvertAll(u => u.Id);
        var published = await db.Editions.AsNoTracking().Where(e => ids.Contains(e.UnitId) && e.Year == year && e.SupersededBy == null)
            .Select(e => new
            {
                e.UnitId,
                e.ProvinceCode,
                e.CityCode,
                e.CountyCode,
                IsReplaced = db.Reports.Any(r => r.Id == e.ReportId && r.Closing!.ReplacedById != null),
            })
            .ToListAsync(ct);
        return published.ToDictionary(e => e.UnitId, e => e.IsReplaced ? null : new Place(e.ProvinceCode, e.CityCode, e.CountyCode));
    }

    private static bool Counts(Unit parent, Unit unit, Dictionary<int, Place?> places) => places.TryGetValue(unit.Id, out var place)
        ? place is not null && parent.Covers(unit.Code, place)
        : unit.IsActive && parent.Covers(unit.Code, unit.Place);

    private static MemberRow Again(Unit parent, Unit unit, RollUpMember last, Dictionary<int, Place?> places)
    {
        var counts = Counts(parent, unit, places);
        return new MemberRow(unit, last.IsIncluded && counts, false, last.IsIncluded && !counts ? Messages.Get("RollUp.Gone") : last.Reason, false);
    }

    private static MemberRow Proposed(Unit parent, Unit unit, bool isLate, Dictionary<int, Place?> places)
    {
        if (!Counts(parent, unit, places))
        {
            return new MemberRow(unit, false, false, Messages.Get("RollUp.Gone"), false);
        }

        var isVertical = RollUpRoles.IsVertical(unit.Level, unit.Name);
        var key = isVertical ? "RollUp.Vertical"
            : RollUpRoles.IsOffice(unit.Level, unit.Name) ? "RollUp.Office"
            : unit.Level == UnitLevel.Department ? "RollUp.Department"
            : unit.Level == UnitLevel.Township ? "RollUp.Township"
            : "RollUp.Government";

        // Whoever decided did not know of the unit: it counts only once somebody says so.
        return new MemberRow(unit, !isVertical && !isLate, false, Messages.Get(key), false);
    }

    private Task<Dictionary<int, RollUpMember>> DecidedAsync(int parentId, int year, CancellationToken ct) =>
        db.RollUpMembers.AsNoTracking().Where(m => m.ParentId == parentId && m.Year == year).ToDictionaryAsync(m => m.UnitId, ct);
}

/// <summary>A unit that counts in a government's figures, or does not.</summary>
/// <param name="IsDecided">Whether somebody decided, or else it is proposed.</param>
public sealed record MemberRow(Unit Unit, bool IsIncluded, bool CountsHandedIn, string Reason, bool IsDecided)
{
    /// <summary>Name of the person who decided.</summary>
    public string? By { get; init; }
}

/// <summary>The units to decide on, and the version of what was decided.</summary>
public sealed record MemberList(string Version, IReadOnlyList<MemberRow> Rows);
