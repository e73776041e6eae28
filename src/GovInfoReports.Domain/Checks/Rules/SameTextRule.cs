using GovInfoReports.Domain.Form;

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

        List<FormSection> sections = [.. subject.Edition.Sections.Where(s =>
            s.IsNarrative && Likeness.LettersOf(subject.Content.Text(s.Code)) >= TooShortToTell && Likeness.LettersOf(last.Text(s.Code)) >= TooShortToTell)];
        if (sections.Count == 0)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunTooShort));
        }

        foreach (var section in sections)
        {
            if (Likeness.PercentOf(subject.Content.Text(section.Code), last.Text(section.Code)) is >= Similar and var percent)
            {
                result.Add(Found(Say(Words.Message, section.Heading, subject.Context.Year - 1, percent), Say(Words.Advice)) with
                {
                    Section = section.Code,
                });
            }
        }
    }
}
