using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A8: the number of decisions equals last year's items plus the change, so items were probably entered for decisions.</summary>
internal sealed class ItemsForDecisionsRule() : CheckRule("A8", Tier.Query)
{
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
                    result.Add(new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Cells = [cell, .. addends],
                        Values = new FindingValues(decisions, decisions),
                        Message = Messages.Text(
                            MessageKey.A8,
                            subject.RowName(cell),
                            subject.ColumnName(cell),
                            CheckSubject.Number(decisions),
                            string.Join('＋', addends.Select(c => $"{subject.ColumnName(c)} {CheckSubject.Number(subject[c].Addend)}"))),
                        Advice = Messages.Text(MessageKey.A8Advice, subject.ColumnName(cell)),
                        Basis = subject.Basis([cell, .. addends]),
                    });
                }
            }
        }
    }
}
