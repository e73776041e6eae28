using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6b: not less than the known sum, whether or not all units below are at hand. Where A6a runs it says the same better.</summary>
internal sealed class CoversSubordinatesRule() : HierarchyRule("A6b", Tier.Error)
{
    private enum Words { Message }

    protected override Finding? Compare(CheckSubject subject, RuleResult result, CellId cell, decimal own, List<decimal?> below)
    {
        var known = below.Where(b => b is not null).ToList();
        if (known.Exists(b => b < 0))
        {
            return null;
        }

        var sum = known.Sum()!.Value;
        if (own >= sum)
        {
            return null;
        }

        var finding = Finding(cell, own, sum, Say(Words.Message, subject.NameOf(cell), own, known.Count, sum), Messages.Text(MessageKey.UnitsBelowAdvice));
        return subject.Context.SubordinatesComplete && known.Count == below.Count ? finding with { Under = $"A6a:{cell}" } : finding;
    }
}
