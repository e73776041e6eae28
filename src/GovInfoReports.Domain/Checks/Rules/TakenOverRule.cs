namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D4e: a short text was taken over from last year's report and not edited. D4 speaks of those long enough to compare.</summary>
internal sealed class TakenOverRule() : TextRule("D4e", Tier.Hint)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var section in subject.Edition.Sections.Where(s => subject.Context.TakenOver.Contains(s.Code)))
        {
            if (subject.Content.Text(section.Code) is { Length: > 0 } text && Likeness.LettersOf(text) < SameTextRule.TooShortToTell)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = section.Code,
                    Message = Messages.Text(MessageKey.D4e, section.Heading, subject.Context.Year - 1),
                    Advice = Messages.Text(MessageKey.D4eAdvice),
                });
            }
        }
    }
}
