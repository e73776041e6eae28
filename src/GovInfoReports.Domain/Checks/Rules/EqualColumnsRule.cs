using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A11: the same large number in columns that mean different things.</summary>
internal sealed class EqualColumnsRule() : ContentRule("A11", Tier.Hint)
{
    private enum Words { Message, Advice }

    private const decimal Large = 20;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var row in subject.Edition.BindingsOf(Id).SelectMany(subject.CellsOf).GroupBy(c => c.Row, StringComparer.Ordinal))
        {
            List<CellId> cells = [.. row];
            if (cells.Exists(c => subject[c].IsBlank))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(cells[0])));
            }
            else if (subject[cells[0]].Number is >= Large and var number && cells.TrueForAll(c => subject[c].Number == number))
            {
                result.Add(Found(Say(Words.Message, subject.RowName(cells[0]), cells.Count, number), Say(Words.Advice)) with
                {
                    Cells = cells,
                    Values = new FindingValues(number, number) { AreAmounts = false },
                });
            }
        }
    }
}
