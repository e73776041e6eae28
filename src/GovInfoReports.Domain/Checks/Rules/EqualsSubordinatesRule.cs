using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6a: equals the sum, where all units below are at hand. Where one unit's figure is just what differs, it is named.</summary>
internal sealed class EqualsSubordinatesRule() : HierarchyRule("A6a", Tier.Error)
{
    private const int UnitsNamed = 3;

    private enum Words { Message, Left, Twice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.Context.Below!.Missing is [var missing, ..])
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunSubordinatesIncomplete, missing.UnitName));
            return;
        }

        base.Evaluate(subject, result);
        var blank = subject.Context.Below.Cells.Where(c => c.IsAtLeast).SelectMany(c => c.Parts.Where(p => p.Value.IsBlank), (c, p) => (p.Child.UnitName, Cell: c.Id));
        foreach (var unit in blank.GroupBy(b => b.UnitName, b => b.Cell, StringComparer.Ordinal).Take(UnitsNamed))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunSubordinateBlank, unit.Key, subject.NameOf(unit.First()), unit.Count()));
        }
    }

    protected override Finding? Compare(CheckSubject subject, RollUpCell below, decimal own)
    {
        if (below.IsAtLeast)
        {
            return null;
        }

        var sum = SumOf(below);
        var difference = own - sum;
        if (difference == 0)
        {
            return null;
        }

        var message = Say(Words.Message, subject.NameOf(below.Id), own, below.Known, sum, Math.Abs(difference));
        var same = below.Parts.Where(p => p.Value.Number == Math.Abs(difference)).Select(p => p.Child.UnitName).Take(2).ToList();
        return Finding(
            below,
            own,
            same is [var unit] ? message + Say(difference < 0 ? Words.Left : Words.Twice, unit, Math.Abs(difference)) : message,
            Messages.Text(MessageKey.UnitsBelowAdvice));
    }
}
