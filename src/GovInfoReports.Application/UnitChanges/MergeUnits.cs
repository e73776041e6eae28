using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>An administrator merges units of the area into another, or into a new one; also a unit that was recorded twice.</summary>
public sealed class MergeUnits(UnitChangePlans plans, AuditTrail audit)
{
    /// <summary>Merges them.</summary>
    /// <param name="seen">Stamp of the preview that was confirmed.</param>
    public Task<UnitEnding> ExecuteAsync(Actor actor, string code, UnitChangeInput input, string? seen, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitMerge);
        return plans.EndAsync(
            actor,
            code,
            input,
            seen,
            ending =>
            {
                foreach (var unit in ending.Units)
                {
                    var detail = Messages.Get("UnitChange.Audit.Merge", unit.Name, ending.Heir!.Name, ending.Heir.Code, ending.Day, ending.Reason);
                    audit.Add(actor, AuditActions.UnitMerge, unit, detail);
                }
            },
            ct);
    }
}
