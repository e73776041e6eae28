using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D7: approximate numbers, which nobody can verify.</summary>
internal sealed partial class ApproximationRule() : TextRule("D7", Tier.Hint)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            List<Match> words = [.. Approximate().Matches(text.Text).DistinctBy(m => m.Value)];
            if (words.Count > 0)
            {
                result.Add(text.Mark(Found(Say(Words.Message, text.Name, Messages.Names([.. words.Select(m => m.Value)])), Say(Words.Advice)), words[0].Index, words[0].Length));
            }
        }
    }

    [GeneratedRegex($$"""({{Term.NoDigitBefore}}[0-9]+|(?<![{{Term.Numerals}}百千])[{{Term.Numerals}}百千]+){{Term.Over}}(万)?({{Term.Counters}}|人次)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Approximate();
}
