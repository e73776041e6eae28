using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>F1: the title names the year and is not that of a covering letter.</summary>
internal sealed partial class TitleRule() : TextRule("F1", Tier.Query)
{
    private enum Words { NoTitle, Letter, NoYear, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var title = string.Concat(subject.Content.Title.Where(c => !char.IsWhiteSpace(c)));
        (Words Word, Tier Tier)? found = title switch
        {
            "" => (Words.NoTitle, Tier.Hint),
            _ when Letter().IsMatch(title) => (Words.Letter, Tier.Query),
            _ when !Year().IsMatch(title) => (Words.NoYear, Tier.Hint),
            _ => null,
        };
        if (found is var (word, tier))
        {
            var advice = Say(Words.Advice, subject.Context.UnitName ?? string.Empty, subject.Context.Year);
            result.Add(Found(Say(word, title), advice, tier) with { Section = TextSections.Title });
        }
    }

    [GeneratedRegex($$"""^关于(报送|上报|呈报)|的函$|办公室{{Term.Colon}}$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Letter();

    [GeneratedRegex($$"""[0-9〇○零{{Term.Ones}}]{4}年""", Term.Options, Term.Milliseconds)]
    private static partial Regex Year();
}
