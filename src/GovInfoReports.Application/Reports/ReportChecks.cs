using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Runs the check engine with what the store knows of the unit: its level, its name and its published earlier years.</summary>
/// <param name="db">The store.</param>
/// <param name="engine">The engine.</param>
public sealed class ReportChecks(ReportsDbContext db, CheckEngine engine)
{
    private const int YearsBack = 2;

    /// <summary>Checks a content of a unit's report.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="content">The content.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The findings, with the context they were made in.</returns>
    public Task<(CheckReport Checks, CheckContext Context)> RunAsync(Unit unit, int year, ReportContent content, CancellationToken ct) => RunAsync(unit, year, content, null, ct);

    /// <summary>Checks a content of a unit's report.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="content">The content.</param>
    /// <param name="carryOverReason">Why what was carried over differs from last year's report, where somebody said.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The findings, with the context they were made in.</returns>
    public async Task<(CheckReport Checks, CheckContext Context)> RunAsync(Unit unit, int year, ReportContent content, string? carryOverReason, CancellationToken ct)
    {
        var context = new CheckContext
        {
            Year = year,
            UnitName = unit.Name,
            Level = unit.Level,
            CarryOverReason = carryOverReason,
            EarlierYears = await EarlierYearsAsync(unit.Id, year, ct),
        };
        return (engine.Run(content, context), context);
    }

    /// <summary>Checks the working copy of a report.</summary>
    /// <param name="report">The report with its working copy.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The findings.</returns>
    public async Task<CheckReport> RunAsync(AnnualReport report, CancellationToken ct)
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        return (await RunAsync(unit, report.Year, report.Draft.Content, report.CarryOverChange?.Reason, ct)).Checks;
    }

    private async Task<IReadOnlyDictionary<int, ReportContent>> EarlierYearsAsync(int unitId, int year, CancellationToken ct)
    {
        var bodies = await db.Editions.AsNoTracking()
            .Where(e => e.UnitId == unitId && e.Year < year && e.Year >= year - YearsBack && e.SupersededBy == null)
            .Select(e => new { e.Year, e.Body.Content })
            .ToListAsync(ct);
        return bodies.ToDictionary(b => b.Year, b => b.Content);
    }
}
