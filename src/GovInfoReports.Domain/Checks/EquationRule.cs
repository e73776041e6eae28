namespace GovInfoReports.Domain.Checks;

/// <summary>An equation that a form states. The engine makes one for each equation of an edition that no other rule is for.</summary>
internal class EquationRule(string id) : ContentRule(id, Tier.Error)
{
    public override bool AppliesTo(CheckSubject subject) => subject.Edition.Relations.Any(r => string.Equals(r.Rule, Id, StringComparison.Ordinal));

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var finding in subject.Equations.Value.Findings.Where(f => string.Equals(f.Rule, Id, StringComparison.Ordinal)))
        {
            result.Add(finding);
        }

        if (subject.Equations.Value.Blank.TryGetValue(Id, out var blank))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, blank));
        }
    }
}
