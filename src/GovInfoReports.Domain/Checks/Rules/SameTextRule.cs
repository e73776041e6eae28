namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D4: the text is nearly last year's, see <see cref="Likeness"/>.</summary>
internal sealed class SameTextRule() : TextRule("D4", Tier.Query)
{
    private enum Words { Message, Advice }

    /// <summary>Fewer letters are alike by chance.</summary>
    internal const int TooShortToTell = 80;
    private const int Similar = 85;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        foreach (var section in subject.Edition.Sections.Where(s => s.IsNarrative))
        {
            var now = subject.Content.Text(section.Code);
            var before = last.Text(section.Code);
            if (Likeness.LettersOf(now) >= TooShortToTell && Likeness.LettersOf(before) >= TooShortToTell && Likeness.PercentOf(now, before) is >= Similar and var percent)
            {
                result.Add(Found(Say(Words.Message, section.Heading, subject.Context.Year - 1, percent), Say(Words.Advice)) with
                {
                    Section = section.Code,
                });
            }
        }
    }
}
