using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D4: the text is nearly last year's or that of the year before, see <see cref="Likeness"/>.</summary>
internal sealed class SameTextRule() : TextRule("D4", Tier.Query)
{
    private enum Words { Message, Advice }

    // Who knows that last year's text is compared takes the one before.
    private static readonly int[] Before = [1, 2];

    /// <summary>Whether a text is long enough to be compared.</summary>
    internal static bool Tells(CheckSubject subject, FormSection section, string text) => LikenessLimits.OfLastYear.Tells(subject.Edition, section, Likeness.LettersOf(text));

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        List<FormSection> sections = [.. subject.Edition.Sections.Where(s => s.IsNarrative && Tells(subject, s, subject.Content.Text(s.Code)))];
        if (!sections.Exists(s => Tells(subject, s, last.Text(s.Code))))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunTooShort));
        }

        foreach (var section in sections)
        {
            var alike = Before.Select(before => AlikeTo(subject, section, subject.Context.Year - before)).FirstOrDefault(a => a is not null);
            if (alike is { } found)
            {
                result.Add(Found(Say(Words.Message, section.Heading, found.Year, found.Percent), Say(Words.Advice)) with
                {
                    Section = section.Code,
                });
            }
        }
    }

    private static (int Year, int Percent)? AlikeTo(CheckSubject subject, FormSection section, int year)
    {
        var now = subject.Content.Text(section.Code);
        return subject.Context.EarlierYears.GetValueOrDefault(year)?.Text(section.Code) is { } then
            && Tells(subject, section, then)
            && Likeness.PercentOf(now, then) is var percent
            && LikenessLimits.OfLastYear.AreAlike(Likeness.LettersOf(now), percent)
            ? (year, percent)
            : null;
    }
}
