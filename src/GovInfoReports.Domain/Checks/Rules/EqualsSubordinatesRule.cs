using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6a: equals the sum, where all units below are at hand.</summary>
internal sealed class EqualsSubordinatesRule() : HierarchyRule("A6a", Tier.Error)
{
    private enum Words { Message }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.Context.SubordinatesComplete)
        {
            base.Evaluate(subject, result);
        }
        else
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunSubordinatesIncomplete));
        }
    }

    protected override Finding? Compare(CheckSubject subject, RuleResult result, CellId cell, decimal own, List<decimal?> below)
    {
        if (below.Exists(b => b is null))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunSubordinateBlank, subject.RowName(cell)));
            return null;
        }

        var sum = below.Sum()!.Value;
        return own == sum ? null : Finding(
            cell, own, sum, Say(Words.Message, subject.NameOf(cell), own, below.Count, sum, Math.Abs(own - sum)), Messages.Text(MessageKey.UnitsBelowAdvice));
    }
}
