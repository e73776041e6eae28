using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator gives a unit of the area another name.</summary>
public sealed class RenameUnit(ReportsDbContext db, UnitLoader units, AuditTrail audit, ReportingCalendar calendar)
{
    /// <summary>Renames it from today on.</summary>
    public Task<Unit> ExecuteAsync(Actor actor, string code, string? name, CancellationToken ct) => ExecuteAsync(actor, code, name, calendar.Today, null, ct);

    /// <summary>Renames it from a day on, with a reason.</summary>
    /// <param name="seen">Stamp of the preview that was confirmed.</param>
    public async Task<Unit> ExecuteAsync(Actor actor, string code, UnitChangeInput input, string? seen, CancellationToken ct)
    {
        UnitChangePlans.RequireSeen((await PreviewAsync(actor, code, input, ct)).Stamp, seen);
        return await ExecuteAsync(actor, code, input.Name, input.Day!.Value, UnitSuccession.Explained(input.Reason), ct);
    }

    /// <summary>What keeps the old name, in counts.</summary>
    public async Task<UnitChangePreview> PreviewAsync(Actor actor, string code, UnitChangeInput input, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitRename);
        _ = UnitSuccession.Explained(input.Reason);
        if (input.Day is not { } day || day > calendar.Today)
        {
            throw RefusedException.Invalid(UnitSuccession.DayPlace, "UnitChange.Day", calendar.Today);
        }

        var unit = await units.LoadAsync(actor, code, ct);

        // Tried on a copy, so that what would be refused is said before it is confirmed.
        (await db.Units.AsNoTracking().SingleAsync(u => u.Id == unit.Id, ct)).Rename(input.Name ?? string.Empty, day);
        var reports = await db.Reports.AsNoTracking().Where(r => r.UnitId == unit.Id).OrderBy(r => r.Id).ToListAsync(ct);
        var stamp = UnitChangePlans.StampOf(input, [UnitChangePlans.FactOf(unit), .. reports.Select(UnitChangePlans.FactOf)]);
        return new UnitChangePreview(unit, UnitChangeKind.Rename, stamp)
        {
            Published = reports.Count(r => r.Editions > 0),
            Moving = reports.Count(r => r.Editions == 0),
        };
    }

    private async Task<Unit> ExecuteAsync(Actor actor, string code, string? name, DateOnly day, string? reason, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitRename);
        var unit = await units.LoadAsync(actor, code, ct);
        name = name?.Trim() ?? string.Empty;
        if (name == unit.Name)
        {
            return unit;
        }

        var detail = reason is null ? $"{unit.Name} → {name}" : Messages.Get("UnitChange.Audit.Rename", unit.Name, name, day, reason);
        audit.Add(actor, AuditActions.UnitRename, unit, detail);
        unit.Rename(name, day);
        await db.SaveChangesAsync(ct);
        return unit;
    }
}
