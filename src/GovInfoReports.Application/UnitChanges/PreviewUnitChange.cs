using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>An administrator sees in counts what a change of a unit would do, before confirming it; nothing is stored.</summary>
public sealed class PreviewUnitChange(UnitChangePlans plans, MoveUnit move, RenameUnit rename)
{
    public async Task<UnitChangePreview> ExecuteAsync(Actor actor, string code, UnitChangeInput input, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.preview");
        return input.Kind switch
        {
            UnitChangeKind.Rename => await rename.PreviewAsync(actor, code, input, ct),
            UnitChangeKind.Move => await move.PreviewAsync(actor, code, input, ct),
            UnitChangeKind.Merge or UnitChangeKind.Split or UnitChangeKind.Abolish =>
                await plans.PreviewAsync(await plans.EndingAsync(actor, code, input, makes: false, ct), input, ct),
            _ => throw RefusedException.Invalid(nameof(UnitChangeInput.Kind), "UnitChange.Kind"),
        };
    }
}
