using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>E1: the year in the title and in the preamble, and the period of the figures.</summary>
internal sealed partial class YearRule() : TextRule("E1", Tier.Error)
{
    private enum Words { TitleYear, PreambleYear, PeriodYear, Advice, Period, PeriodAdvice, NoPeriod, NoPeriodAdvice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var year = subject.Context.Year;
        Years(result, subject.Part(TextSections.Title)!, AnyYear(), year, Words.TitleYear);
        var preamble = subject.Part(TextSections.Preamble)!;
        Years(result, preamble, ReportYear(), year, Words.PreambleYear);

        var periods = Period().Matches(preamble.Text);
        foreach (Match match in periods)
        {
            var first = Year(match, "y1");
            var last = match.Groups["y2"].Success ? Year(match, "y2") : first;
            if (first != year || last != year)
            {
                result.Add(preamble.Mark(Found(Say(Words.PeriodYear, match.Value, year), Say(Words.Advice), Tier.Error), match));
            }
            else if (match.Groups["from"].Value is not "1月1日" || match.Groups["to"].Value is not "12月31日")
            {
                result.Add(preamble.Mark(Found(Say(Words.Period, match.Value, year), Say(Words.PeriodAdvice), Tier.Query), match));
            }
        }

        if (periods.Count == 0 && !subject.Texts.Any(t => PeriodWords().IsMatch(t.Text)))
        {
            result.Add(Found(Say(Words.NoPeriod), Say(Words.NoPeriodAdvice), Tier.Hint) with { Section = TextSections.Preamble });
        }
    }

    // A text may name other years too; only one that names other years alone is wrong.
    private void Years(RuleResult result, TextPart text, Regex pattern, int year, Words message)
    {
        var years = pattern.Matches(text.Text).ToList();
        if (years.Count > 0 && !years.Exists(m => Year(m, "y") == year))
        {
            var place = years[0].Groups["y"];
            result.Add(text.Mark(Found(Say(message, place.Value, year), Say(Words.Advice), Tier.Error), place));
        }
    }

    private static int Year(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex($$"""{{Term.NoDigitBefore}}(?<y>{{Term.Year}})\s*年""", Term.Options, Term.Milliseconds)]
    private static partial Regex AnyYear();

    [GeneratedRegex($$"""{{Term.NoDigitBefore}}(?<y>{{Term.Year}})\s*年度?政府信息公开(工作)?年度报告""", Term.Options, Term.Milliseconds)]
    private static partial Regex ReportYear();

    [GeneratedRegex($$"""{{Term.NoDigitBefore}}(?<y1>{{Term.Year}})年(?<from>{{Term.Day}})起?(至|到|—|－|-|~|～)((?<y2>{{Term.Year}})年)?(?<to>{{Term.Day}})""", Term.Options, Term.Milliseconds)]
    private static partial Regex Period();

    [GeneratedRegex(@"统计(期限|期间|时间|时限|周期|口径)|1月1日.{0,12}12月31日", Term.Options, Term.Milliseconds)]
    private static partial Regex PeriodWords();
}
