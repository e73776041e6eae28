namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A1 to A4, and any other equation that an edition states.</summary>
internal sealed class EquationRule(string id) : CheckRule(id, Tier.Error)
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
