using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>An administrator reads a working copy that was closed when its unit changed.</summary>
public sealed class ShowClosedReport(ReportsDbContext db, UnitLoader units, FormCatalog catalog)
{
    /// <summary>The years of a unit's closed reports, the latest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(Actor actor, string code, CancellationToken ct)
    {
        actor.RequireAdministrator("report.closed");
        var unit = await units.LoadAsync(actor, code, ct);
        return await db.Reports.Where(r => r.UnitId == unit.Id && r.Closing != null).OrderByDescending(r => r.Year).Select(r => r.Year).ToListAsync(ct);
    }

    /// <summary>One of them.</summary>
    public async Task<ClosedReport> ExecuteAsync(Actor actor, string code, int year, CancellationToken ct)
    {
        actor.RequireAdministrator("report.closed");
        var unit = await units.LoadAsync(actor, code, ct);
        var report = await db.Reports.AsNoTracking().Include(r => r.Draft)
            .SingleOrDefaultAsync(r => r.UnitId == unit.Id && r.Year == year && r.Closing != null, ct)
            ?? throw RefusedException.NotFound($"Closed report {code}/{year}");
        return new ClosedReport(unit, report, report.Closing!, catalog.Get(report.Form));
    }
}

/// <summary>A working copy that was closed.</summary>
public sealed record ClosedReport(Unit Unit, AnnualReport Report, ReportClosing Closing, FormEdition Form);
