namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D1a: （一）、（二） or 1.、2. at the beginning of lines skips a number or has one twice.</summary>
internal sealed class LineOrderRule() : TextRule("D1a", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var slip in Enumeration.AtLineStart.SelectMany(style => Enumeration.Slips(text.Text, [style])))
            {
                result.Add(Enumeration.Finding(Id, Tier, text, slip, MessageKey.D1a));
            }
        }
    }
}
