using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks;

/// <summary>The rules that reports are checked by: every class that is one, in the order of their ids.</summary>
public static partial class CheckRules
{
    internal static IReadOnlyList<CheckRule> Own { get; } = In(typeof(CheckRules).Assembly);

    /// <summary>All rules: figures, text against figures, form, text, dates and contacts, title, privacy, wording.</summary>
    public static IReadOnlyList<CheckRuleInfo> All { get; } = [.. Own.Select(r => new CheckRuleInfo(r.Id, r.Tier, r.Title, r.Basis, r.Origin))];

    /// <summary>The rule with an id, or <see langword="null"/> for one that only an edition states.</summary>
    public static CheckRuleInfo? Find(string id) => All.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    internal static IReadOnlyList<CheckRule> In(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(CheckRule)) && !t.IsAbstract && t.GetConstructor(Type.EmptyTypes) is not null)
            .Select(t => (CheckRule)Activator.CreateInstance(t)!)
            .OrderBy(r => Number().Replace(r.Id, n => int.Parse(n.ValueSpan, CultureInfo.InvariantCulture).ToString("000", CultureInfo.InvariantCulture)), StringComparer.Ordinal),
    ];

    // A10 comes after A9.
    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}

/// <summary>A rule as people read of it.</summary>
/// <param name="Title">What it asks for.</param>
/// <param name="Basis">The law, notice or custom it rests on.</param>
public sealed record CheckRuleInfo(string Id, Tier Tier, string Title, string Basis, RuleOrigin Origin);

/// <summary>Who issues the findings of a rule.</summary>
public enum RuleOrigin
{
    /// <summary><see cref="CheckEngine"/>, from the report's content alone.</summary>
    Content = 1,

    /// <summary>The reader of documents, which alone sees labels, headings and layout as they stood on paper.</summary>
    Document = 2,
}
