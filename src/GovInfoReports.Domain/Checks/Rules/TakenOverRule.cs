namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D4e: a short text was taken over from last year's report and not edited. D4 speaks of those long enough to compare.</summary>
internal sealed class TakenOverRule() : TextRule("D4e", Tier.Hint)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var section in subject.Edition.Sections.Where(s => subject.Context.TakenOver.Contains(s.Code)))
        {
            if (subject.Content.Text(section.Code) is { Length: > 0 } text && !SameTextRule.Tells(subject, section, text))
            {
                result.Add(Found(Say(Words.Message, section.Heading, subject.Context.Year - 1), Say(Words.Advice)) with { Section = section.Code });
            }
        }
    }
}
