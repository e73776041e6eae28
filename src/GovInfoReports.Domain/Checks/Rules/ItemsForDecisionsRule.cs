using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A8: the number of decisions equals last year's items plus the change, so items were probably entered for decisions.</summary>
internal sealed class ItemsForDecisionsRule() : ContentRule("A8", Tier.Query)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            foreach (var cell in subject.CellsOf(binding).Where(c => binding.Columns["suspect"].Contains(c.Column, StringComparer.Ordinal)))
            {
                List<CellId> addends = [.. binding.Columns["addends"].Select(a => cell with { Column = a })];
                if (subject[cell].IsBlank || addends.Exists(c => subject[c].IsBlank))
                {
                    result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(cell)));
                }
                else if (subject[cell].Number is > 0 and var decisions && addends.Sum(c => subject[c].Addend) == decisions)
                {
                    result.Add(Found(
                        Say(Words.Message, subject.RowName(cell), subject.ColumnName(cell), decisions, string.Join('＋', addends.Select(c => $"{subject.ColumnName(c)} {CheckSubject.Number(subject[c].Addend)}"))),
                        Say(Words.Advice, subject.ColumnName(cell))) with
                    {
                        Cells = [cell, .. addends],
                        Values = new FindingValues(decisions, decisions) { AreAmounts = false },
                        Basis = subject.Basis([cell, .. addends]),
                    });
                }
            }
        }
    }
}
