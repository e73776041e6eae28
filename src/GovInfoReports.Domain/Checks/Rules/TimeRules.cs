using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// B3: another year stands where the text reports of its own: “2022年，我镇……” at the beginning of a sentence, a number published
/// “截至2022年12月31日”, the whole of another year. A year that is compared with, looked back at, planned for or part of a title
/// is not meant.
/// </summary>
internal sealed partial class OtherYearRule() : TextRule("B3", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            var words = ChineseYear().Replace(Quoted().Replace(text.Text, m => new string('\u25a1', m.Length)), m => ChineseNumber.Of(m.Value.Replace('○', '〇').Replace('零', '〇'))!.Value.ToString(CultureInfo.InvariantCulture));
            var reports = text.Section is not (TextSections.Title or TextSections.Preamble or TextSections.Signature);
            foreach (var match in reports ? Reporting().Matches(words).Concat(WholeYear().Matches(words)) : [])
            {
                var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
                if (year != subject.Context.Year && !IsMeant(words, match, year, subject.Context.Year))
                {
                    result.Add(Finding(subject, text, match.Groups["at"], year));
                }
            }

            foreach (Match match in Mistyped().Matches(words))
            {
                result.Add(text.Mark(
                    new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Message = Messages.Text(MessageKey.B3Mistyped, text.Name, match.Value),
                        Advice = Messages.Text(MessageKey.B3Advice, subject.Context.Year),
                    },
                    match.Index,
                    match.Length));
            }
        }
    }

    // Whether the sentence, or the one after it, shows that the other year is meant.
    private static bool IsMeant(string text, Match match, int year, int own)
    {
        var start = match.Groups["at"].Index;
        var rest = text[start..End(text, start)];
        var next = End(text, start) + 1;
        var following = next < text.Length && text[next - 1] != '\n' ? text[next..End(text, next)] : string.Empty;
        var ownYear = own.ToString(CultureInfo.InvariantCulture);
        return rest.Contains(ownYear, StringComparison.Ordinal)
            || AnyYear().Matches(rest).Any(m => !m.Value.StartsWith(match.Groups["y"].Value, StringComparison.Ordinal))
            || following.Contains(ownYear + "年", StringComparison.Ordinal)
            || Meant().IsMatch(rest[..Math.Min(rest.Length, 60)])
            || following.StartsWith("今年", StringComparison.Ordinal)
            || rest.Contains("今年", StringComparison.Ordinal)
            || (year > own && Planned().IsMatch(rest));
    }

    private static int End(string text, int index) => text.IndexOfAny(['。', '\n'], index) is >= 0 and var end ? end : text.Length;

    private Finding Finding(CheckSubject subject, TextPart text, Group place, int year) => text.Mark(
        new Finding
        {
            Rule = Id,
            Tier = Tier,
            Values = new FindingValues(year, subject.Context.Year),
            Message = Messages.Text(MessageKey.B3, text.Name, text.Text.Substring(place.Index, place.Length), subject.Context.Year),
            Advice = Messages.Text(MessageKey.B3Advice, subject.Context.Year),
        },
        place.Index,
        place.Length);

    [GeneratedRegex(@"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChineseYear();

    [GeneratedRegex(@"《[^》\n]*》|〔[^〕\n]*〕|“[^”\n]*”", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=^|[。；\n\u3000 情况况：:])(?<at>(?<y>20[0-9]{2})年度?)[，,]?(?=(我(镇|乡|县|市|区|街道|办|局|委|单位|机关|中心|处)|本(镇|乡|街道|办|局|委|单位|机关|中心|级)|全(镇|乡|街道|局|年)|[\u4e00-\u9fa5]{1,6}(镇|乡|街道|局)(人民政府|政府|党委)?(严格|认真|高度|坚持|积极|共|全面|始终|深入|扎实|主动|按照|政府信息|不断|围绕|以|进一步|持续|切实|着力|聚焦|充分|大力)|(共|累计|一共)?(主动)?(公开|发布|收到|接到|受理|办理|制发)(各类|政府信息|信息|政务|依申请|行政)|未(收到|接到|发生)|没有(收到|发生)))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reporting();

    [GeneratedRegex(@"(?<=截(至|止)(到)?)(?<at>(?<y>20[0-9]{2})年(12月31日|年?底|年?末))(?=，|,|我|全|本|共|已)|(?<=自|从|统计期限为|期间为)(?<at>(?<y>20[0-9]{2})年1月1日)(起)?(至|到|—|-)(\k<y>年)?12月31日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeYear();

    [GeneratedRegex(@"^20[0-9]{2}年度?(报告|年报|考核|工作要点|存在|指出|反映|提出|预算|决算|[至到、—-])|以来|相比|相较|起，|至今|遗留|问题.{0,12}(整改|改进|解决)|整改|曾|连续|建成|被评为|获评|荣获|(和|与|至|到|、)20[0-9]{2}年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Meant();

    [GeneratedRegex(@"(?<![0-9])20[0-9]{2}年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"将|拟|计划|打算|继续|进一步|下一步|要|力争|准备|着力|规划|目标|重点", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Planned();

    [GeneratedRegex(@"(?<![0-9])(20[0-9]{3,4}|20[0-9])年(?=度|，|,|我|全|本|底|[0-9]{1,2}月)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mistyped();
}

/// <summary>E1c: the text cites a document that is younger than the report's own date.</summary>
internal sealed partial class YoungerDocumentRule() : TextRule("E1c", Tier.Query)
{
    // Documents on this report whose day of issue is known.
    private static readonly (string Number, int Year, int Month, int Day)[] Known =
    [
        ("国办公开办函〔2019〕60号", 2019, 11, 23),
        ("国办函〔2020〕109号", 2020, 11, 17),
        ("国办公开办函〔2021〕30号", 2021, 9, 26),
    ];

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signed = SignedOn(subject.Part(TextSections.Signature)?.Text ?? string.Empty);
        var lastYear = signed?.Year ?? subject.Context.Year + 1;
        foreach (var text in subject.Texts)
        {
            foreach (Match match in Cited().Matches(text.Text))
            {
                var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
                if (year > lastYear || (signed is { } day && IsKnownAsYounger(match.Value, day)))
                {
                    var date = signed?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? Messages.Text(MessageKey.YearNumber, lastYear);
                    result.Add(text.Mark(
                        new Finding
                        {
                            Rule = Id,
                            Tier = Tier,
                            Message = Messages.Text(MessageKey.E1c, text.Name, match.Value, date),
                            Advice = Messages.Text(MessageKey.E1cAdvice),
                        },
                        match.Index,
                        match.Length));
                }
            }
        }

        if (signed is null)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoDate));
        }
    }

    /// <summary>The date of a signature, or <see langword="null"/>.</summary>
    public static DateOnly? SignedOn(string signature) =>
        Date().Match(signature) is { Success: true } match
        && int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
        && int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) is var year
        && int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and var day
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static bool IsKnownAsYounger(string cited, DateOnly signed)
    {
        var number = cited.Replace('[', '〔').Replace(']', '〕').Replace('（', '〔').Replace('）', '〕').Replace('(', '〔').Replace(')', '〕');
        return Known.Any(k => number.EndsWith(k.Number, StringComparison.Ordinal) && new DateOnly(k.Year, k.Month, k.Day) > signed);
    }

    [GeneratedRegex(@"[\u4e00-\u9fa5]{2,8}[〔\[（(](?<y>20[0-9]{2})[〕\]）)][ ]?第?[0-9]{1,4}[ ]?号", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cited();

    [GeneratedRegex(@"(?<y>20[0-9]{2})\s*年\s*(?<m>[0-9]{1,2})\s*月\s*(?<d>[0-9]{1,2})\s*日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}

/// <summary>
/// T2: a congress or plenary session that had not met when the report was signed, and fixed phrases that lack a character. There
/// is no list of sensitive words.
/// </summary>
internal sealed partial class FixedWordsRule() : TextRule("T2", Tier.Query)
{
    private static readonly Dictionary<string, DateOnly> Sessions = new(StringComparer.Ordinal)
    {
        ["十九大"] = new(2017, 10, 18),
        ["十九届二中"] = new(2018, 1, 18),
        ["十九届三中"] = new(2018, 2, 26),
        ["十九届四中"] = new(2019, 10, 28),
        ["十九届五中"] = new(2020, 10, 26),
        ["十九届六中"] = new(2021, 11, 8),
        ["十九届七中"] = new(2022, 10, 9),
        ["二十大"] = new(2022, 10, 16),
        ["二十届一中"] = new(2022, 10, 23),
        ["二十届二中"] = new(2023, 2, 26),
        ["二十届三中"] = new(2024, 7, 15),
        ["二十届四中"] = new(2025, 10, 20),
    };

    // A phrase, and what tells where somebody meant to write it.
    private static readonly (string Right, Regex Meant)[] Phrases =
    [
        ("习近平新时代中国特色社会主义思想", Of(@"习近平[^，。；、\n“”《》]{0,14}思想")),
        ("中华人民共和国政府信息公开条例", Of(@"(?<=《)中华人民[^》\n]{0,16}公开[^》\n]{0,2}条例(?=》)")),
    ];

    private static readonly string[] RightToo =
    [
        "习近平法治思想", "习近平经济思想", "习近平强军思想", "习近平外交思想", "习近平生态文明思想", "习近平文化思想", "习近平总书记关于", "习近平总书记重要思想",
    ];

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signed = YoungerDocumentRule.SignedOn(subject.Part(TextSections.Signature)?.Text ?? string.Empty);
        var until = signed is { } date && date.Year > subject.Context.Year ? date : new DateOnly(subject.Context.Year + 1, 3, 31);
        foreach (var text in subject.Texts)
        {
            foreach (var (name, index, length) in Mentioned(text.Text))
            {
                if (Sessions.TryGetValue(name, out var met) && met > until && !Awaited(text.Text, index, length))
                {
                    result.Add(Finding(text, index, length, Messages.Text(MessageKey.T2Session, text.Name, name, met.Year, met.Month, subject.Context.Year), Messages.Text(MessageKey.T2SessionAdvice)));
                }
            }

            foreach (var (right, meant) in Phrases)
            {
                foreach (Match match in meant.Matches(text.Text))
                {
                    if (!string.Equals(match.Value, right, StringComparison.Ordinal) && !RightToo.Any(r => match.Value.StartsWith(r, StringComparison.Ordinal)) && Distance(match.Value, right) <= 4)
                    {
                        result.Add(Finding(text, match.Index, match.Length, Messages.Text(MessageKey.T2Phrase, text.Name, match.Value, right), Messages.Text(MessageKey.T2PhraseAdvice, right)));
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Name, int Index, int Length)> Mentioned(string text)
    {
        foreach (Match match in Congress().Matches(text))
        {
            yield return (match.Value, match.Index, match.Length);
        }

        foreach (Match match in Plenary().Matches(text))
        {
            foreach (Capture number in match.Groups["n"].Captures)
            {
                yield return ($"{match.Groups["t"].Value}届{number.Value}中", number.Index, number.Length);
            }
        }
    }

    private static bool Awaited(string text, int index, int length) =>
        Before().IsMatch(text[Math.Max(0, index - 16)..index]) || After().IsMatch(text[(index + length)..Math.Min(text.Length, index + length + 10)]);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private Finding Finding(TextPart text, int index, int length, string message, string advice) =>
        text.Mark(new Finding { Rule = Id, Tier = Tier, Message = message, Advice = advice }, index, length);

    [GeneratedRegex(@"(?<![一二三四五六七八九十])(十九大|二十大)(?!报告厅)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Congress();

    [GeneratedRegex(@"(?<t>十九|二十)届((?<n>[一二三四五六七])中(、|和|及|与|以及|，)?)+全会", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plenary();

    [GeneratedRegex(@"(迎接|喜迎|迎|筹备|备战|为了|保障|护航|即将召开)[^。；\n]{0,12}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(胜利)?(召开|即将|将要|到来|前夕|之年|安保|维稳)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex After();
}
