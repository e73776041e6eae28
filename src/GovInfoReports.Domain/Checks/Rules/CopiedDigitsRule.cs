using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6c: the difference to the sum is that of one figure with two digits interchanged or one left out.</summary>
internal sealed class CopiedDigitsRule() : HierarchyRule("A6c", Tier.Query)
{
    private enum Words { Message, Advice }

    protected override Finding? Compare(CheckSubject subject, RollUpCell below, decimal own)
    {
        var sum = SumOf(below);
        if (own == sum || (below.IsAtLeast && below.Parts.Count(p => p.Value.Number is not (null or 0)) != 1))
        {
            return null;
        }

        foreach (var part in below.Parts.Where(p => p.Value.Number is { } number && Math.Abs(number) >= 10).DistinctBy(p => p.Value))
        {
            var figure = part.Value.Number!.Value;
            var needed = own - (sum - figure);
            if (Digits.AreSwapped(figure, needed) || Digits.LacksOne(figure, needed))
            {
                var finding = Finding(below, own, Say(Words.Message, subject.NameOf(below.Id), own, part.Child.UnitName, figure, needed), Say(Words.Advice));
                return below.IsAtLeast ? finding : finding with { Under = $"A6a:{below.Id}" };
            }
        }

        return null;
    }
}
