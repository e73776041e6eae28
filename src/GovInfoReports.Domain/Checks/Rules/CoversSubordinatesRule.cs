using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6b: not less than the known sum, whether or not all units below are at hand. Where A6a runs it says the same better.</summary>
internal sealed class CoversSubordinatesRule() : HierarchyRule("A6b", Tier.Error)
{
    private enum Words { Message, Largest }

    protected override Finding? Compare(CheckSubject subject, RollUpCell below, decimal own)
    {
        if (own >= SumOf(below) || below.Parts.Any(p => p.Value.Number < 0))
        {
            return null;
        }

        var message = Say(Words.Message, subject.NameOf(below.Id), own, below.Known, SumOf(below));
        var largest = below.Parts.Where(p => p.Value.Number > 0).MaxBy(p => p.Value.Number);
        var finding = Finding(
            below,
            own,
            largest.Child is { } child ? message + Say(Words.Largest, child.UnitName, largest.Value.Number) : message,
            Messages.Text(MessageKey.UnitsBelowAdvice));
        return below.IsAtLeast ? finding : finding with { Under = $"A6a:{below.Id}" };
    }
}
