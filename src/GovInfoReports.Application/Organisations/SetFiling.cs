using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Organisations;

/// <summary>
/// An administrator says that a unit of the area files reports of its own 编制年报 from a year on, or no longer does, and why. What it
/// filed before stays.
/// </summary>
public sealed class SetFiling(ReportsDbContext db, UnitLoader units, AuditTrail audit, ReportingCalendar calendar)
{
    /// <summary>Sets it.</summary>
    /// <param name="since">First reporting year that it holds for.</param>
    public async Task<Unit> ExecuteAsync(Actor actor, string code, bool files, int? since, string? reason, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.filing");
        var unit = await units.LoadAsync(actor, code, ct);

        // Next year's reports may be arranged for before they are collected.
        if (since is not { } year || year < calendar.FirstYear || year > calendar.LastYear + 1)
        {
            throw RefusedException.Invalid("Since", "Unit.FilingYear", calendar.FirstYear, calendar.LastYear + 1);
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > AnnualReport.ReasonLength)
        {
            throw RefusedException.Invalid("Reason", "Reason.Required", AnnualReport.ReasonLength);
        }

        unit.SetFiling(files, year);
        audit.Add(actor, AuditActions.UnitFiling, unit, Messages.Get(files ? "Unit.FilesFrom" : "Unit.FilesNoLonger", year.ToString(CultureInfo.InvariantCulture), reason.Trim()));
        await db.SaveChangesAsync(ct);
        return unit;
    }
}
