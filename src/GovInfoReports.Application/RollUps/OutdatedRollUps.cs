using GovInfoReports.Data;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>Which years of a government's report were filled from reports below that are others by now: told by rows, without a figure.</summary>
public sealed class OutdatedRollUps(ReportsDbContext db)
{
    /// <summary>
    /// The years in which a report that was taken over was corrected, replaced, taken back or left, one that was not came, or an adjustment was
    /// made or taken back.
    /// </summary>
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
        var counted = members.Where(m => m.CountsHandedIn && !db.Editions.Any(e => e.UnitId == m.UnitId && e.Year == m.Year));
        var replaced = taken
            .Where(s => !s.IsPublished && !db.Editions.Any(e => e.UnitId == s.UnitId && e.Year == s.Year))
            .Where(s => !counted.Any(m => m.Year == s.Year && m.UnitId == s.UnitId)
                || !HandedIn().Any(h => h.UnitId == s.UnitId && h.Year == s.Year && h.Hash == s.Hash))
            .Select(s => s.Year);
        var handedIn = counted
            .Where(m => db.RollUpTakings.Any(t => t.ParentId == parentId && t.Year == m.Year) && !taken.Any(s => s.Year == m.Year && s.UnitId == m.UnitId))
            .Where(m => HandedIn().Any(h => h.UnitId == m.UnitId && h.Year == m.Year))
            .Select(m => m.Year);
        var adjusted = db.RollUpAdjustments.AsNoTracking()
            .Where(a => a.ParentId == parentId && db.RollUpTakings.Any(t => t.ParentId == parentId && t.Year == a.Year && t.At < a.At))
            .Select(a => a.Year);
        return (await left.Union(corrected).Union(came).Union(replaced).Union(handedIn).Union(adjusted).ToListAsync(ct)).ToHashSet();
    }

    // What lies with an officer and is no correction of what is public, see ComputeRollUp.
    private IQueryable<HandIn> HandedIn() =>
        from r in db.Reports
        where r.Editions == 0 && (r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Approved)
        from s in r.Submissions.Where(s => s.Round == r.Round)
        select new HandIn { UnitId = r.UnitId, Year = r.Year, Hash = s.Hash };

    /// <summary>The governments whose figures a unit's report of a year counts in, as taken over.</summary>
    public async Task<IReadOnlyList<CountedIn>> CountedInAsync(int unitId, int year, CancellationToken ct) => await (
        from s in db.RollUpTakenSources.AsNoTracking()
        where s.UnitId == unitId && s.Year == year
        join u in db.Units on s.ParentId equals u.Id
        join t in db.RollUpTakings on new { s.ParentId, s.Year } equals new { t.ParentId, t.Year }
        orderby u.Code
        select new CountedIn(u.Code, u.Name, s.IsPublished, s.Number, t.At)).ToListAsync(ct);

    private sealed class HandIn
    {
        public int UnitId { get; init; }

        public int Year { get; init; }

        public string Hash { get; init; } = string.Empty;
    }
}

/// <summary>Where a report counted: in which government's figures, by which edition or hand-in of it, and since when.</summary>
public sealed record CountedIn(string ParentCode, string ParentName, bool IsPublished, int Number, DateTime At);
