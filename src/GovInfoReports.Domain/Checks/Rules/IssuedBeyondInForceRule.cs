using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A10: more documents issued, less those repealed, than are in force.</summary>
internal sealed class IssuedBeyondInForceRule() : ContentRule("A10", Tier.Query)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            foreach (var row in subject.CellsOf(binding).GroupBy(c => c.Row, StringComparer.Ordinal))
            {
                decimal? Sum(string part) => row.Where(c => binding.Columns[part].Contains(c.Column, StringComparer.Ordinal))
                    .Aggregate((decimal?)0, (sum, c) => sum + subject[c].Addend);
                if (Sum("closing") is not { } closing || Sum("added") is not { } added || Sum("removed") is not { } removed)
                {
                    result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(row.First())));
                }
                else if (added - removed > closing)
                {
                    List<CellId> cells = [.. row.OrderBy(c => binding.Columns["closing"].Contains(c.Column, StringComparer.Ordinal) ? 0 : 1)];
                    result.Add(Found(
                        Say(Words.Message, subject.RowName(cells[0]), added, removed, added - removed, closing),
                        Say(Words.Advice)) with
                    {
                        Cells = cells,
                        Values = new FindingValues(added - removed, closing),
                        Basis = subject.Basis(cells),
                    });
                }
            }
        }
    }
}
