using GovInfoReports.Data;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>Which years of a government's report were filled from reports below that are others by now: told by rows, without a figure.</summary>
public sealed class OutdatedRollUps(ReportsDbContext db)
{
    /// <summary>The years in which a report that was taken over was corrected or left, or one that was not came.</summary>
    public async Task<IReadOnlySet<int>> YearsOfAsync(int parentId, CancellationToken ct)
    {
        var taken = db.RollUpTakenSources.AsNoTracking().Where(s => s.ParentId == parentId);
        var members = db.RollUpMembers.AsNoTracking().Where(m => m.ParentId == parentId && m.IsIncluded);
        var left = taken.Where(s => !members.Any(m => m.Year == s.Year && m.UnitId == s.UnitId)).Select(s => s.Year);
        var corrected = taken
            .Join(db.Editions, s => new { s.UnitId, s.Year }, e => new { e.UnitId, e.Year }, (s, e) => new { s.Year, s.Hash, Now = e.Hash, e.SupersededBy })
            .Where(p => p.SupersededBy == null && p.Hash != p.Now).Select(p => p.Year);
        var came = members
            .Where(m => db.RollUpTakings.Any(t => t.ParentId == parentId && t.Year == m.Year) && !taken.Any(s => s.Year == m.Year && s.UnitId == m.UnitId))
            .Where(m => db.Editions.Any(e => e.UnitId == m.UnitId && e.Year == m.Year))
            .Select(m => m.Year);
        return (await left.Union(corrected).Union(came).ToListAsync(ct)).ToHashSet();
    }

    /// <summary>The governments whose figures a unit's report of a year counts in, as taken over.</summary>
    public async Task<IReadOnlyList<CountedIn>> CountedInAsync(int unitId, int year, CancellationToken ct) => await (
        from s in db.RollUpTakenSources.AsNoTracking()
        where s.UnitId == unitId && s.Year == year
        join u in db.Units on s.ParentId equals u.Id
        join t in db.RollUpTakings on new { s.ParentId, s.Year } equals new { t.ParentId, t.Year }
        orderby u.Code
        select new CountedIn(u.Code, u.Name, s.IsPublished, s.Number, t.At)).ToListAsync(ct);
}

/// <summary>Where a report counted: in which government's figures, by which edition or hand-in of it, and since when.</summary>
public sealed record CountedIn(string ParentCode, string ParentName, bool IsPublished, int Number, DateTime At);
