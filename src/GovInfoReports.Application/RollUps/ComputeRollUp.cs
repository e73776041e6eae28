using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>
/// Adds up what the members of a government's roll-up published, and what they handed in where somebody said that it counts. Drafts never
/// count. A fixed number of queries, however many members there are.
/// </summary>
public sealed class ComputeRollUp(ReportsDbContext db, SummedFigures figures)
{
    /// <summary>The roll-up of a government for a year.</summary>
    /// <returns>The roll-up, or <see langword="null"/> where nobody chose members.</returns>
    public Task<RollUp?> FindAsync(int parentId, int year, FormEdition form, CancellationToken ct) => OfAsync(
        parentId,
        year,
        form,
        db.RollUpMembers.AsNoTracking().Where(m => m.ParentId == parentId && m.Year == year && m.IsIncluded).Select(m => new Member { UnitId = m.UnitId, Year = m.Year, CountsHandedIn = m.CountsHandedIn }),
        ct);

    /// <summary>What the roll-up of a government would be with members that are only proposed.</summary>
    public Task<RollUp?> ProposedAsync(int parentId, int year, FormEdition form, IReadOnlyList<int> unitIds, CancellationToken ct) => OfAsync(
        parentId,
        year,
        form,
        db.Units.AsNoTracking().Where(u => unitIds.Contains(u.Id)).Select(u => new Member { UnitId = u.Id, Year = year, CountsHandedIn = false }),
        ct);

    private async Task<RollUp?> OfAsync(int parentId, int year, FormEdition form, IQueryable<Member> chosen, CancellationToken ct)
    {
        var members = await (from m in chosen
                             join u in db.Units.AsNoTracking() on m.UnitId equals u.Id
                             select new { u.Id, u.Code, u.Name, m.CountsHandedIn }).ToListAsync(ct);
        if (members.Count == 0)
        {
            return null;
        }

        var editions = await (from m in chosen
                              join e in db.Editions.AsNoTracking() on new { m.UnitId, m.Year } equals new { e.UnitId, e.Year }
                              where e.SupersededBy == null
                              select new { e.Id, e.UnitId, e.UnitName, e.Number, e.Hash }).ToDictionaryAsync(e => e.UnitId, ct);
        var handedIn = editions.Count == members.Count ? [] : await HandedInAsync(chosen, ct);
        var published = await figures.OfEditionsAsync(db, form, [.. editions.Values.Select(e => e.Id)], ct);
        var counted = members.Where(m => m.CountsHandedIn && !editions.ContainsKey(m.Id)).Select(m => handedIn.GetValueOrDefault(m.Id)?.Id).OfType<long>().ToList();
        var submitted = await figures.OfSubmissionsAsync(db, form, counted, ct);
        List<RollUpChild> children = new(members.Count);
        List<RollUpAbsentee> missing = [];
        foreach (var member in members)
        {
            if (editions.TryGetValue(member.Id, out var edition))
            {
                children.Add(new RollUpChild(member.Code, edition.UnitName, new RollUpSource(true, edition.Number, edition.Hash), published[edition.Id]));
            }
            else if (!handedIn.TryGetValue(member.Id, out var submission))
            {
                missing.Add(new RollUpAbsentee(member.Code, member.Name, RollUpAbsence.NotHandedIn));
            }
            else if (member.CountsHandedIn)
            {
                children.Add(new RollUpChild(member.Code, member.Name, new RollUpSource(false, submission.Round, submission.Hash), submitted[submission.Id]));
            }
            else
            {
                missing.Add(new RollUpAbsentee(member.Code, member.Name, RollUpAbsence.NotPublished));
            }
        }

        var adjustments = await db.RollUpAdjustments.AsNoTracking().Where(a => a.ParentId == parentId && a.Year == year && a.Amount != 0).OrderBy(a => a.Id).ToListAsync(ct);
        return RollUp.Of(form, children, missing, adjustments.Select(a => a.ToAdjustment()));
    }

    // What lies with an officer: what went back, or was taken back, is the unit's own affair again.
    private Task<Dictionary<int, HandIn>> HandedInAsync(IQueryable<Member> chosen, CancellationToken ct) =>
        (from m in chosen
         join r in db.Reports.AsNoTracking() on new { m.UnitId, m.Year } equals new { r.UnitId, r.Year }
         where r.Editions == 0 && (r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Approved)
         from s in r.Submissions.Where(s => s.Round == r.Round)
         select new HandIn(r.UnitId, s.Id, s.Round, s.Hash)).ToDictionaryAsync(h => h.UnitId, ct);

    private sealed class Member
    {
        public int UnitId { get; init; }

        public int Year { get; init; }

        public bool CountsHandedIn { get; init; }
    }

    private sealed record HandIn(int UnitId, long Id, int Round, string Hash);
}
