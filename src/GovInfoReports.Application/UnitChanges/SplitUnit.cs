using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>An administrator divides a unit of the area among several, one of which goes on with its open applications.</summary>
public sealed class SplitUnit(UnitChangePlans plans, AuditTrail audit)
{
    /// <summary>Divides it.</summary>
    /// <param name="seen">Stamp of the preview that was confirmed.</param>
    public Task<UnitEnding> ExecuteAsync(Actor actor, string code, UnitChangeInput input, string? seen, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitSplit);
        return plans.EndAsync(
            actor,
            code,
            input,
            seen,
            ending =>
            {
                var successors = string.Join('、', ending.Successors.Select(s => s.Name));
                audit.Add(actor, AuditActions.UnitSplit, ending.Units[0], Messages.Get("UnitChange.Audit.Split", ending.Units[0].Name, successors, ending.Day, ending.Reason));
            },
            ct);
    }
}
