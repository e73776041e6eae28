using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A6a, A6b and A6c: a figure against the figures of the units below.</summary>
internal abstract class HierarchyRule(string id, Tier tier) : ContentRule(id, tier)
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

    protected Finding Finding(CellId cell, decimal own, decimal other, string message, string advice) =>
        Found(message, advice) with { Cells = [cell], Values = new FindingValues(own, other) };
}
