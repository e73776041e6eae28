namespace GovInfoReports.Domain.Checks;

/// <summary>One rule of <c>docs/checks.md</c>.</summary>
internal abstract class CheckRule(string id, Tier tier)
{
    public string Id { get; } = id;

    public Tier Tier { get; } = tier;

    /// <summary>Whether the rule has anything to say of this form; by default it needs a binding of its own id.</summary>
    public virtual bool AppliesTo(CheckSubject subject) => subject.Edition.BindingsOf(Id).Any();

    public abstract void Evaluate(CheckSubject subject, RuleResult result);
}
