using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Shows a clerk what the own unit published in each cell of a table in the five years before.</summary>
public sealed class CellHistory(ReportsDbContext db, FormCatalog catalog)
{
    /// <summary>How many years it goes back.</summary>
    public const int YearsBack = 5;

    public async Task<TableHistory> GetAsync(Actor actor, int year, string table, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.history", Role.Clerk);
        var form = await db.Reports.AsNoTracking().Where(r => r.UnitId == actor.Unit.Id && r.Year == year).Select(r => r.Form).SingleOrDefaultAsync(ct);
        if (form is null || catalog.Get(form) is not { } edition || edition.SectionOfTable(table) is not { } section)
        {
            throw RefusedException.NotFound($"The history of table {table} for {year}");
        }

        var published = await db.Editions.AsNoTracking()
            .Where(e => e.UnitId == actor.Unit.Id && e.Year < year && e.Year >= year - YearsBack && e.SupersededBy == null)
            .Select(e => new { e.Year, e.Form, e.Body.Content })
            .ToDictionaryAsync(e => e.Year, ct);
        return new TableHistory(
            year,
            edition,
            section,
            [
                .. Enumerable.Range(year - YearsBack, YearsBack).Select(y => published.TryGetValue(y, out var found)
                    ? new HistoryYear(y, catalog.Get(found.Form), found.Content.Figures)
                    : new HistoryYear(y, null, null)),
            ]);
    }
}

/// <summary>A unit's public figures of one year.</summary>
/// <param name="Edition">The form of that year's public edition; <see langword="null"/> where nothing is public.</param>
public sealed record HistoryYear(int Year, FormEdition? Edition, ReportFigures? Figures)
{
    /// <summary>Whether the year's form has a cell.</summary>
    public bool Has(CellId cell) => Edition?.Find(cell) is not null;
}

/// <summary>What a unit published in the cells of a table in the years before.</summary>
public sealed record TableHistory(int Year, FormEdition Edition, FormSection Section, IReadOnlyList<HistoryYear> Years);
