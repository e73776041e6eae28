using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>T1: slips of the pen seen in published reports. All of them are in <see cref="Typos"/>.</summary>
internal sealed class TypoRule() : TextRule("T1", Tier.Query)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var typo in Typos.All)
            {
                foreach (Match match in typo.Pattern.Matches(text.Text))
                {
                    result.Add(text.Mark(Found(Say(Words.Message, text.Name, Marks.Shorten(match.Value), match.Result(typo.Right)), Say(Words.Advice), typo.Tier), match));
                }
            }
        }
    }
}
