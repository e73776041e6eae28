using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A7: every figure lies within what its cell may hold.</summary>
internal sealed class LimitsRule() : CheckRule("A7", Tier.Error)
{
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
                CellInputProblem.Negative => MessageKey.A7Negative,
                CellInputProblem.NotWhole => MessageKey.A7NotWhole,
                CellInputProblem.TooPrecise => MessageKey.A7TooPrecise,
                _ => MessageKey.A7TooLarge,
            };
            result.Add(new Finding
            {
                Rule = Id,
                Tier = Tier,
                Cells = [cell.Id],
                Values = new FindingValues(number, null),
                Message = Messages.Text(key, cell.Name, CheckSubject.Number(number), cell.Format.Scale),
                Advice = Messages.Text(MessageKey.A7Advice),
            });
        }
    }
}
