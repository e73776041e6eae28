using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>What units that ended carried forward 结转, for the successor's clerk to confirm: it is shown, and never added by itself.</summary>
public sealed class CarriedForward(ReportsDbContext db, FormCatalog catalog)
{
    /// <summary>What the last published report of a unit carried forward; <see langword="null"/> where it published none.</summary>
    public async Task<CarriedLine?> LastOfAsync(int unitId, CancellationToken ct)
    {
        var last = await db.Editions.AsNoTracking().Where(e => e.UnitId == unitId && e.SupersededBy == null).OrderByDescending(e => e.Year)
            .Select(e => new { e.UnitName, e.Year, e.Form, e.Body.Content }).FirstOrDefaultAsync(ct);
        return last is null ? null : new CarriedLine(last.UnitName, last.Year, TotalOf(catalog.ForYear(last.Year + 1) ?? catalog.Get(last.Form), last.Content));
    }

    /// <summary>What a unit took over from others and its report of a year begins with, beside its own.</summary>
    public async Task<IReadOnlyList<CarriedLine>> IntoAsync(int unitId, int year, CancellationToken ct)
    {
        var from = await db.UnitSuccessions.AsNoTracking().Where(s => s.ToId == unitId && s.TakesCarriedForward)
            .OrderBy(s => s.Day).Select(s => s.FromId).ToListAsync(ct);
        List<CarriedLine> lines = [];
        foreach (var id in from)
        {
            if (await LastOfAsync(id, ct) is { } line && line.Year == year - 1)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    // The total is the cell of the row that adds up to none of the others.
    private static decimal? TotalOf(FormEdition edition, ReportContent content)
    {
        var carried = CarryOver.From(edition, content);
        var parts = carried.Keys.Select(edition.TotalOf).OfType<FormEquation>().SelectMany(t => t.Right).ToHashSet();
        var found = carried.Keys.FirstOrDefault(c => edition.TotalOf(c) is { } total && total.Right.All(carried.ContainsKey) && !parts.Contains(c));
        return carried.TryGetValue(found, out var value) ? value.Addend : null;
    }
}
