using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator marks a unit as dissolved 停用, which also shuts the accounts that have no post elsewhere and ends the posts of the others, or as existing again 启用.</summary>
public sealed class SetUnitActive(ReportsDbContext db, UnitLoader units, AccountsOfUnit accounts, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Marks it.</summary>
    public async Task<int> ExecuteAsync(Actor actor, string code, bool active, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.setActive");
        var unit = await units.LoadAsync(actor, code, ct);
        if (unit.IsActive == active)
        {
            return 0;
        }

        if (active)
        {
            if (unit.ParentCode is { } above && await db.Units.AnyAsync(u => u.Code == above && !u.IsActive, ct))
            {
                throw RefusedException.Invalid(null, "Unit.EnableParent");
            }
        }
        else if (unit.Code == actor.Unit.Code)
        {
            throw RefusedException.Invalid(null, "Unit.OwnDisable");
        }
        else if (await db.Units.DirectlyBelow(unit).CountAsync(u => u.IsActive, ct) is > 0 and var below)
        {
            throw RefusedException.Invalid(null, "Unit.HasBelow", below);
        }

        unit.SetActive(active);
        if (!active)
        {
            // So that collections list it as ended, and nobody takes it for forgotten.
            var at = clock.GetUtcNow().UtcDateTime;
            var reason = Messages.Get("Unit.DisabledReason");
            db.UnitSuccessions.Add(new UnitSuccession(unit, null, ReportingCalendar.DayOf(at), SuccessionKind.Abolished, reason, false, actor.Name, at));
        }

        audit.Add(actor, active ? AuditActions.UnitEnable : AuditActions.UnitDisable, unit, unit.Name);
        var left = active ? 0 : await accounts.EndAsync(actor, unit, null, ct);
        await db.SaveChangesAsync(ct);
        return left;
    }
}
