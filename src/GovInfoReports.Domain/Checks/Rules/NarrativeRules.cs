using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>The applications a report counts, and the text in which it would speak of them.</summary>
internal abstract class RequestsNarrativeRule(string id, Tier tier) : CheckRule(id, tier)
{
    public override bool AppliesTo(CheckSubject subject) => subject.Edition.BindingsOf("B1").Any();

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf("B1"))
        {
            List<CellId> received = [.. Cells(binding, "received")];
            List<CellId> carriedOver = [.. Cells(binding, "carriedOver")];
            if (received.Concat(carriedOver).Any(c => subject[c].IsBlank))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(received[0])));
                continue;
            }

            List<TextPart> texts =
            [
                .. subject.Texts.Where(t => string.Equals(t.Section, binding.Table, StringComparison.Ordinal)
                    || t.Section is TextSections.Additional
                    || subject.Edition.Section(t.Section) is { Aspects.Count: > 0 }),
            ];
            Evaluate(subject, result, texts, received, carriedOver);
        }
    }

    protected abstract void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver);

    private static IEnumerable<CellId> Cells(RuleBinding binding, string part) =>
        binding.Rows[part].SelectMany(r => binding.Columns["total"].Select(c => new CellId(binding.Table, r, c)));
}

/// <summary>B1a: the text says that no application was received while the table counts some.</summary>
internal sealed partial class NoneReceivedRule() : RequestsNarrativeRule("B1a", Tier.Error)
{
    protected override void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver)
    {
        List<CellId> cells = [.. received, .. carriedOver];
        var sum = cells.Sum(c => subject[c].Addend!.Value);
        if (sum == 0)
        {
            return;
        }

        foreach (var text in texts)
        {
            foreach (var sentence in subject.Sentences(text).Where(s => !Disputes().IsMatch(s.Text)))
            {
                var match = NoneReceived().Matches(sentence.Text).Concat(IsOfPart(sentence) ? [] : NobodyAsked().Matches(sentence.Text))
                    .FirstOrDefault(m => !sentence.IsForeign(m.Index) && !Except().IsMatch(sentence.Text[..m.Index]));
                if (match is not null)
                {
                    result.Add(text.Mark(
                        new Finding
                        {
                            Rule = Id,
                            Tier = Tier,
                            Cells = cells,
                            Values = new FindingValues(0, sum),
                            Message = Messages.Text(MessageKey.B1a, text.Name, match.Value, CheckSubject.Number(sum)),
                            Advice = Messages.Text(MessageKey.B1aAdvice, CheckSubject.Number(sum)),
                        },
                        sentence.Start + match.Index,
                        match.Length));
                    return;
                }
            }
        }
    }

    // By one channel or from one kind of applicant none may have come; so where the sentence counts some, too.
    private static bool IsOfPart(Sentence sentence) => sentence.Amounts.Any(a => a.Number > 0) || OfPart().IsMatch(sentence.Text);

    [GeneratedRegex(@"除[^。；]{0,20}外|(如|若|凡|即使|倘|对|无论)[^，。；]{0,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Except();

    [GeneratedRegex(@"网络|网上|网站|线上|线下|在线|邮寄|信函|邮件|来函|当面|现场|传真|平台|窗口|书面|商业企业|科研机构|社会公益|法律服务|自然人|律师|半年|季度|逾期|超期|延期|涉及|类", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPart();

    [GeneratedRegex(@"(未|没有)(收到|接到|接收到|受理)过?(任何)?(公民、法人(和|或|或者|及|以及)其他组织|(广大|社会|人民)?(群众|公众)|任何(单位|组织)(和|或|、)个人|申请人)?(的|提出的?|提交的?)?((要求|请求)公开政府信息的?申请|政府信息公开申请|信息公开申请|依申请公开(政府信息)?(的?申请)?)(?=$|[，、])|无人[^，。；、]{0,10}(申请公开(政府)?信息|(提出|提交|递交)过?(政府)?信息公开申请)|(未|没)有(任何)?(申请人|群众|公民|公众|人|单位|(单位|组织)(和|或|、)个人)[^，。；、]{0,10}((提交|提出|递交)过?(政府)?信息公开申请|申请公开过?政府信息)(?=$|[，、])|((未|没有)(发生|出现|产生)过?|(?<![有毫])无)依申请公开(政府信息)?(的?申请)?的?(情况|情形|事项|件)?(?=$|[，、])|(政府信息公开申请|信息公开申请|依申请公开(政府信息)?(的?申请)?)(工作)?(方面)?[，,]?(全年|本年度?|年内)?的?(新收|收到|受理|接收|申请)?总?(数量|件数|数|量)(为|是|：)(0|零)(件|条|份)?(?=$|[，、])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NobodyAsked();

    [GeneratedRegex(@"(未|没有)(收到|接到|接收到|受理)过?(任何)?(公民、法人(和|或|或者|及|以及)其他组织)?(的|提出(的)?)?(依申请公开(政府信息)?(的?申请)?|公开政府信息的?申请|政府信息(依申请公开|公开申请)(的?申请)?|信息公开申请)|(?<=^|[，：:、年度\u4e00-\u9fa5-[没]])(?<!如|若|均|并|且)无(政府信息公开申请|依申请公开(申请|事项|情况))(情况|事项|件)?(?=$|[，、])|(收到|接到|受理)(政府信息公开申请|依申请公开(申请)?|信息公开申请)(共|为)?[ ]*(0|零)[ ]*(件|条|份|次|宗|例)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoneReceived();

    [GeneratedRegex(@"复议|诉讼|不服|投诉(?!类)|举报(?!投诉|类)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Disputes();
}

/// <summary>B1b: the number of applications in the text is neither the received ones nor those with the carried over ones.</summary>
internal sealed partial class NumberReceivedRule() : RequestsNarrativeRule("B1b", Tier.Query)
{
    protected override void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver)
    {
        var fresh = received.Sum(c => subject[c].Addend!.Value);
        var all = fresh + carriedOver.Sum(c => subject[c].Addend!.Value);
        foreach (var text in texts)
        {
            List<StatedFigure> stated = [.. subject.Sentences(text).SelectMany(s => s.Amounts.Where(a => a.IsExact && a.Number > 0 && !s.IsForeign(a.Index)).Select(a => Stated(s, a)).OfType<StatedFigure>())];

            // Several numbers (by channel, by year) cannot be told apart; one of them fitting is enough.
            if (stated.Count == 0 || stated.Exists(s => s.Amount.Number == fresh || s.Amount.Number == all) || stated.Exists(s => s.Amount.Number != stated[0].Amount.Number)
                || stated.TrueForAll(s => IsOfPart(s.Sentence.Text[..s.Amount.Index])))
            {
                continue;
            }

            var first = stated[0];
            List<CellId> cells = [.. received, .. carriedOver];
            result.Add(text.Mark(
                new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Cells = cells,
                    Values = new FindingValues(first.Amount.Number, fresh),
                    Message = Messages.Text(MessageKey.B1b, text.Name, CheckSubject.Number(first.Amount.Number), CheckSubject.Number(fresh), CheckSubject.Number(all)),
                    Advice = Messages.Text(MessageKey.B1bAdvice, CheckSubject.Number(fresh)),
                    Basis = subject.Basis(cells),
                },
                first.Sentence.Start + first.Start,
                first.End - first.Start));
        }
    }

    private static StatedFigure? Stated(Sentence sentence, Amount amount)
    {
        var lead = amount.Index - amount.Lead.Length;
        foreach (var pattern in (ReadOnlySpan<Regex>)[Before(), Asked(), Counted(), Bare()])
        {
            if (pattern.Match(amount.Lead) is { Success: true } before)
            {
                var isOfRequests = pattern != Bare() || (sentence.TopicAt(lead + before.Index) == Topic.Requests && Named().IsMatch(sentence.Heading + sentence.Line));
                return isOfRequests ? new StatedFigure(sentence, amount, lead + before.Index) { End = amount.Index + amount.Length } : null;
            }
        }

        return Received().Match(amount.Lead) is { Success: true } verb && After().Match(amount.Tail) is { Success: true } after
            ? new StatedFigure(sentence, amount, lead + verb.Index) { End = amount.Index + amount.Length + after.Length }
            : null;
    }

    // By one channel, from one applicant: a part of them. 网站、信函等 names them all.
    private static bool IsOfPart(string before)
    {
        var clause = before[(before.LastIndexOfAny(['，', ',', '：', '（', '(']) + 1)..];
        return OfPart().IsMatch(clause) && !clause.Contains('等', StringComparison.Ordinal);
    }

    [GeneratedRegex(@"网络|网上|网站|线上|线下|在线|邮寄|信函|邮件|来函|当面|现场|传真|平台|窗口|[一1][名位]|单个|同一|个别|最多|自然人|商业企业|科研机构|社会公益|法律服务|律师", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPart();

    [GeneratedRegex(@"(提出|提交|递交)(了|的)?(政府信息公开申请|信息公开申请|公开申请|公开政府信息的?申请)(共计|共|合计|总计)[ \u00a0]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<=^|[，,：:、]|全年|年度|年内|今年|本年|我[镇乡局办委区县]|机关|单位|街道)(政府信息公开申请|信息公开申请|依申请公开(政府信息)?的?(申请)?)的?(新收|收到|受理|接收)?总?(数量|件数|数|量)(共|为|是|达到|达|：)+[ \u00a0]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(收到|接到|接收|受理|新收)了?申请(共计|共|为|：)?[ \u00a0]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"依申请|公开申请|申请公开", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"(收到|接到|接收|受理|新收|登记|收到和处理|收到并处理|收到和办理)(了|的)?((公民、法人(和|或|或者|及|以及)其他组织|公民|群众|公众)(提出|提交)?的?)?(政府信息依申请公开|依申请公开|政府信息公开申请|信息公开申请|公开政府信息的?申请|申请公开政府信息|公开申请)(政府信息)?(的)?(申请|事项|来件|件)?(有所(增加|减少|上升|下降|增长)，)?(共有|共|共计|合计|总数|数量为|数量|为|有|达到|：)?[ \u00a0]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"(收到|接到|受理|新收)(了)?(共|共计)?[ \u00a0]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Received();

    [GeneratedRegex(@"^(公民、法人(和|或|或者|及|以及)其他组织(提出|提交)?的?)?(政府信息公开申请|信息公开申请|依申请公开(申请|件)?|公开政府信息的?申请|公开申请)(?!答复|办理|咨询|方面|有关|相关|引)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex After();
}

/// <summary>B1f: the table counts applications and the text does not speak of any.</summary>
internal sealed class RequestsUnmentionedRule() : RequestsNarrativeRule("B1f", Tier.Query)
{
    protected override void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver)
    {
        var sum = received.Sum(c => subject[c].Addend!.Value);
        var overview = subject.Edition.Sections.FirstOrDefault(s => s.Aspects.Count > 0);
        if (sum == 0 || overview is null || texts.All(t => t.Text.Length == 0) || texts.Any(t => t.Text.Contains("申请", StringComparison.Ordinal)))
        {
            return;
        }

        result.Add(new Finding
        {
            Rule = Id,
            Tier = Tier,
            Cells = [.. received],
            Section = overview.Code,
            Values = new FindingValues(null, sum),
            Message = Messages.Text(MessageKey.B1f, CheckSubject.Number(sum), overview.Heading),
            Advice = Messages.Text(MessageKey.B1fAdvice),
        });
    }
}

/// <summary>
/// B2a: a number and its parts after 其中. Only where each part has one number of the same unit, and no sub-parts, comparisons
/// or approximations stand among them.
/// </summary>
internal sealed partial class BreakdownRule() : TextRule("B2a", Tier.Query)
{
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

                result.Add(text.Mark(
                    new Finding
                    {
                        Rule = Id,
                        Tier = isHint ? Tier.Hint : Tier,
                        Values = new FindingValues(whole, sum),
                        Message = Messages.Text(
                            sum > whole ? MessageKey.B2aMore : MessageKey.B2aLess,
                            text.Name, CheckSubject.Number(whole), match.Groups["u"].Value, string.Join('＋', parts.Select(p => CheckSubject.Number(p))), CheckSubject.Number(sum), CheckSubject.Number(Math.Abs(whole - sum))),
                        Advice = Messages.Text(MessageKey.B2aAdvice),
                        Basis = string.Join('|', parts.Select(p => CheckSubject.Number(p))),
                    },
                    match.Index,
                    match.Length));
            }
        }
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
    [GeneratedRegex(@"(?<![0-9.一二三四五六七八九十百千两零])(?<n>[0-9][0-9,]*|[一二三四五六七八九两]?[十百千][一二三四五六七八九十百千零]*)[ \u00a0]*(?<u>人次|(条|件|篇|项|份|个|次|期|场)次?)(信息|申请|文件)?([，,。；;：:（(]?[ \u00a0]*其中[，,：:]?|[：:])(?<parts>[^。\n]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![0-9.一二三四五六七八九十百千两零])(?<n>[0-9][0-9,]*|[一二三四五六七八九十百千两零]+)[ \u00a0]*(?<u>人次|(条|件|篇|项|份|个|次|期|场)次?|家|人|万|元|%|％)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"其中|同比|环比|比上年|较上年|较去年|增加|增长|减少|下降|累计|各[0-9一二三四五六七八九十]|[0-9](余|多)|约[0-9]|近[0-9]|[0-9]\.[0-9]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unclear();

    [GeneratedRegex(@"^[ ]*(另|此外|同时|还)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Besides();

    [GeneratedRegex(@"（[^）]*）|\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Brackets();
}

/// <summary>Reading numbers and sentences in running text.</summary>
internal static class Numbers
{
    private const int ShownLength = 60;

    public static decimal Of(string digits) =>
        decimal.TryParse(digits.Replace(",", string.Empty, StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static string Shorten(string text) => text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength), "…");
}
