using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// B2b: a percentage that the counts before it in the same sentence do not give. 占 takes the number before it of the first one
/// of its unit; 办结率 and its like need exactly two numbers of one unit. A percentage that any two of the counts give is right.
/// </summary>
internal sealed partial class PercentageRule() : TextRule("B2b", Tier.Query)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var sentence in subject.Sentences(text))
            {
                foreach (Match match in Percentage().Matches(sentence.Text))
                {
                    Evaluate(result, sentence, match);
                }
            }
        }
    }

    private void Evaluate(RuleResult result, Sentence sentence, Match match)
    {
        List<(decimal Number, string Unit, int End)> counts =
        [
            .. Count().Matches(sentence.Text[..match.Index]).Select(m => (ChineseNumber.Of(m.Groups["n"].ValueSpan) ?? -1, m.Groups["u"].Value, m.Index + m.Length)),
        ];
        var before = OnTime(sentence.Text[..match.Index]);
        if (counts.Count < 2 || Unclear().IsMatch(before) || sentence.IsForeign(match.Groups["p"].Index) || !IsOf(match.Groups["of"].Value, before, counts[0].End) || ChineseNumber.Of(match.Groups["p"].ValueSpan) is not { } stated)
        {
            return;
        }

        var unit = counts[^1].Unit;
        List<decimal> own = [.. counts.Where(c => string.Equals(c.Unit, unit, StringComparison.Ordinal)).Select(c => c.Number)];
        var isShare = match.Groups["share"].Success;
        if (own.Count < 2 || (!isShare && own.Count > 2) || own[0] <= 0 || own[^1] > own[0] || (isShare && sentence.Text.AsSpan(counts[^1].End, match.Index - counts[^1].End).ContainsAny('、', '%')))
        {
            return;
        }

        var places = match.Groups["p"].Value is var digits && digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1 : 0;
        var exact = 100 * own[^1] / own[0];
        if (IsGiven(stated, (decimal)Math.Pow(10, -places), exact, own, match.Groups["of"].Success))
        {
            return;
        }

        var right = decimal.Round(exact, Math.Max(places, 2), MidpointRounding.AwayFromZero);
        var (part, whole) = (CheckSubject.Number(own[^1]), CheckSubject.Number(own[0]));
        var message = Say(Words.Message, sentence.Part.Name, match.Value, part, whole, right);
        var finding = Found(message, Say(Words.Advice, right)) with { Values = new FindingValues(stated, right), Basis = $"{part}|{whole}" };
        result.Add(sentence.Part.Mark(finding, sentence.Start + match.Index, match.Length));
    }

    // Rounded either way, and by any two of the numbers; 占办结总数 may mean the sum of two.
    private static bool IsGiven(decimal stated, decimal tolerance, decimal exact, List<decimal> own, bool ofTotal)
    {
        var sums = ofTotal && own.Count > 2 ? own.SelectMany((a, i) => own.Skip(i + 1).Select(b => a + b)) : [];
        return Math.Abs(exact - stated) < tolerance
            || own.Concat(sums).Where(w => w > 0).Any(w => own.Exists(p => Math.Abs((100 * p / w) - stated) < tolerance && p != w));
    }

    // 占办结总数: what the first number counts must be that.
    private static bool IsOf(string named, string before, int end) => named.Length == 0 || before[..Math.Min(end, before.Length)].Contains(named, StringComparison.Ordinal);

    // 按期办结54件，按期办结率: both are of the same; otherwise what is late is not told apart.
    private static string OnTime(string before)
    {
        var counted = CountedOnTime().Replace(before, m => m.Groups["rest"].Value);
        return counted.Length < before.Length && (counted.EndsWith("按期", StringComparison.Ordinal) || counted.EndsWith("按时", StringComparison.Ordinal)) ? counted[..^2] : before;
    }

    [GeneratedRegex(@"(按期|按时)(?<rest>(办结|办复|答复|回复|办理)(了)?[0-9])", Term.Options, Term.Milliseconds)]
    private static partial Regex CountedOnTime();

    [GeneratedRegex(
        @"((?<share>占(比|总数|总量|全部|总|其中|(全部)?(?<of>申请|办结|办理|受理|公开|发布|信息|答复)(总|件)?(数量?|量))?(的|为|达到?)?)|"
        + @"(办结|办复|答复|回复|处理|完成|公开)率(为|达到?|是|均为)?)[ ]*(?<p>[0-9]+(\.[0-9]+)?)[ ]*[%％](?!以上|左右|以内)",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Percentage();

    [GeneratedRegex($$"""{{Term.NumberStarts}}(?<n>{{Term.Integer}}|[一二两三四五六七八九十百千]+){{Term.Gap}}(?<u>{{Term.Counters}}|起|宗)(?!次)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Count();

    [GeneratedRegex($$"""[0-9{{Term.Numerals}}]{{Term.Over}}|{{Term.About}}|超过|分别|{{Term.Compared}}|增长|提高|下降|按期|按时""", Term.Options, Term.Milliseconds)]
    private static partial Regex Unclear();
}
