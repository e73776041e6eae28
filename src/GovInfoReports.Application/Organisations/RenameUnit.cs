using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator gives a unit of the area another name.</summary>
public sealed class RenameUnit(ReportsDbContext db, UnitLoader units, AuditTrail audit, ReportingCalendar calendar)
{
    public async Task<Unit> ExecuteAsync(Actor actor, string code, string? name, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.rename");
        var unit = await units.LoadAsync(actor, code, ct);
        name = name?.Trim() ?? string.Empty;
        if (name == unit.Name)
        {
            return unit;
        }

        audit.Add(actor, AuditActions.UnitRename, unit, $"{unit.Name} → {name}");
        unit.Rename(name, calendar.Today);
        await db.SaveChangesAsync(ct);
        return unit;
    }
}
