using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6a, A6b and A6c: a figure against the figures of the units below.</summary>
internal abstract class HierarchyRule(string id, Tier tier) : CheckRule(id, tier)
{
    public override bool AppliesTo(CheckSubject subject) => subject.Context.Subordinates is not null && subject.Edition.BindingsOf("A6").Any();

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        List<Finding> findings = [];
        foreach (var cell in subject.Edition.BindingsOf("A6").SelectMany(subject.CellsOf).Distinct())
        {
            var below = subject.Context.Subordinates!.Select(s => s[cell].Addend).ToList();
            if (subject[cell].Addend is not { } own)
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(cell)));
            }
            else if (Compare(subject, result, cell, own, below) is { } finding)
            {
                findings.Add(finding with { Basis = subject.Basis([cell], below) });
            }
        }

        TotalFindings.PutUnderTheirParts(subject, findings);
        findings.ForEach(result.Add);
    }

    protected abstract Finding? Compare(CheckSubject subject, RuleResult result, CellId cell, decimal own, List<decimal?> below);

    protected Finding Finding(CellId cell, decimal own, decimal other, MessageKey message, MessageKey advice, params object?[] parts) => new()
    {
        Rule = Id,
        Tier = Tier,
        Cells = [cell],
        Values = new FindingValues(own, other),
        Message = Messages.Text(message, parts),
        Advice = Messages.Text(advice),
    };
}

/// <summary>A6a: equals the sum, where all units below are at hand.</summary>
internal sealed class EqualsSubordinatesRule() : HierarchyRule("A6a", Tier.Error)
{
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
            cell, own, sum, MessageKey.A6a, MessageKey.A6aAdvice, subject.NameOf(cell), CheckSubject.Number(own), below.Count, CheckSubject.Number(sum), CheckSubject.Number(Math.Abs(own - sum)));
    }
}

/// <summary>A6b: not less than the known sum, whether or not all units below are at hand. Where A6a runs it says the same better.</summary>
internal sealed class CoversSubordinatesRule() : HierarchyRule("A6b", Tier.Error)
{
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

        var finding = Finding(cell, own, sum, MessageKey.A6b, MessageKey.A6aAdvice, subject.NameOf(cell), CheckSubject.Number(own), known.Count, CheckSubject.Number(sum));
        return subject.Context.SubordinatesComplete && known.Count == below.Count ? finding with { Under = $"A6a:{cell}" } : finding;
    }
}

/// <summary>A6c: the difference to the sum is that of one figure with two digits interchanged or one left out.</summary>
internal sealed class CopiedDigitsRule() : HierarchyRule("A6c", Tier.Query)
{
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
                var finding = Finding(cell, own, sum, MessageKey.A6c, MessageKey.A6cAdvice, subject.NameOf(cell), CheckSubject.Number(own), CheckSubject.Number(figure), CheckSubject.Number(needed));
                return complete ? finding with { Under = $"A6a:{cell}" } : finding;
            }
        }

        return null;
    }
}
