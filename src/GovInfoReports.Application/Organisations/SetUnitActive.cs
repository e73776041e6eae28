using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator marks a unit as dissolved 停用, which also shuts the accounts that have no post elsewhere and ends the posts of the others, or as existing again 启用.</summary>
public sealed class SetUnitActive(ReportsDbContext db, UnitLoader units, AuditTrail audit, ReportingCalendar calendar)
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
        audit.Add(actor, active ? AuditActions.UnitEnable : AuditActions.UnitDisable, unit, unit.Name);
        var today = calendar.Today;
        var accounts = active ? [] : await db.Users.Include(a => a.Posts)
            .Where(a => a.IsActive && a.Posts.Any(p => p.UnitId == unit.Id && (p.Until == null || p.Until >= today)))
            .ToListAsync(ct);
        foreach (var account in accounts)
        {
            LeaveUnit(account, unit, today);
            audit.Add(actor, account.IsActive ? AuditActions.PostEnd : AuditActions.AccountDisable, unit, Messages.Get("Account.DisabledWithUnit", account.UserName, account.DisplayName));
        }

        await db.SaveChangesAsync(ct);
        return accounts.Count;
    }

    private static void LeaveUnit(Account account, Unit unit, DateOnly today)
    {
        var standing = account.Standing(today);
        if (standing.All(p => p.UnitId == unit.Id))
        {
            account.IsActive = false;
        }
        else
        {
            foreach (var post in standing.Where(p => p.UnitId == unit.Id))
            {
                post.End(today.AddDays(-1), today);
            }
        }

        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
