using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Domain.Tests.Checks;

/// <summary>A rule that this file alone adds.</summary>
internal sealed class InventedRule() : TextRule("Z1", Tier.Hint)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var title = subject.Part(TextSections.Title)!;
        result.Add(title.Mark(Found("标题写有镇名。", null), 0, 3));
    }
}
