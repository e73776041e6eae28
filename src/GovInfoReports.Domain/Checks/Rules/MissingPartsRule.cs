using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D2: a section of text is empty, or the overview does not speak of one of its subjects.</summary>
internal sealed class MissingPartsRule() : TextRule("D2", Tier.Error)
{
    private enum Words { Missing, OtherTitle, MissingAdvice, MissingMattersAdvice, Aspects, Elsewhere, AspectsAdvice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var section in subject.Edition.Sections.Where(s => s.IsNarrative))
        {
            var text = subject.Text(section.Code);
            if (text.Length == 0)
            {
                var similar = subject.Content.AdditionalSections.FirstOrDefault(s => s.Text.Length > 0 && IsSimilar(s.Heading, section));
                result.Add(Finding(
                    section.Code,
                    similar is null ? Tier.Error : Tier.Query,
                    similar is null ? Say(Words.Missing, section.Heading) : Say(Words.OtherTitle, section.Heading, similar.Heading),
                    Say(section.Matters.Count > 0 ? Words.MissingMattersAdvice : Words.MissingAdvice, section.Title)));
                continue;
            }

            List<RequiredAspect> missing = [.. section.Aspects.Where(a => !a.IsSpokenOf(text))];
            if (missing.Count > 0)
            {
                List<RequiredAspect> elsewhere = [.. missing.Where(a => subject.Texts.Any(t => t.Section is not (TextSections.Preamble or TextSections.Title) && a.IsSpokenOf(t.Text)))];
                var message = Say(Words.Aspects, section.Heading, Messages.Names([.. missing.Select(a => a.Title)], 9));
                if (elsewhere.Count > 0)
                {
                    message += Say(Words.Elsewhere, Messages.Names([.. elsewhere.Select(a => a.Title)], 9));
                }

                result.Add(Finding(section.Code, Tier.Query, message, Say(Words.AspectsAdvice)));
            }
        }
    }

    private static bool IsSimilar(string heading, FormSection section) =>
        section.Aliases.Append(section.Title).Any(t => string.Equals(t, heading, StringComparison.Ordinal) || 2 * CommonLength(t, heading) >= t.Length);

    private static int CommonLength(string a, string b)
    {
        var lengths = new int[b.Length + 1];
        foreach (var c in a)
        {
            var diagonal = 0;
            for (var i = 1; i <= b.Length; i++)
            {
                var above = lengths[i];
                lengths[i] = c == b[i - 1] ? diagonal + 1 : Math.Max(above, lengths[i - 1]);
                diagonal = above;
            }
        }

        return lengths[^1];
    }

    private Finding Finding(string section, Tier tier, string message, string advice) =>
        new() { Rule = Id, Tier = tier, Section = section, Message = message, Advice = advice };
}
