namespace GovInfoReports.Domain.Checks;

/// <summary>
/// One rule that reports are held to. A class of its own with a constructor without parameters is all that makes it one: the engine, the
/// list for people and <c>docs/checks.md</c> find it. Its words stand in <c>Messages.resx</c> under keys that begin with its id.
/// </summary>
internal abstract class CheckRule(string id, Tier tier)
{
    public string Id { get; } = id;

    public Tier Tier { get; } = tier;

    public abstract RuleOrigin Origin { get; }

    /// <summary>What it asks for, as people read of it.</summary>
    public string Title => Messages.Find($"{Id}_Title") ?? Id;

    /// <summary>The law, notice or custom it rests on.</summary>
    public string Basis => Messages.Find($"{Id}_Basis") ?? string.Empty;
}
