using System.Text.RegularExpressions;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>
/// Runs every rule over a report. The page, submission, the reviewer, the importer and the API all use this one engine; the rules
/// take rows, columns and equations from the form definition, so that they hold for later editions too.
/// </summary>
public sealed class CheckEngine
{
    /// <summary>Longest time that one run takes, a save's among them; rules that it does not come to are not run.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(2);

    private readonly FormCatalog _catalog;
    private readonly ContentRule[] _rules;

    /// <summary>Checks by <see cref="CheckRules.All"/>.</summary>
    public CheckEngine(FormCatalog catalog)
        : this(catalog, CheckRules.Own)
    {
    }

    internal CheckEngine(FormCatalog catalog, IEnumerable<CheckRule> rules)
    {
        _catalog = catalog;
        _rules = [.. rules.OfType<ContentRule>()];
    }

    /// <summary>Checks a content. What takes longer than <see cref="LongestRun"/> ends with a finding that says so and blocks submission.</summary>
    public CheckReport Run(ReportContent content, CheckContext context, CancellationToken ct = default) => Run(content, context, null, ct);

    /// <summary>Checks a content of which an earlier run said something.</summary>
    /// <param name="known">What the rules about words said then; not used where words have changed since. <see langword="null"/> for nothing.</param>
    public CheckReport Run(ReportContent content, CheckContext context, TextOutcomes? known, CancellationToken ct)
    {
        using WorkBudget budget = new(LongestRun, ct);
        return Run(content, context, budget, known);
    }

    internal CheckReport Run(ReportContent content, CheckContext context, WorkBudget budget, TextOutcomes? known = null)
    {
        var subject = new CheckSubject(BoundValues.Resolve(content), context, _catalog, budget);
        var further = subject.Edition.Relations.Select(r => r.Rule).Distinct(StringComparer.Ordinal)
            .Where(id => !_rules.Any(r => string.Equals(r.Id, id, StringComparison.Ordinal)))
            .Select(id => new EquationRule(id));
        List<Finding> findings = [];
        List<RuleOutcome> outcomes = [];
        Dictionary<string, RuleResult> ofWords = new(StringComparer.Ordinal);
        var isWhole = true;
        known = known?.HoldsFor(subject) == true ? known : null;
        foreach (var rule in _rules.Concat(further).Where(r => r.AppliesTo(subject)))
        {
            var words = rule is TextRule { ReadsFigures: false } text ? text : null;
            if (words is null || known?.Of(words) is not { } result)
            {
                result = new RuleResult();
                isWhole &= Evaluate(rule, subject, result, budget);
            }

            findings.AddRange(result.Findings);
            outcomes.Add(result.Outcome(rule));
            if (words is not null)
            {
                ofWords.Add(words.Id, result);
            }
        }

        return new CheckReport(Arrange(subject, findings.ConvertAll(f => AsStored(f, content))), outcomes)
        {
            OfWords = known ?? (isWhole ? new TextOutcomes(subject, ofWords) : null),
        };
    }

    // One rule that gives up on an odd text must not keep the others, or a save, from going on. Whether it came to an end is told.
    private static bool Evaluate(ContentRule rule, CheckSubject subject, RuleResult result, WorkBudget budget)
    {
        if (budget.IsSpent)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunOutOfTime));
            return false;
        }

        try
        {
            budget.Step();
            rule.Evaluate(subject, result);
            if (rule.ReadsTexts && subject.IsCut)
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunLongText, ReportLimits.SectionText));
            }

            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunOddText));
        }
        catch (OperationCanceledException) when (budget.IsSpent)
        {
            // Said once, by the rule that was at work; what was not checked must not be submitted.
            result.Add(new Finding
            {
                Rule = rule.Id,
                Tier = Tier.Error,
                Cause = "outOfTime",
                Message = Messages.Text(MessageKey.OutOfTime, budget.Time.TotalSeconds),
                Advice = Messages.Text(MessageKey.OutOfTimeAdvice),
            });
        }

        return false;
    }

    // The rules read the numbers of bound values; places are given in the text that was submitted.
    private static Finding AsStored(Finding finding, ReportContent content)
    {
        if (finding is not { Offset: { } offset, Length: { } length, Section: { } section })
        {
            return finding;
        }

        var text = finding.AdditionalSection is { } index ? content.AdditionalSections[index].Text : section is TextSections.Preamble ? content.Preamble : content.Text(section);
        if (!text.Contains(BoundValues.Scheme, StringComparison.Ordinal))
        {
            return finding;
        }

        var (start, taken) = BoundValues.StoredRange(text, offset, length);
        return finding with { Offset = start, Length = taken };
    }

    private static List<Finding> Arrange(CheckSubject subject, List<Finding> findings)
    {
        Dictionary<string, Finding> byId = [];
        foreach (var finding in findings)
        {
            byId.TryAdd(finding.Id, finding);
        }

        string? Root(Finding finding)
        {
            var root = finding;
            for (var depth = 0; root.Under is not null && depth < findings.Count; depth++)
            {
                if (!byId.TryGetValue(root.Under, out var above) || string.Equals(above.Id, finding.Id, StringComparison.Ordinal))
                {
                    return null;
                }

                root = above;
            }

            return ReferenceEquals(root, finding) ? null : root.Id;
        }

        var rooted = findings.ConvertAll(f => f with { Under = Root(f) });
        IEnumerable<Finding> Ordered(IEnumerable<Finding> some) => some
            .OrderByDescending(f => f.Tier)
            .ThenBy(subject.OrderOf)
            .ThenBy(f => f.Rule, StringComparer.Ordinal);
        var below = rooted.Where(f => f.Under is not null).ToLookup(f => f.Under, StringComparer.Ordinal);
        return [.. Ordered(rooted.Where(f => f.Under is null)).SelectMany(lead => Ordered(below[lead.Id]).Prepend(lead))];
    }
}
