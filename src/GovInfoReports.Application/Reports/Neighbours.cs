using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// What the units beside one, in the same county, have said for a year: what is published and, where nothing is, what is submitted. Texts
/// of what is not published are for comparing only; nobody but an officer set over both units reads them.
/// </summary>
public sealed class Neighbours(ReportsDbContext db, NeighbourTexts texts)
{
    /// <summary>Most neighbouring units compared with.</summary>
    public const int Most = 80;

    // What a clerk does by opening a correction, and what happens inside a unit, takes nothing back.
    private static readonly ReportStep[] Steps = [ReportStep.Submit, ReportStep.Withdraw, ReportStep.Return, ReportStep.Approve, ReportStep.Publish, ReportStep.PublishHistoric];

    /// <summary>The neighbours in the order of their codes.</summary>
    /// <param name="until">How it was at that time, UTC; <see langword="null"/> for now.</param>
    /// <returns>The neighbours; <see langword="null"/> for a unit that lies in no county.</returns>
    public async Task<IReadOnlyList<Neighbour>?> OfAsync(Unit unit, int year, DateTime? until, CancellationToken ct)
    {
        if (unit.CountyCode is not { } county)
        {
            return null;
        }

        var published = await db.Editions.AsNoTracking()
            .Where(e => e.CountyCode == county && e.Year == year && e.UnitId != unit.Id && (until == null ? e.SupersededBy == null : e.PublishedAt <= until))
            .OrderByDescending(e => e.Number)
            .Select(e => new Neighbour(e.UnitId, e.UnitCode, e.UnitName, e.Id, true))
            .ToListAsync(ct);
        published = [.. published.DistinctBy(n => n.UnitId)];
        var others = published.ConvertAll(n => n.UnitId).Append(unit.Id).ToList();
        var reports = await db.Reports.AsNoTracking()
            .Where(r => r.CountyCode == county && r.Year == year && r.Round > 0 && !others.Contains(r.UnitId))
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new
            {
                r.Id,
                r.UnitId,
                r.UnitCode,
                u.Name,
                Last = r.Decisions.Where(d => (until == null || d.At <= until) && Steps.Contains(d.Step)).OrderByDescending(d => d.Id).Select(d => new { d.Step, d.Round }).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var submitted = reports.Where(r => r.Last?.Step is ReportStep.Submit or ReportStep.Approve).ToDictionary(r => r.Id);
        List<long> ids = [.. submitted.Keys];
        var submissions = await db.Submissions.AsNoTracking()
            .Where(s => ids.Contains(EF.Property<long>(s, "ReportId")))
            .Select(s => new { s.Id, ReportId = EF.Property<long>(s, "ReportId"), s.Round })
            .ToListAsync(ct);
        return
        [
            .. submissions.Where(s => submitted[s.ReportId].Last!.Round == s.Round)
                .Select(s => new Neighbour(submitted[s.ReportId].UnitId, submitted[s.ReportId].UnitCode, submitted[s.ReportId].Name, s.Id, false))
                .Concat(published)
                .OrderBy(n => n.UnitCode, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>Their texts, ready to be compared.</summary>
    public Task<IReadOnlyList<NeighbourText>> TextsAsync(IReadOnlyList<Neighbour> neighbours, int year, CancellationToken ct) => texts.OfAsync(db, year, neighbours, ct);
}

/// <summary>A unit beside another, and what it said.</summary>
/// <param name="ContentId">Key of its edition or, where nothing is published, of its submission.</param>
public sealed record Neighbour(int UnitId, string UnitCode, string UnitName, long ContentId, bool IsPublished);
