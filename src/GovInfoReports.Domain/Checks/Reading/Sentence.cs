using System.Text.RegularExpressions;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>A sentence of a part of the text, with what was spoken of before it in its paragraph.</summary>
internal sealed partial class Sentence
{
    // Rules look at all of a sentence from each place in it. No sentence of a report is as long; a longer one is read in pieces.
    private const int Longest = 1000;

    private readonly (int End, Topic Topic)[] _topics;
    private readonly (int Index, int End, bool IsOther)[] _times;
    private readonly (int Index, bool IsOther)[] _scopes;
    private readonly Topic _carriedTopic;
    private readonly bool _carriedTime;

    private Sentence(TextPart part, int start, string text, Paragraph paragraph, int year, UnitLevel? level, Topic carriedTopic, bool carriedTime)
    {
        Part = part;
        Start = start;
        Text = text;
        Paragraph = paragraph;
        _carriedTopic = carriedTopic;
        _carriedTime = carriedTime;
        _topics = [.. Topics().Matches(text).Select(m => (m.Index + m.Length, TopicOf(m)))];
        _times = [.. Times().Matches(text).Select(m => TimeOf(m, year))];
        _scopes = level is UnitLevel.County or UnitLevel.City or UnitLevel.Province ? [] : [.. Scopes().Matches(text).Select(m => (m.Index, m.Groups["other"].Success))];
        Amounts = [.. AmountsOf(text)];
    }

    public TextPart Part { get; }

    /// <summary>Where the sentence begins in <see cref="TextPart.Text"/>.</summary>
    public int Start { get; }

    public string Text { get; }

    public Paragraph Paragraph { get; }

    public IReadOnlyList<Amount> Amounts { get; }

    /// <summary>The sentences of a part, in order.</summary>
    public static IEnumerable<Sentence> Of(TextPart part, int year, UnitLevel? level, Topic initial)
    {
        var topic = initial;
        var start = 0;
        var heading = string.Empty;
        foreach (var line in part.Text.Split('\n'))
        {
            var otherTime = false;
            var at = 0;
            Paragraph paragraph = new(line, heading);
            foreach (var text in Ends().Split(line))
            {
                for (var from = 0; from < Math.Max(text.Length, 1); from += Longest)
                {
                    var piece = text[from..Math.Min(text.Length, from + Longest)];
                    Sentence sentence = new(part, start + at + from, piece, paragraph, year, level, topic, otherTime);
                    topic = sentence.TopicAt(piece.Length);
                    otherTime = sentence.EndsInAnotherYear();
                    yield return sentence;
                }

                at += text.Length + 1;
            }

            // A heading speaks of what stands below it; any other line ends what it spoke of.
            var isHeading = line.Length is > 0 and <= 30 && !line.Contains('。', StringComparison.Ordinal);
            topic = isHeading ? topic : initial;
            heading = isHeading ? line : string.Empty;
            start += line.Length + 1;
        }
    }

    /// <summary>What is spoken of where a place in the sentence is reached.</summary>
    public Topic TopicAt(int index)
    {
        var topic = _carriedTopic;
        foreach (var mention in _topics)
        {
            if (mention.End > index)
            {
                break;
            }

            topic = mention.Topic;
        }

        return topic;
    }

    /// <summary>Whether what stands at a place is of another year, part of the year, or of other units than the report's.</summary>
    public bool IsForeign(int index)
    {
        var other = _carriedTime;
        foreach (var time in _times)
        {
            if (time.Index >= index)
            {
                break;
            }

            var isComparison = time.End < 0;
            var ends = isComparison ? Text.IndexOfAny(['，', ','], time.Index) : -1;
            if (!isComparison)
            {
                other = time.IsOther;
            }
            else if (ends >= 0 && ends < index)
            {
                other = true;
            }
        }

        var scope = false;
        foreach (var mention in _scopes.TakeWhile(s => s.Index < index))
        {
            scope = mention.IsOther;
        }

        return other || scope;
    }

    private bool EndsInAnotherYear() => _times.Where(t => t.End >= 0).Select(t => (bool?)t.IsOther).LastOrDefault() ?? _carriedTime;

    private static Topic TopicOf(Match match) => match switch
    {
        _ when match.Groups["q"].Success => Topic.Requests,
        _ when match.Groups["r"].Success => Topic.Reconsideration,
        _ when match.Groups["l"].Success => Topic.Litigation,
        _ when match.Groups["d"].Success => Topic.Documents,
        _ => Topic.Other,
    };

    // What follows the clause that compares may be of either year, until one is named.
    private static (int Index, int End, bool IsOther) TimeOf(Match match, int year)
    {
        if (match.Groups["than"].Success)
        {
            return (match.Index, -1, true);
        }

        var isOther = match.Groups["other"].Success || (match.Groups["y"].Success && ChineseNumber.Of(match.Groups["y"].ValueSpan) != year);
        return (match.Index, match.Index + match.Length, isOther);
    }

    private static IEnumerable<Amount> AmountsOf(string text)
    {
        var matches = AmountWords().Matches(text);
        var before = 0;
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            if (ChineseNumber.Of(match.Groups["n"].ValueSpan) is not { } number)
            {
                continue;
            }

            var lead = text[before..match.Index];
            var end = match.Index + match.Length;
            var tail = text[end..(i + 1 < matches.Count ? matches[i + 1].Index : text.Length)];
            yield return new Amount(match.Index, match.Length, number, !match.Groups["more"].Success && !Approximate().IsMatch(lead) && !After().IsMatch(tail), lead, tail);
            before = end;
        }
    }

    [GeneratedRegex(@"[。！？；;]", Term.Options, Term.Milliseconds)]
    private static partial Regex Ends();

    [GeneratedRegex(
        @"(?<d>规范性文件)|(?<q>依申请公开|(?<!复议|许可|补贴|低保)申请(?!人|表|书|复议|行政|提起))|(?<r>复议)|(?<l>诉讼|应诉|起诉)|"
        + @"(?<o>(办事|服务|业务|救助|危房|建房|宅基地|贷款|资金|补助|项目|社保|医保|登记|援助|认定|用地|落户)(类|改造|审批|办理)?申请|提案|议案|代表|政协|建议|信访(?!举报)|来信|信件|来访|投诉(?!类)|举报(?!投诉|类)|留言|"
        + @"热线|咨询|来电|行政许可|行政处罚|行政强制|工单|诉求|(?<!复议|诉讼)案件|稿件|信箱|事项|办件|纠纷|调解|审批|登记|合同|预算|政策|督办|督查|交办|转办|问卷|舆情|培训|会议|案例|目录|栏目|第三方|意见|制度|方案|信息[0-9])",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Topics();

    [GeneratedRegex(
        $$"""(?<than>(比|较|与|同|相较|对比)(于)?(上一?年度?|去年|往年|前年|[0-9]{4}年度?)(同期)?(?!结转)|{{Term.Compared}}|同期)|"""
        + $$"""(?<!结转(至|到)?){{Term.NoDigitBefore}}(?<y>{{Term.Year}})年|"""
        + """(?<other>近(两|三|四|五|六|七|八|九|十|几|[0-9]{1,2})年|[两三四五六七八九十]年(内|间|来|累计|合计)|上一?年(?!度?结转)度?|去年|往年|前年|历年|明年|次年|上半年|下半年|[一二三四1-4]季度|"""
        + $$"""(?<!今年)(?<!年)以来|{{Term.NoDigitBefore}}[0-9]{1,2}月(?!1日至12月|31日|底))|(?<own>本年|今年|全年|年内|报告期)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Times();

    [GeneratedRegex(
        $$"""(?<other>全({{Term.Areas}}|旗)|各(村|站所|部门|单位|科室|乡镇)|(?<!我|本)({{Term.Areas}}|旗)(人民)?政府|"""
        + $$"""(?<!我|本)({{Term.Areas}}|旗)[{{Term.Han}}]{0,6}(局|法院|委员会)(全年|年内|当年|共|累计)*(审理|受理|收到|接到|办理)|(协助|配合|会同|代|替)({{Term.Areas}}|旗)|县级|市级|"""
        + $$"""其他(单位|乡镇|部门)|下属|所属|上级|村委会)|(?<own>我(镇|乡|{{Term.Offices}}|处)|{{Term.OwnUnit}}|全({{Term.Towns}}))""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Scopes();

    [GeneratedRegex(
        $$"""{{Term.NumberStarts}}(?<n>{{Term.Integer}}|(?<![〇零两百千万{{Term.Numerals}}])[〇零两百千万{{Term.Numerals}}]+)(?<more>余|多|来|几|万|亿)?{{Term.Gap}}(件|条|份|宗|起|例|次|个|项|篇|部|封)(?!次|人)|"""
        + """(?<=[为是])(?<n>0|零)(?=[，,、）)]|$)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex AmountWords();

    [GeneratedRegex(@"(约|近|逾|超|超过|不足|至少|最多|不少于|不低于|第|每|增加|减少|上升|下降|增长|提高|降低|多|少|分别为?)(了|有|为|达|到)?[ ]*$", Term.Options, Term.Milliseconds)]
    private static partial Regex Approximate();

    [GeneratedRegex(@"^(余|多|以上|以内|左右|以下|上下)", Term.Options, Term.Milliseconds)]
    private static partial Regex After();
}
