using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// B2b: a percentage that the counts before it in the same sentence do not give. 占 takes the number before it of the first one
/// of its unit; 办结率 and its like need exactly two numbers of one unit. A percentage that any two of the counts give is right.
/// </summary>
internal sealed partial class PercentageRule() : TextRule("B2b", Tier.Query)
{
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
        var tolerance = (decimal)Math.Pow(10, -places);
        var exact = 100 * own[^1] / own[0];
        List<decimal> wholes = [.. own.Concat(match.Groups["of"].Success && own.Count > 2 ? own.SelectMany((a, i) => own.Skip(i + 1).Select(b => a + b)) : []).Where(w => w > 0)];
        if (Math.Abs(exact - stated) < tolerance || wholes.Exists(w => own.Exists(p => Math.Abs((100 * p / w) - stated) < tolerance && p != w)))
        {
            return;
        }

        var right = decimal.Round(exact, Math.Max(places, 2), MidpointRounding.AwayFromZero);
        result.Add(sentence.Part.Mark(
            new Finding
            {
                Rule = Id,
                Tier = Tier,
                Values = new FindingValues(stated, right),
                Message = Messages.Text(MessageKey.B2b, sentence.Part.Name, match.Value, CheckSubject.Number(own[^1]), CheckSubject.Number(own[0]), CheckSubject.Number(right)),
                Advice = Messages.Text(MessageKey.B2bAdvice, CheckSubject.Number(right)),
                Basis = $"{CheckSubject.Number(own[^1])}|{CheckSubject.Number(own[0])}",
            },
            sentence.Start + match.Index,
            match.Length));
    }

    // 占办结总数: what the first number counts must be that.
    private static bool IsOf(string named, string before, int end) => named.Length == 0 || before[..Math.Min(end, before.Length)].Contains(named, StringComparison.Ordinal);

    // 按期办结54件，按期办结率: both are of the same; otherwise what is late is not told apart.
    private static string OnTime(string before)
    {
        var counted = CountedOnTime().Replace(before, m => m.Groups["rest"].Value);
        return counted.Length < before.Length && (counted.EndsWith("按期", StringComparison.Ordinal) || counted.EndsWith("按时", StringComparison.Ordinal)) ? counted[..^2] : before;
    }

    [GeneratedRegex(@"(按期|按时)(?<rest>(办结|办复|答复|回复|办理)(了)?[0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountedOnTime();

    [GeneratedRegex(@"((?<share>占(比|总数|总量|全部|总|其中|(全部)?(?<of>申请|办结|办理|受理|公开|发布|信息|答复)(总|件)?(数量?|量))?(的|为|达到?)?)|(办结|办复|答复|回复|处理|完成|公开)率(为|达到?|是|均为)?)[ ]*(?<p>[0-9]+(\.[0-9]+)?)[ ]*[%％](?!以上|左右|以内)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percentage();

    [GeneratedRegex(@"(?<![0-9A-Za-z.,〔-])(?<n>[0-9]{1,3}(,[0-9]{3})+|[0-9]+|[一二两三四五六七八九十百千]+)[ \u00a0]*(?<u>条|件|篇|项|份|个|次|期|场|起|宗)(?!次)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"[0-9一二三四五六七八九十](余|多)|约[0-9]|近[0-9]|超过|分别|同比|环比|增长|提高|下降|按期|按时", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unclear();
}

/// <summary>B2c: the text announces a number of points and then lists another number of them.</summary>
internal sealed partial class AnnouncedPointsRule() : TextRule("B2c", Tier.Query)
{
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
                    result.Add(text.Mark(
                        new Finding
                        {
                            Rule = Id,
                            Tier = Tier,
                            Values = new FindingValues(announced, listed.Count),
                            Message = Messages.Text(MessageKey.B2c, text.Name, match.Value, listed.Count, listed.Last),
                            Advice = Messages.Text(MessageKey.B2cAdvice),
                        },
                        match.Index,
                        match.Length));
                }
            }
        }
    }

    [GeneratedRegex(@"(?<next>(以下|如下|下列|下面|存在|主要(有|是|存在|表现在|体现在|从)?|着重|重点(做好|抓好|从)?|抓好|做好|还有|仍有)[^，。；：、\n]{0,6})?(?<![一二三四五六七八九十0-9第])(?<n>[两二三四五六七八九十]|[2-9])[ ]?((个|点|项|条|大)?(方面|问题|不足|短板|弱项|工作|措施|举措|任务)|点(?=着手|入手|：|:|，|。))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Announcement();
}

/// <summary>B2d: 一是、二是 or 第一、第二 skips a number or has one twice.</summary>
internal sealed class PointOrderRule() : TextRule("B2d", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var slip in Enumeration.Slips(text.Text, Enumeration.InLine))
            {
                result.Add(Enumeration.Finding(Id, Tier, text, slip, MessageKey.B2d));
            }
        }
    }
}

/// <summary>D1a: （一）、（二） or 1.、2. at the beginning of lines skips a number or has one twice.</summary>
internal sealed class LineOrderRule() : TextRule("D1a", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var slip in Enumeration.AtLineStart.SelectMany(style => Enumeration.Slips(text.Text, [style])))
            {
                result.Add(Enumeration.Finding(Id, Tier, text, slip, MessageKey.D1a));
            }
        }
    }
}

/// <summary>A number out of order.</summary>
internal sealed record OrderSlip(int Index, int Length, string Words, int Number, int Before);

/// <summary>Points listed in running text.</summary>
internal sealed record Enumeration(int Count, string Last, bool IsComplete, bool FollowsColon)
{
    private const string Options = "[一二三四五六七八九十]";

    /// <summary>Styles within a line.</summary>
    public static Regex[] InLine { get; } =
    [
        Of($@"(?<=^|[，。；：:;,、\n\r ）)“”\u3000])(?<n>{Options})是(?!一个|否|以)"),
        Of($@"(?<=^|[。；：:;\n\r \u3000])第(?<n>{Options})[，,、是：]"),
    ];

    /// <summary>Styles behind a colon or semicolon. Where nothing announces them they may be quoted from a law.</summary>
    public static Regex[] BehindColon { get; } =
    [
        Of($@"(?<=[：:；;。])[（(](?<n>{Options})[)）]"),
        Of(@"(?<=[：:；;。])(?<n>[0-9]{1,2})[.、．](?![0-9])"),
    ];

    /// <summary>Styles at the beginning of lines.</summary>
    public static Regex[] AtLineStart { get; } =
    [
        Of($@"(?<=^|\n)[ \u3000]*[（(](?<n>{Options})[)）]"),
        Of(@"(?<=^|\n)[ \u3000]*(?<n>[0-9]{1,2})[.、．](?![0-9])"),
        Of(@"(?<=^|\n)[ \u3000]*[（(](?<n>[0-9]{1,2})[)）]"),
    ];

    /// <summary>The points that begin with the first one shortly after a place, whatever their style.</summary>
    public static Enumeration? Starting(string text, int from, int within)
    {
        foreach (var style in InLine.Concat(AtLineStart).Concat(BehindColon))
        {
            var points = style.Matches(text, from);
            if (points.Count == 0 || points[0].Index - from > within || Number(points[0]) != 1)
            {
                continue;
            }

            var between = text[from..points[0].Index];
            if (between.Any(c => c is '。' or '，' or '；') && between.TrimEnd() is not [.., '。' or '，' or '：' or ':' or '；'])
            {
                return null;
            }

            var run = points.TakeWhile((p, i) => i == 0 || Number(p) > 1).ToList();
            var isOrdered = run.Select((p, i) => Number(p) == i + 1).All(right => right);
            return new Enumeration(run.Count, run[^1].Value.Trim(), isOrdered && run.Count > 1, between.TrimEnd() is [.., '：' or ':'] || between.TrimEnd().Length == 0);
        }

        return null;
    }

    /// <summary>Numbers that do not follow the one before them. A list begins anew with its first number.</summary>
    public static IEnumerable<OrderSlip> Slips(string text, IEnumerable<Regex> styles)
    {
        foreach (var style in styles)
        {
            var before = 0;
            foreach (Match match in style.Matches(text))
            {
                var number = Number(match);
                if (number == 1)
                {
                    before = 1;
                }
                else if (before > 0 && number != before + 1)
                {
                    var start = match.Index + match.Length - match.Value.TrimStart().Length;
                    yield return new OrderSlip(start, match.Value.TrimStart().Length, match.Value.Trim(), number, before);
                    before = 0;
                }
                else if (before > 0)
                {
                    before = number;
                }
            }
        }
    }

    public static Finding Finding(string rule, Tier tier, TextPart text, OrderSlip slip, MessageKey message) => text.Mark(
        new Finding
        {
            Rule = rule,
            Tier = tier,
            Message = Messages.Text(
                message, text.Name, slip.Words, Messages.Text(slip.Number <= slip.Before ? MessageKey.OrderTwice : MessageKey.OrderSkipped), slip.Before.ToString(CultureInfo.InvariantCulture)),
            Advice = Messages.Text(MessageKey.OrderAdvice),
        },
        slip.Index,
        slip.Length);

    private static int Number(Match match) => (int)(ChineseNumber.Of(match.Groups["n"].ValueSpan) ?? 0);

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
