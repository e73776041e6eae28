using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6a, A6b and A6c: a figure against what the reports of the units below add up to, adjustments included.</summary>
internal abstract class HierarchyRule(string id, Tier tier) : ContentRule(id, tier)
{
    public override bool AppliesTo(CheckSubject subject) => subject.Context.Below is { Children.Count: > 0 } && subject.Edition.SummedCells.Count > 0;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        List<Finding> findings = [];
        foreach (var below in subject.Context.Below!.Cells)
        {
            if (subject[below.Id].Addend is not { } own)
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(below.Id)));
            }
            else if (Compare(subject, below, own) is { } finding)
            {
                findings.Add(finding with { Basis = subject.Basis([below.Id], below.PartsSum, below.Adjusted, below.Known) });
            }
        }

        TotalFindings.PutUnderTheirParts(subject, findings);
        findings.ForEach(result.Add);
    }

    protected abstract Finding? Compare(CheckSubject subject, RollUpCell below, decimal own);

    protected static decimal SumOf(RollUpCell below) => below.PartsSum + below.Adjusted;

    protected Finding Finding(RollUpCell below, decimal own, string message, string advice) =>
        Found(message, advice) with { Cells = [below.Id], Values = new FindingValues(own, SumOf(below)) };
}
