using System.Globalization;
using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>E1: the year in the title and in the preamble, and the period of the figures.</summary>
internal sealed partial class YearRule() : TextRule("E1", Tier.Error)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var year = subject.Context.Year;
        Years(result, subject.Part(TextSections.Title)!, AnyYear(), year, MessageKey.E1Title);
        var preamble = subject.Part(TextSections.Preamble)!;
        Years(result, preamble, ReportYear(), year, MessageKey.E1Preamble);

        var periods = Period().Matches(preamble.Text);
        foreach (Match match in periods)
        {
            var first = Year(match, "y1");
            var last = match.Groups["y2"].Success ? Year(match, "y2") : first;
            if (first != year || last != year)
            {
                result.Add(preamble.Mark(Finding(Tier.Error, Messages.Text(MessageKey.E1PeriodYear, match.Value, year), MessageKey.E1Advice), match.Index, match.Length));
            }
            else if (match.Groups["from"].Value is not "1月1日" || match.Groups["to"].Value is not "12月31日")
            {
                result.Add(preamble.Mark(Finding(Tier.Query, Messages.Text(MessageKey.E1Period, match.Value, year), MessageKey.E1PeriodAdvice), match.Index, match.Length));
            }
        }

        if (periods.Count == 0 && !subject.Texts.Any(t => PeriodWords().IsMatch(t.Text)))
        {
            result.Add(Finding(Tier.Hint, Messages.Text(MessageKey.E1NoPeriod), MessageKey.E1NoPeriodAdvice) with { Section = TextSections.Preamble });
        }
    }

    // A text may name other years too; only one that names other years alone is wrong.
    private void Years(RuleResult result, TextPart text, Regex pattern, int year, MessageKey message)
    {
        var years = pattern.Matches(text.Text).ToList();
        if (years.Count > 0 && !years.Exists(m => Year(m, "y") == year))
        {
            var place = years[0].Groups["y"];
            result.Add(text.Mark(Finding(Tier.Error, Messages.Text(message, place.Value, year), MessageKey.E1Advice), place.Index, place.Length));
        }
    }

    private static int Year(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private Finding Finding(Tier tier, string message, MessageKey advice) => new() { Rule = Id, Tier = tier, Message = message, Advice = Messages.Text(advice) };

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})\s*年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})\s*年度?政府信息公开(工作)?年度报告", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReportYear();

    [GeneratedRegex(@"(?<![0-9])(?<y1>20[0-9]{2})年(?<from>[0-9]{1,2}月[0-9]{1,2}日)起?(至|到|—|－|-|~|～)((?<y2>20[0-9]{2})年)?(?<to>[0-9]{1,2}月[0-9]{1,2}日)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Period();

    [GeneratedRegex(@"统计(期限|期间|时间|时限|周期|口径)|1月1日.{0,12}12月31日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeriodWords();
}
