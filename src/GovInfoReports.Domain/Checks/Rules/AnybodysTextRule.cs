using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D4c: the overview could be anybody's: it names neither the unit nor a number. Short texts are left alone.</summary>
internal sealed partial class AnybodysTextRule() : TextRule("D4c", Tier.Query)
{
    private enum Words { Message, Advice }

    private const int TooShortToTell = 120;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var own = UnitNames.Of(subject.Context.UnitName ?? string.Empty);
        foreach (var section in subject.Edition.Sections.Where(s => s.Aspects.Count > 0))
        {
            var text = subject.Text(section.Code);
            if (Likeness.LettersOf(text) < TooShortToTell || Counts().IsMatch(text) || (own.Short.Length > 1 && text.Contains(own.Short, StringComparison.Ordinal)))
            {
                continue;
            }

            result.Add(Found(Say(Words.Message, section.Heading), Say(Words.Advice), Self().IsMatch(text) ? Tier.Hint : Tier) with
            {
                Section = section.Code,
            });
        }
    }

    // 24小时 and 三个方面 are no facts of the year; numbers with a measure word are, and quoted names of documents and platforms too.
    [GeneratedRegex(
        $$"""(?<![0-9{{Term.Numerals}}百千两])[0-9{{Term.Numerals}}百千两]+[ ]?{{Term.Over}}?(条|件|篇|份|次|期|场|部|人|户|处|万|%|％|家|块|幅|批)|《[^》]+》|"""
        + """“[^”]{2,20}”(公众号|微信|专栏|平台|App|APP)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Counts();

    [GeneratedRegex(@"(我|本|全)(镇|乡|街道|县|市|区|局|委|办|单位|机关|中心)", Term.Options, Term.Milliseconds)]
    private static partial Regex Self();
}
