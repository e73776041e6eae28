using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>What one rule finds in one run.</summary>
internal sealed class RuleResult
{
    private readonly List<string> _reasons = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public List<Finding> Findings { get; } = [];

    /// <summary>The figures that the text names, whether or not it names them rightly.</summary>
    public List<NamedFigure> Named { get; } = [];

    public void Add(Finding finding)
    {
        if (_ids.Add(finding.Id))
        {
            Findings.Add(finding);
        }
    }

    /// <summary>Notes that a part of the text names figures.</summary>
    public void Names(TextPart part, IReadOnlyList<CellId> cells) => Named.Add(new NamedFigure(part.Section, cells));

    /// <summary>Notes that the rule could not run somewhere; it then never counts as passed.</summary>
    public void CouldNotRun(string reason)
    {
        if (!_reasons.Contains(reason, StringComparer.Ordinal))
        {
            _reasons.Add(reason);
        }
    }

    public RuleOutcome Outcome(CheckRule rule)
    {
        if (Findings.Count > 0)
        {
            return new RuleOutcome(rule.Id, Findings.Max(f => f.Tier), RuleStatus.Failed, null);
        }

        return _reasons.Count > 0
            ? new RuleOutcome(rule.Id, rule.Tier, RuleStatus.NotRun, string.Concat(_reasons))
            : new RuleOutcome(rule.Id, rule.Tier, RuleStatus.Passed, null);
    }
}
