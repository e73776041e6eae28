using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B2c: the text announces a number of points and then lists another number of them.</summary>
internal sealed partial class AnnouncedPointsRule() : TextRule("B2c", Tier.Query)
{
    private enum Words { Message, Advice }

    private const int Nearby = 14;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (Match match in Announcement().Matches(text.Text))
            {
                if (ChineseNumber.Of(match.Groups["n"].ValueSpan) is { } announced
                    && Enumeration.Starting(text.Text, match.Index + match.Length, Nearby) is { } listed
                    && listed.Count != announced
                    && listed.IsComplete
                    && (match.Groups["next"].Success || listed.FollowsColon))
                {
                    var finding = Found(Say(Words.Message, text.Name, match.Value, listed.Count, listed.Last), Say(Words.Advice));
                    result.Add(text.Mark(finding with { Values = new FindingValues(announced, listed.Count) }, match));
                }
            }
        }
    }

    [GeneratedRegex(
        """(?<next>(以下|如下|下列|下面|存在|主要(有|是|存在|表现在|体现在|从)?|着重|重点(做好|抓好|从)?|抓好|做好|还有|"""
        + $$"""仍有)[^，。；：、\n]{0,6})?(?<![{{Term.Numerals}}0-9第])(?<n>[两二三四五六七八九十]|[2-9])[ ]?((个|点|项|条|大)?(方面|问题|不足|短板|弱项|工作|措施|举措|任务)|"""
        + """点(?=着手|入手|：|:|，|。))""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Announcement();
}
