namespace GovInfoReports.Domain.Checks;

/// <summary>A rule that the engine runs over a report's content.</summary>
internal abstract class ContentRule(string id, Tier tier) : CheckRule(id, tier)
{
    public sealed override RuleOrigin Origin => RuleOrigin.Content;

    /// <summary>Whether the rule has anything to say of this form; by default it needs a binding of its own id.</summary>
    public virtual bool AppliesTo(CheckSubject subject) => subject.Edition.BindingsOf(Id).Any();

    /// <summary>Whether it reads the texts, of which an overlong one is read in part only.</summary>
    public virtual bool ReadsTexts => false;

    public abstract void Evaluate(CheckSubject subject, RuleResult result);

    /// <summary>A sentence of this rule; <paramref name="word"/> is a member of the enum <c>Words</c> that the rule declares.</summary>
    protected string Say(Enum word, params object?[] parts) => Messages.Text($"{Id}_{word}", parts);

    protected Finding Found(string message, string? advice, Tier? tier = null) => new() { Rule = Id, Tier = tier ?? Tier, Message = message, Advice = advice };
}
