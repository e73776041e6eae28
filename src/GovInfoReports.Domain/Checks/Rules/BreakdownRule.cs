using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// B2a: a number and its parts after 其中. Only where each part has one number of the same unit, and no sub-parts, comparisons
/// or approximations stand among them.
/// </summary>
internal sealed partial class BreakdownRule() : TextRule("B2a", Tier.Query)
{
    private enum Words { More, Less, Advice }

    private const decimal NearlyAll = 0.8m;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (Match match in Whole().Matches(text.Text))
            {
                var parts = PartsOf(match.Groups["parts"].Value, UnitOf(match), out var isOpen);
                if (parts.Count < 2)
                {
                    continue;
                }

                var whole = ChineseNumber.Of(match.Groups["n"].ValueSpan) ?? -1;
                var sum = parts.Sum();

                // Where the first parts make up the whole already, what follows is of something else.
                if (Enumerable.Range(1, parts.Count).Any(n => parts.Take(n).Sum() == whole))
                {
                    continue;
                }

                // Parts that fall short may simply not be all of them; a list behind a colon, or one in words, hardly ever is meant to be.
                var isHint = sum < whole && (isOpen || sum < NearlyAll * whole);
                if (isHint && !IsPlain(match))
                {
                    continue;
                }

                result.Add(text.Mark(Differs(text, match, whole, parts) with { Tier = isHint ? Tier.Hint : Tier }, match));
            }
        }
    }

    private Finding Differs(TextPart text, Match match, decimal whole, List<decimal> parts)
    {
        var sum = parts.Sum();
        List<string> numbers = [.. parts.Select(p => CheckSubject.Number(p))];
        var message = Say(
            sum > whole ? Words.More : Words.Less,
            text.Name, whole, match.Groups["u"].Value, string.Join('＋', numbers), sum, Math.Abs(whole - sum));
        return Found(message, Say(Words.Advice)) with { Values = new FindingValues(whole, sum), Basis = string.Join('|', numbers) };
    }

    private static List<decimal> PartsOf(string sentence, string unit, out bool isOpen)
    {
        isOpen = false;
        List<decimal> parts = [];
        var words = Brackets().Replace(sentence, string.Empty);
        if (Unclear().IsMatch(words))
        {
            return [];
        }

        // 另发布视频15条 is no part of what was told of.
        foreach (var clause in words.Split('，', ',', '；', ';', '、').TakeWhile(c => !Besides().IsMatch(c)))
        {
            var amounts = Amount().Matches(clause);
            if (amounts.Count == 0)
            {
                continue;
            }

            if (amounts.Count > 1 || !string.Equals(UnitOf(amounts[0]), unit, StringComparison.Ordinal))
            {
                return [];
            }

            parts.Add(ChineseNumber.Of(amounts[0].Groups["n"].ValueSpan) ?? -1);
            isOpen = clause[(amounts[0].Index + amounts[0].Length)..].StartsWith('等');
        }

        return parts;
    }

    private static bool IsPlain(Match match) => char.IsAsciiDigit(match.Groups["n"].Value[0]) && match.Value.Contains("其中", StringComparison.Ordinal);

    // 9场次 are 9场; persons stay persons 人次.
    private static string UnitOf(Match match) => match.Groups["u"].Value is [var unit and not '人', '次'] ? unit.ToString() : match.Groups["u"].Value;

    // A list behind a colon tells all of it, as 其中 does.
    [GeneratedRegex(
        $$"""{{Term.NumeralStarts}}(?<n>[0-9][0-9,]*|[{{Term.Ones}}两]?[十百千][{{Term.Numerals}}百千零]*){{Term.Gap}}(?<u>人次|({{Term.Counters}})次?)(信息|"""
        + $$"""申请|文件)?([，,。；;：:（(]?{{Term.Gap}}其中[，,：:]?|{{Term.Colon}})(?<parts>[^。\n]*)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Whole();

    [GeneratedRegex($$"""{{Term.NumeralStarts}}(?<n>[0-9][0-9,]*|[{{Term.Numerals}}百千两零]+){{Term.Gap}}(?<u>人次|({{Term.Counters}})次?|家|人|万|元|%|％)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Amount();

    [GeneratedRegex($$"""其中|{{Term.Compared}}|比上年|较上年|较去年|增加|增长|减少|下降|累计|各[0-9{{Term.Numerals}}]|[0-9]{{Term.Over}}|{{Term.About}}|[0-9]\.[0-9]""", Term.Options, Term.Milliseconds)]
    private static partial Regex Unclear();

    [GeneratedRegex(@"^[ ]*(另|此外|同时|还)", Term.Options, Term.Milliseconds)]
    private static partial Regex Besides();

    [GeneratedRegex(@"（[^）]*）|\([^)]*\)", Term.Options, Term.Milliseconds)]
    private static partial Regex Brackets();
}
