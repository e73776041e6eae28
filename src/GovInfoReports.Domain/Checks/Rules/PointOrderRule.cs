namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B2d: 一是、二是 or 第一、第二 skips a number or has one twice.</summary>
internal sealed class PointOrderRule() : TextRule("B2d", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var slip in Enumeration.Slips(text.Text, Enumeration.InLine))
            {
                result.Add(Enumeration.Finding(Id, Tier, text, slip, MessageKey.B2d));
            }
        }
    }
}
