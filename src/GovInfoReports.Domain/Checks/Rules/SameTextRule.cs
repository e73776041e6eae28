using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D4: the text is nearly last year's, see <see cref="Likeness"/>.</summary>
internal sealed class SameTextRule() : TextRule("D4", Tier.Query)
{
    private enum Words { Message, Advice }

    /// <summary>Whether a text is long enough to be compared.</summary>
    internal static bool Tells(CheckSubject subject, FormSection section, string text) => LikenessLimits.OfLastYear.Tells(subject.Edition, section, Likeness.LettersOf(text));

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        List<FormSection> sections = [.. subject.Edition.Sections.Where(s =>
            s.IsNarrative && Tells(subject, s, subject.Content.Text(s.Code)) && Tells(subject, s, last.Text(s.Code)))];
        if (sections.Count == 0)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunTooShort));
        }

        foreach (var section in sections)
        {
            var now = subject.Content.Text(section.Code);
            if (Likeness.PercentOf(now, last.Text(section.Code)) is var percent && LikenessLimits.OfLastYear.AreAlike(Likeness.LettersOf(now), percent))
            {
                result.Add(Found(Say(Words.Message, section.Heading, subject.Context.Year - 1, percent), Say(Words.Advice)) with
                {
                    Section = section.Code,
                });
            }
        }
    }
}
