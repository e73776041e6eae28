using GovInfoReports.Application.RollUps;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>
/// Medians of units of the same level and kind, in the officer's area and for the same year: of what is public or, where nothing is, handed
/// in. The figures are kept ready without texts; only those that were never looked at are read.
/// </summary>
public sealed class LikeUnits(ReportsDbContext db, SummedFigures figures)
{
    /// <summary>Most units that are compared with, those of the same county first, then of the same city.</summary>
    public const int Most = 300;

    public async Task<LikeFigures> OfAsync(Unit office, Unit unit, int year, FormEdition form, CancellationToken ct)
    {
        var like = db.Units.AsNoTracking().In(office).Where(u => u.Level == unit.Level && u.Id != unit.Id).Where(UnitKinds.Is(UnitKinds.Of(unit.Level, unit.Name)));
        var found = await like
            .Select(u => new
            {
                u.Code,
                u.CityCode,
                u.CountyCode,
                Edition = db.Editions.Where(e => e.UnitId == u.Id && e.Year == year && e.SupersededBy == null).Select(e => (long?)e.Id).FirstOrDefault(),
                Submission = db.Reports
                    .Where(r => r.UnitId == u.Id && r.Year == year && (r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Approved))
                    .SelectMany(r => r.Submissions.Where(s => s.Round == r.Round))
                    .Select(s => (long?)s.Id)
                    .FirstOrDefault(),
            })
            .Where(u => u.Edition != null || u.Submission != null)
            .OrderBy(u => u.CountyCode == unit.CountyCode ? 0 : u.CityCode == unit.CityCode ? 1 : 2).ThenBy(u => u.Code)
            .Take(Most)
            .ToListAsync(ct);
        if (found.Count < LikeFigures.Fewest)
        {
            return LikeFigures.None;
        }

        var published = await figures.OfEditionsAsync(db, form, [.. found.Select(u => u.Edition).OfType<long>()], ct);
        var handedIn = await figures.OfSubmissionsAsync(db, form, [.. found.Where(u => u.Edition is null).Select(u => u.Submission).OfType<long>()], ct);
        return LikeFigures.Of([.. form.SummedCells.Select(c => c.Id)], [.. published.Values, .. handedIn.Values]);
    }
}
