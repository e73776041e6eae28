using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator adds a unit below one of the area.</summary>
public sealed class CreateUnit(ReportsDbContext db, AuditTrail audit, IValidator<UnitInput> validator)
{
    /// <summary>Adds it.</summary>
    public async Task<Unit> ExecuteAsync(Actor actor, UnitInput input, CancellationToken ct)
    {
        var unit = await CheckAsync(actor, input, ct);
        db.Units.Add(unit);
        audit.Add(actor, AuditActions.UnitCreate, unit, unit.Name);
        await db.StoreAsync(() => db.SaveChangesAsync(ct), _ => TakenAsync(unit.Code, ct));

        return unit;
    }

    /// <summary>The unit as it would be added; nothing is stored.</summary>
    public async Task<Unit> CheckAsync(Actor actor, UnitInput input, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.create");
        validator.Require(input);
        var isProvince = input.Level == UnitLevel.Province;
        if (isProvince && actor.Unit.Level != UnitLevel.Country)
        {
            throw RefusedException.Invalid(nameof(UnitInput.Level), "Unit.NoProvince");
        }

        var above = isProvince ? actor.Unit.Code : input.ParentCode;
        var parent = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == above, ct);
        if (parent is null || !actor.Covers(parent.Code, parent.Place))
        {
            throw RefusedException.Invalid(nameof(UnitInput.ParentCode), "Unit.NotInArea", input.ParentCode);
        }

        if (!parent.IsActive)
        {
            throw RefusedException.Invalid(nameof(UnitInput.ParentCode), "Unit.ParentDisabled", parent.Name);
        }

        if (UnitInputValidator.PlaceProblem(input.Level!.Value, input.Code!, (parent.Code, parent.Level)) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        if (await TakenAsync(input.Code!, ct) is { } taken)
        {
            throw taken;
        }

        return Unit.Create(input.Code!, input.Name!, input.Level.Value, parent, input.FilesReports);
    }

    private async Task<RefusedException?> TakenAsync(string code, CancellationToken ct) =>
        await db.Units.AnyAsync(u => u.Code == code, ct) ? RefusedException.Invalid(nameof(UnitInput.Code), "Unit.CodeTaken", code) : null;
}
