using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6c: the difference to the sum is that of one figure with two digits interchanged or one left out.</summary>
internal sealed class CopiedDigitsRule() : HierarchyRule("A6c", Tier.Query)
{
    private enum Words { Message, Advice }

    protected override Finding? Compare(CheckSubject subject, RuleResult result, CellId cell, decimal own, List<decimal?> below)
    {
        var known = below.Where(b => b is not null).Select(b => b!.Value).ToList();
        var complete = subject.Context.SubordinatesComplete && known.Count == below.Count;
        var sum = known.Sum();
        if (own == sum || (!complete && known.Count(b => b != 0) != 1))
        {
            return null;
        }

        foreach (var figure in known.Where(b => Math.Abs(b) >= 10).Distinct())
        {
            var needed = own - (sum - figure);
            if (Digits.AreSwapped(figure, needed) || Digits.LacksOne(figure, needed))
            {
                var finding = Finding(cell, own, sum, Say(Words.Message, subject.NameOf(cell), own, figure, needed), Say(Words.Advice));
                return complete ? finding with { Under = $"A6a:{cell}" } : finding;
            }
        }

        return null;
    }
}
