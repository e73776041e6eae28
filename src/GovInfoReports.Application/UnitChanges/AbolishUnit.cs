using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>An administrator abolishes a unit of the area, with a successor or without.</summary>
public sealed class AbolishUnit(UnitChangePlans plans, AuditTrail audit)
{
    /// <summary>Abolishes it.</summary>
    /// <param name="seen">Stamp of the preview that was confirmed.</param>
    public Task<UnitEnding> ExecuteAsync(Actor actor, string code, UnitChangeInput input, string? seen, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitAbolish);
        return plans.EndAsync(
            actor,
            code,
            input,
            seen,
            ending =>
            {
                var heir = ending.Heir?.Name ?? Messages.Get("UnitChange.None");
                audit.Add(actor, AuditActions.UnitAbolish, ending.Units[0], Messages.Get("UnitChange.Audit.Abolish", ending.Units[0].Name, heir, ending.Day, ending.Reason));
            },
            ct);
    }
}
