using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D5: a text longer than recommended; spaces and punctuation are not counted.</summary>
internal sealed partial class LengthRule() : TextRule("D5", Tier.Query)
{
    private enum Words { Message, Advice }

    public override bool AppliesTo(CheckSubject subject) => subject.Edition.Sections.Any(s => s.RecommendedLength is not null);

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var section in subject.Edition.Sections.Where(s => s.RecommendedLength is not null))
        {
            var length = Codes().Replace(subject.Text(section.Code), string.Empty).Count(char.IsLetterOrDigit);
            if (length > section.RecommendedLength)
            {
                result.Add(Found(Say(Words.Message, section.Heading, length, section.RecommendedLength), Say(Words.Advice)) with
                {
                    Section = section.Code,
                    Values = new FindingValues(length, section.RecommendedLength),
                });
            }
        }
    }

    [GeneratedRegex(@"!?\[[^\]\n]{0,80}\](\([^)\n]{0,200}\))?", Term.Options, Term.Milliseconds)]
    private static partial Regex Codes();
}
