using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A7: every figure lies within what its cell may hold.</summary>
internal sealed class LimitsRule() : ContentRule("A7", Tier.Error)
{
    private enum Words { Negative, NotWhole, TooPrecise, TooLarge, Advice }

    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var cell in subject.Edition.Cells)
        {
            if (subject[cell.Id].Number is not { } number || cell.Format.Check(number) == CellInputProblem.None)
            {
                continue;
            }

            var key = cell.Format.Check(number) switch
            {
                CellInputProblem.Negative => Words.Negative,
                CellInputProblem.NotWhole => Words.NotWhole,
                CellInputProblem.TooPrecise => Words.TooPrecise,
                _ => Words.TooLarge,
            };
            result.Add(Found(Say(key, cell.Name, number, cell.Format.Scale), Say(Words.Advice)) with
            {
                Cells = [cell.Id],
                Values = new FindingValues(number, null),
            });
        }
    }
}
