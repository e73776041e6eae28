using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A12: 其他处理 makes up a large part of all results. It takes three such results, for one of two says nothing.</summary>
internal sealed class OtherHandlingShareRule() : ContentRule("A12", Tier.Query)
{
    private enum Words { Message, Advice }

    private const decimal Share = 0.3m;
    private const decimal TooFewToTell = 3;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            List<CellId> cells = [.. subject.CellsOf(binding)];
            decimal? Sum(string part) => cells.Where(c => binding.Rows[part].Contains(c.Row, StringComparer.Ordinal)).Aggregate((decimal?)0, (sum, c) => sum + subject[c].Addend);
            if (Sum("share") is not { } share || Sum("whole") is not { } whole)
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, cells.Count(c => subject[c].IsBlank)));
            }
            else if (share >= TooFewToTell && whole > 0 && share / whole >= Share)
            {
                result.Add(Found(
                    Say(Words.Message, subject.RowName(cells[0]), share, whole, decimal.Round(100 * share / whole, 1)),
                    Say(Words.Advice)) with
                { Cells = cells, Values = new FindingValues(share, whole) { AreAmounts = false } });
            }
        }
    }
}
