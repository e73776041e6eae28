using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// B2b: a percentage that the counts before it do not give. 占 divides the number before it by the one number of its unit that it can be
/// a share of; 办结率 and its like need what came in and what was done of it, one number each. A percentage that any count named in the
/// paragraph or by the table gives is right, and so is 100 % of what the sentence says all of.
/// </summary>
internal sealed partial class PercentageRule() : TextRule("B2b", Tier.Query)
{
    private enum Words { Message, Advice }

    private const decimal All = 100;
    private const int LongestParagraph = 2000;

    // With more numbers nobody can say what is a share of what.
    private const int MostCounts = 20;

    public override bool ReadsFigures => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        List<decimal> counted = [.. Counted(subject)];
        foreach (var text in subject.Texts)
        {
            List<Stated> ofText = [];
            foreach (var sentence in subject.Sentences(text))
            {
                List<Stated> ofSentence = [.. CountsOf(sentence.Text)];
                foreach (Match match in Percentage().Matches(sentence.Text))
                {
                    Evaluate(result, sentence, match, [.. ofSentence.TakeWhile(c => c.End <= match.Index)], ofText, counted);
                }

                ofText.AddRange(ofSentence.Select(c => c with { Index = sentence.Start + c.Index, End = sentence.Start + c.End }));
            }
        }
    }

    private void Evaluate(RuleResult result, Sentence sentence, Match match, List<Stated> counts, List<Stated> ofText, List<decimal> counted)
    {
        var before = OnTime(sentence.Text[..match.Index]);
        if (counts.Count is < 2 or > MostCounts || Unclear().IsMatch(before) || sentence.IsForeign(match.Groups["p"].Index) || ChineseNumber.Of(match.Groups["p"].ValueSpan) is not { } stated)
        {
            return;
        }

        var isShare = match.Groups["share"].Success;
        var part = counts[^1];
        var whole = isShare ? WholeOfShare(sentence.Text, match, counts) : WholeOfRate(sentence.Text, match, counts);
        if (whole is null || whole.Number <= 0 || part.Number > whole.Number || !IsOf(match.Groups["of"].Value, before, whole.End) || (!isShare && stated == All && Every().IsMatch(before[whole.End..])))
        {
            return;
        }

        var places = match.Groups["p"].Value is var digits && digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1 : 0;
        var tolerance = (decimal)Math.Pow(10, -places);
        List<decimal> own = [.. counts.Where(c => string.Equals(c.Unit, part.Unit, StringComparison.Ordinal)).Select(c => c.Number)];
        var exact = All * part.Number / whole.Number;
        if (IsGiven(stated, tolerance, exact, own, match.Groups["of"].Success) || (isShare && IsOfAnother(stated, tolerance, part, sentence, ofText, counts, counted)))
        {
            return;
        }

        var right = decimal.Round(exact, Math.Max(places, 2), MidpointRounding.AwayFromZero);
        var (partly, wholly) = (CheckSubject.Number(part.Number), CheckSubject.Number(whole.Number));
        var message = Say(Words.Message, sentence.Part.Name, match.Value, partly, wholly, right);
        var finding = Found(message, Say(Words.Advice, right)) with { Values = new FindingValues(stated, right), Basis = $"{partly}|{wholly}" };
        result.Add(sentence.Part.Mark(finding, sentence.Start + match.Index, match.Length));
    }

    // What the form counts as a whole of applications.
    private static IEnumerable<decimal> Counted(CheckSubject subject)
    {
        foreach (var binding in subject.Edition.BindingsOf("B1").Concat(subject.Edition.BindingsOf("B1c")))
        {
            decimal Sum(params string[] parts) =>
                parts.SelectMany(p => binding.Rows.GetValueOrDefault(p) ?? []).SelectMany(r => binding.Columns["total"].Select(c => subject[new CellId(binding.Table, r, c)].Number ?? 0)).Sum();
            yield return Sum("received");
            yield return Sum("received", "carriedOver");
            yield return Sum("handled");
        }
    }

    // Of several numbers it is not said which the share is of; one that has a share itself, or stands after 其中, is a part.
    private static Stated? WholeOfShare(string text, Match match, List<Stated> counts)
    {
        var part = counts[^1];
        if (text.AsSpan(part.End, match.Index - part.End).ContainsAny('、', '%', '％'))
        {
            return null;
        }

        var among = text.LastIndexOf("其中", part.Index, StringComparison.Ordinal);
        List<Stated> wholes =
        [
            .. counts.SkipLast(1).Where(c => string.Equals(c.Unit, part.Unit, StringComparison.Ordinal) && (among < 0 || c.Index < among)
                && !HasShare().IsMatch(text.AsSpan(c.End, part.Index - c.End))),
        ];
        return wholes.Count == 1 ? wholes[0] : null;
    }

    // Two numbers, of which the second one is what was done: not those that are new and those carried over.
    private static Stated? WholeOfRate(string text, Match match, List<Stated> counts)
    {
        var (whole, part) = (counts[^2], counts[^1]);
        if (counts.Count(c => string.Equals(c.Unit, part.Unit, StringComparison.Ordinal)) != 2 || !string.Equals(whole.Unit, part.Unit, StringComparison.Ordinal) || Waiting().IsMatch(text[..match.Index]))
        {
            return null;
        }

        var done = Done().Match(text[whole.End..part.Index]);
        done = done.Success ? done : DoneAfter().Match(text[part.End..match.Index]);
        return done.Success && !text[..whole.Index].Contains(done.Groups["done"].Value, StringComparison.Ordinal) ? whole : null;
    }

    // Rounded either way, and by any two of the numbers; 占办结总数 may mean the sum of two.
    private static bool IsGiven(decimal stated, decimal tolerance, decimal exact, List<decimal> own, bool ofTotal)
    {
        var sums = ofTotal && own.Count > 2 ? own.SelectMany((a, i) => own.Skip(i + 1).Select(b => a + b)) : [];
        return Math.Abs(exact - stated) < tolerance
            || own.Concat(sums).Where(w => w > 0).Any(w => own.Exists(p => Math.Abs((All * p / w) - stated) < tolerance && p != w));
    }

    // A total named earlier in the paragraph, two of its numbers together, or a total of the table.
    private static bool IsOfAnother(decimal stated, decimal tolerance, Stated part, Sentence sentence, List<Stated> ofText, List<Stated> ofSentence, List<decimal> counted)
    {
        var text = sentence.Part.Text;
        var reach = Math.Max(0, sentence.Start - LongestParagraph);
        var line = reach + text.AsSpan(reach, sentence.Start - reach).LastIndexOf('\n') + 1;
        List<decimal> earlier = [.. ofText.Skip(ofText.FindLastIndex(c => c.Index < line) + 1).Concat(ofSentence.TakeWhile(c => c.End <= part.Index)).Select(c => c.Number)];
        return earlier.Concat(earlier.Zip(earlier.Skip(1), (a, b) => a + b)).Concat(counted).Where(w => w > 0).Any(w => Math.Abs((All * part.Number / w) - stated) < tolerance);
    }

    private static IEnumerable<Stated> CountsOf(string text) =>
        Count().Matches(text).Select(m => new Stated(ChineseNumber.Of(m.Groups["n"].ValueSpan) ?? -1, m.Groups["u"].Value, m.Index, m.Index + m.Length));

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

    [GeneratedRegex($$"""{{Term.NumberStarts}}(?<n>{{Term.Integer}}|(?<![两百千{{Term.Numerals}}])[两百千{{Term.Numerals}}]+){{Term.Gap}}(?<u>{{Term.Counters}}|起|宗)(?!次)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Count();

    [GeneratedRegex($$"""[0-9{{Term.Numerals}}]{{Term.Over}}|{{Term.About}}|超过|分别|{{Term.Compared}}|增长|提高|下降|按期|按时|及时""", Term.Options, Term.Milliseconds)]
    private static partial Regex Unclear();

    [GeneratedRegex(@"^[^，,；;、]{0,12}[，,（(]?约?占[^，,；;、]{0,12}[%％]", Term.Options, Term.Milliseconds)]
    private static partial Regex HasShare();

    [GeneratedRegex(@"均|都|全部|全数|悉数|逐一|皆|一律|所有", Term.Options, Term.Milliseconds)]
    private static partial Regex Every();

    [GeneratedRegex(@"结转|未到期|未到办|期限内|时限内|正在|尚在|剩余|其余|余下|到期|撤回|撤销|补正", Term.Options, Term.Milliseconds)]
    private static partial Regex Waiting();

    [GeneratedRegex(@"(?<!未|没有)(?<done>办结|办复|答复|回复|处理|完成|公开|反馈|解决|办理)[^，,；;0-9]{0,6}$", Term.Options, Term.Milliseconds)]
    private static partial Regex Done();

    [GeneratedRegex(@"^[^，,；;0-9]{0,4}?(?<!未|没有)(?<done>办结|办复|答复|回复|处理|完成|公开|反馈|解决)", Term.Options, Term.Milliseconds)]
    private static partial Regex DoneAfter();

    private sealed record Stated(decimal Number, string Unit, int Index, int End);
}
