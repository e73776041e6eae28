namespace GovInfoReports.Domain.Checks;

/// <summary>The rules that reports are checked by. <c>docs/checks.md</c> describes them.</summary>
public static class CheckRules
{
    /// <summary>All rules, in the order of their ids' letters: figures, text against figures, form, text, dates and contacts, privacy, wording.</summary>
    public static IReadOnlyList<CheckRuleInfo> All { get; } =
    [
        Rule("A1", Tier.Error),
        Rule("A2", Tier.Error),
        Rule("A3", Tier.Error),
        Rule("A4", Tier.Error),
        Rule("A5a", Tier.Error),
        Rule("A5b", Tier.Query),
        Rule("A5c", Tier.Query),
        Rule("A5d", Tier.Hint),
        Rule("A6a", Tier.Error),
        Rule("A6b", Tier.Error),
        Rule("A6c", Tier.Query),
        Rule("A7", Tier.Error),
        Rule("A8", Tier.Query),
        Rule("A9", Tier.Query),
        Rule("A10", Tier.Query),
        Rule("A11", Tier.Hint),
        Rule("A12", Tier.Query),
        Rule("A13", Tier.Hint),
        Rule("A14", Tier.Query),
        Rule("B1a", Tier.Error),
        Rule("B1b", Tier.Query),
        Rule("B1c", Tier.Query),
        Rule("B1d", Tier.Query),
        Rule("B1e", Tier.Query),
        Rule("B1f", Tier.Query),
        Rule("B2a", Tier.Query),
        Rule("B2b", Tier.Query),
        Rule("B2c", Tier.Query),
        Rule("B2d", Tier.Query),
        Rule("B3", Tier.Query),
        Rule("B4", Tier.Query),
        Rule("C1", Tier.Error),
        Rule("C2", Tier.Error),
        Rule("C2b", Tier.Query),
        Rule("C3", Tier.Query, RuleOrigin.Document),
        Rule("C4", Tier.Hint, RuleOrigin.Document),
        Rule("C5", Tier.Error, RuleOrigin.Document),
        Rule("C7", Tier.Error, RuleOrigin.Document),
        Rule("D1", Tier.Query, RuleOrigin.Document),
        Rule("D1a", Tier.Query),
        Rule("D1b", Tier.Hint, RuleOrigin.Document),
        Rule("D2", Tier.Error),
        Rule("D3", Tier.Query),
        Rule("D4", Tier.Query),
        Rule("D4b", Tier.Query),
        Rule("D4c", Tier.Query),
        Rule("D4e", Tier.Hint),
        Rule("D5", Tier.Query),
        Rule("D6", Tier.Query),
        Rule("D7", Tier.Hint),
        Rule("E1", Tier.Error),
        Rule("E1b", Tier.Query),
        Rule("E1c", Tier.Query),
        Rule("E2", Tier.Query),
        Rule("E3", Tier.Hint),
        Rule("E4", Tier.Hint),
        Rule("E5", Tier.Query),
        Rule("F1", Tier.Query),
        Rule("P1", Tier.Error),
        Rule("P3", Tier.Query),
        Rule("T1", Tier.Query),
        Rule("T2", Tier.Query),
    ];

    /// <summary>The rule with an id.</summary>
    /// <returns>The rule, or <see langword="null"/> for one that only an edition states.</returns>
    public static CheckRuleInfo? Find(string id) => All.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    private static CheckRuleInfo Rule(string id, Tier tier, RuleOrigin origin = RuleOrigin.Content) =>
        new(id, tier, Messages.Find($"Title_{id}") ?? id, Messages.Find($"Source_{id}") ?? string.Empty, origin);
}

/// <summary>Who issues the findings of a rule.</summary>
public enum RuleOrigin
{
    /// <summary><see cref="CheckEngine"/>, from the report's content alone.</summary>
    Content = 1,

    /// <summary>The reader of documents, which alone sees labels, headings and layout as they stood on paper.</summary>
    Document = 2,
}

/// <summary>A rule as people read of it.</summary>
public sealed record CheckRuleInfo(string Id, Tier Tier, string Title, string Source, RuleOrigin Origin);
