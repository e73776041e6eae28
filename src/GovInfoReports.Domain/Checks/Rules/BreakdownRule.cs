using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// B2a: a number and its parts after 其中, behind a colon or in brackets. Only where each part has one number of the same unit, no
/// comparisons or approximations stand among them, and no way to read the sentence makes the parts right: they may be those of the sum
/// of several numbers before them, of what the table counts, or not all of them.
/// </summary>
internal sealed partial class BreakdownRule() : TextRule("B2a", Tier.Query)
{
    private enum Words { More, Less, Advice }

    private const decimal NearlyAll = 0.8m;
    private const int LongestList = 500;

    // No text has as many; each is looked at by itself.
    private const int MostLists = 300;
    private const int LongestLead = 200;
    private const int MostWholes = 6;

    public override bool ReadsFigures => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        List<string> results = [.. subject.Edition.BindingsOf("B1c").SelectMany(b => b.Words.Where(w => w.Key is not "handled").SelectMany(w => w.Value))];
        List<decimal> counted = [.. Counted(subject)];
        foreach (var text in subject.Texts)
        {
            foreach (var match in Whole().Matches(text.Text).Take(MostLists))
            {
                if (ListAt(text.Text, match.Index + match.Length) is var (list, end) && Differs(text, match, list, end, results, counted) is { } finding)
                {
                    result.Add(text.Mark(finding, match.Index, Math.Max(end, match.Index + match.Length) - match.Index));
                }
            }
        }
    }

    private Finding? Differs(TextPart text, Match match, string list, int end, List<string> results, List<decimal> counted)
    {
        var unit = UnitOf(match);
        var (parts, isOpen, areResults) = PartsOf(list, unit, results);
        List<decimal> wholes = parts.Count < 2 ? [] : WholesOf(text.Text, match, unit);
        if (wholes.Count == 0)
        {
            return null;
        }

        // Where the first parts make up a whole already, what follows is of something else.
        var readings = Together(wholes);
        var sum = parts.Sum();
        if (Enumerable.Range(1, parts.Count).Any(n => readings.Contains(parts.Take(n).Sum()))
            || wholes.Zip(wholes.Skip(1), (a, b) => a - b).Contains(sum)
            || (counted.Contains(sum) && readings.Exists(counted.Contains)))
        {
            return null;
        }

        // A bracket tells of the number that it follows.
        var isSingle = wholes.Count == 1 || match.Groups["end"].Value[0] is '（' or '(';
        var whole = isSingle ? wholes[^1] : readings.Max();
        if (sum > whole)
        {
            return Differs(text, match, whole, parts, Tier);
        }

        // Parts that fall short may simply not be all of them; results of applications, which the form names all, hardly ever are meant so.
        var isNearlyAll = sum >= NearlyAll * whole;
        var areAllResults = areResults && match.Groups["among"].Success && char.IsAsciiDigit(match.Groups["n"].Value[0]);
        return isSingle && !isOpen && !match.Groups["aside"].Success && (isNearlyAll || areAllResults) && !GoesOn(text.Text, end, unit, sum, whole)
            ? Differs(text, match, whole, parts, isNearlyAll ? Tier : Tier.Hint)
            : null;
    }

    private Finding Differs(TextPart text, Match match, decimal whole, List<decimal> parts, Tier tier)
    {
        var sum = parts.Sum();
        List<string> numbers = [.. parts.Select(p => CheckSubject.Number(p))];
        var message = Say(
            sum > whole ? Words.More : Words.Less,
            text.Name, whole, match.Groups["u"].Value, string.Join('＋', numbers), sum, Math.Abs(whole - sum));
        return Found(message, Say(Words.Advice), tier) with { Values = new FindingValues(whole, sum), Basis = string.Join('|', numbers) };
    }

    // Received, with those carried over, and handled: 新收9件，其中 … may tell of the ten that were at hand.
    private static IEnumerable<decimal> Counted(CheckSubject subject)
    {
        decimal Sum(RuleBinding binding, string part) => binding.Rows[part].SelectMany(r => binding.Columns["total"].Select(c => subject[new CellId(binding.Table, r, c)].Number ?? 0)).Sum();
        foreach (var binding in subject.Edition.BindingsOf("B1"))
        {
            yield return Sum(binding, "received");
            yield return Sum(binding, "received") + Sum(binding, "carriedOver");
        }

        foreach (var binding in subject.Edition.BindingsOf("B1c"))
        {
            yield return Sum(binding, "handled");
        }
    }

    // The numbers of the unit in the sentence up to the list: any of them, or several together, may be what the parts are of.
    private static List<decimal> WholesOf(string text, Match match, string unit)
    {
        var from = text.LastIndexOfAny(['。', '；', ';', '\n'], match.Index) + 1;
        if (text.AsSpan(from, match.Index - from).Contains("结转", StringComparison.Ordinal) && from > 1 && text[from - 1] is not '\n')
        {
            from = text.LastIndexOfAny(['。', '；', ';', '\n'], from - 2) + 1;
        }

        from = Math.Max(from, match.Index - LongestLead);
        var stated = Amount().Matches(text[from..match.Groups["end"].Index]).Where(m => string.Equals(UnitOf(m), unit, StringComparison.Ordinal)).ToList();
        return NoCount().IsMatch(text[from..match.Groups["n"].Index])
            ? []
            : [.. stated.Where(m => !Change().IsMatch(text[from..(from + m.Index)])).Select(m => ChineseNumber.Of(m.Groups["n"].ValueSpan) ?? -1).TakeLast(MostWholes)];
    }

    private static List<decimal> Together(List<decimal> wholes)
    {
        List<decimal> readings = [];
        for (var i = 0; i < wholes.Count; i++)
        {
            var sum = 0m;
            readings.AddRange(wholes.Skip(i).Select(w => sum += w));
        }

        return readings;
    }

    // Up to the full stop or the bracket that closes; what stands in brackets of its own is no part of the list.
    private static (string List, int End)? ListAt(string text, int start)
    {
        StringBuilder list = new();
        var depth = 0;
        for (var i = start; i <= start + LongestList; i++)
        {
            if (i == text.Length || text[i] is '\n' || (depth == 0 && text[i] is '。' or '）' or ')'))
            {
                return (list.ToString(), i);
            }

            depth += text[i] switch { '（' or '(' => 1, '）' or ')' => -1, _ => 0 };
            if (depth == 0 && text[i] is not '）' and not ')')
            {
                list.Append(text[i]);
            }
        }

        return null;
    }

    private static (List<decimal> Parts, bool IsOpen, bool AreResults) PartsOf(string list, string unit, List<string> results)
    {
        List<decimal> parts = [];
        var (isOpen, areResults) = (Partly().IsMatch(list), true);
        var words = Share().Replace(list, string.Empty);
        if (Unclear().IsMatch(words))
        {
            return ([], false, false);
        }

        // 另发布视频15条 is no part of what was told of; nor is 回复留言30条 where the first part was not replied to.
        var clauses = Separators().Split(words);
        var verb = VerbOf(clauses[0]);
        foreach (var (i, clause) in clauses.Index())
        {
            if (Besides().IsMatch(clause) || (i > 0 && VerbOf(clause) is { Length: > 0 } other && !string.Equals(other, verb, StringComparison.Ordinal)))
            {
                isOpen |= Further().IsMatch(clause);
                break;
            }

            var amounts = Amount().Matches(clause);
            if (amounts.Count == 0)
            {
                isOpen |= Rest().IsMatch(clause);
                continue;
            }

            if (amounts.Count > 1 || !string.Equals(UnitOf(amounts[0]), unit, StringComparison.Ordinal))
            {
                return ([], false, false);
            }

            parts.Add(ChineseNumber.Of(amounts[0].Groups["n"].ValueSpan) ?? -1);
            isOpen |= clause[(amounts[0].Index + amounts[0].Length)..].StartsWith('等');
            areResults &= results.Exists(r => clause.Contains(r, StringComparison.Ordinal));
        }

        return (parts, isOpen, areResults);
    }

    // Publishing has several words for one thing.
    private static string VerbOf(string clause) => Verb().Match(clause).Groups["verb"].Value is var verb && verb is "发布" or "更新" ? "公开" : verb;

    // 其中政策60条、动态30条。其余10条为转载。
    private static bool GoesOn(string text, int end, string unit, decimal sum, decimal whole)
    {
        if (end >= text.Length - 1 || text[end] is '\n')
        {
            return false;
        }

        var next = text[(end + 1)..Math.Min(text.Length, end + LongestLead)].Split('\n', '。')[0];
        if (Rest().IsMatch(next) || Further().IsMatch(next))
        {
            return true;
        }

        foreach (Match match in Amount().Matches(next))
        {
            sum += string.Equals(UnitOf(match), unit, StringComparison.Ordinal) ? ChineseNumber.Of(match.Groups["n"].ValueSpan) ?? 0 : 0;
            if (sum == whole)
            {
                return true;
            }
        }

        return false;
    }

    // 9场次 are 9场; persons stay persons 人次.
    private static string UnitOf(Match match) => match.Groups["u"].Value is [var unit and not '人', '次'] ? unit.ToString() : match.Groups["u"].Value;

    // A list behind a colon or in brackets tells all of it, as 其中 does. Aside: （含上年结转1件） between them.
    [GeneratedRegex(
        $$"""{{Term.NumeralStarts}}(?<n>[0-9][0-9,]*|[{{Term.Ones}}两]?[十百千][{{Term.Numerals}}百千零]*){{Term.Gap}}(?<u>人次|({{Term.Counters}})次?)((政府)?信息|"""
        + $$"""申请|文件)?(?<aside>[（(][^（）()。\n]{1,40}[）)](?=[，,。；;]?{{Term.Gap}}其中))?(?<end>[（(]{{Term.Gap}}(?<among>其中)?[，,：:]?|[，,。；;：:]?{{Term.Gap}}(?<among>其中)[，,：:]?|{{Term.Colon}})""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Whole();

    [GeneratedRegex($$"""{{Term.NumeralStarts}}(?<n>[0-9][0-9,]*|[{{Term.Numerals}}百千两零]+){{Term.Gap}}(?<u>人次|({{Term.Counters}})次?|家|人|万|元|%|％)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Amount();

    // A number that is about, on average or in each has no parts that add up.
    [GeneratedRegex(@"(约|近|逾|超|超过|不足|至少|平均|日均|人均|年均|每|第|目标|计划)(为)?[ ]*$", Term.Options, Term.Milliseconds)]
    private static partial Regex NoCount();

    [GeneratedRegex(@"(增加|减少|增长|下降|上升|提高|多|少)(了)?[ ]*$", Term.Options, Term.Milliseconds)]
    private static partial Regex Change();

    [GeneratedRegex($$"""[，；;、]|,(?![0-9]{3}{{Term.NoDigitAfter}})|(?<={{Term.Counters}}|人次)(以及|和|及|与)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(约|各)?占(比|总数|总量)?[^，,；;、。0-9]{0,12}[0-9]{1,3}(\.[0-9]+)?[ ]*[%％]", Term.Options, Term.Milliseconds)]
    private static partial Regex Share();

    [GeneratedRegex(
        $$"""(其|之|当)中|[条件篇项]中|{{Term.Compared}}|比上年|较上年|较去年|增加|增长|减少|下降|累计|超过|以上|以下|以内|每|重复|交叉|"""
        + $$"""各[0-9{{Term.Numerals}}]|[0-9]{{Term.Over}}|{{Term.About}}|[0-9]\.[0-9]""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Unclear();

    [GeneratedRegex(@"^[ ]*(另|此外|同时|还|并|共)", Term.Options, Term.Milliseconds)]
    private static partial Regex Besides();

    [GeneratedRegex(
        $$"""^[ ]*(全年|今年|本年度?|共|已|全部)*(?<verb>{{Term.Received}}|回复|办结|办理|答复|处理|召开|开展|组织|举办|举行|印发|制发|编发|发放|承办|参加|公开|发布|更新|推送|接待|解答|清理|修订|完成)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Verb();

    [GeneratedRegex(@"其余|其他|其它|剩余|余下|余者|等", Term.Options, Term.Milliseconds)]
    private static partial Regex Rest();

    // A list that says itself that it is not all.
    [GeneratedRegex(@"^[ ]*(主要|重点|含|包括|包含|涉及)", Term.Options, Term.Milliseconds)]
    private static partial Regex Partly();

    [GeneratedRegex(@"^[ ]*(另|还|此外|余)", Term.Options, Term.Milliseconds)]
    private static partial Regex Further();
}
