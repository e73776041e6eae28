using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator gives a unit of the area another name.</summary>
/// <param name="db">The store.</param>
/// <param name="units">Loads units of an area.</param>
/// <param name="audit">The record of who did what.</param>
public sealed class RenameUnit(ReportsDbContext db, UnitLoader units, AuditTrail audit)
{
    /// <summary>Renames it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="code">Code of the unit.</param>
    /// <param name="name">The new name.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The unit.</returns>
    /// <exception cref="InvalidInputException">The name is missing or too long.</exception>
    public async Task<Unit> ExecuteAsync(Actor actor, string code, string? name, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.rename");
        var unit = await units.LoadAsync(actor, code, ct);
        name = name?.Trim();
        if (string.IsNullOrEmpty(name))
        {
            throw new InvalidInputException("Name", Messages.Get("Unit.NameMissing"));
        }

        if (name.Length > Unit.NameLength)
        {
            throw new InvalidInputException("Name", Messages.Get("Unit.NameTooLong", Unit.NameLength));
        }

        if (name == unit.Name)
        {
            return unit;
        }

        audit.Add(actor, AuditActions.UnitRename, unit, $"{unit.Name} → {name}");
        unit.Rename(name);
        await db.SaveChangesAsync(ct);
        return unit;
    }
}
