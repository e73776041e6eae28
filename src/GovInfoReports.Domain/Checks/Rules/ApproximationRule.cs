using System.Text.RegularExpressions;

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

    [GeneratedRegex(@"((?<![0-9])[0-9]+|(?<![一二三四五六七八九十百千])[一二三四五六七八九十百千]+)(余|多)(万)?(条|件|篇|项|份|个|次|期|场|人次)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Approximate();
}
