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
    private enum Words { Message, Mistyped, Advice }

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
                    result.Add(Other(text, match.Groups["at"], year, subject.Context.Year));
                }
            }

            foreach (Match match in Mistyped().Matches(words))
            {
                result.Add(text.Mark(Found(Say(Words.Mistyped, text.Name, match.Value), Say(Words.Advice, subject.Context.Year)), match));
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

    private Finding Other(TextPart text, Group place, int year, int own) => text.Mark(
        Found(Say(Words.Message, text.Name, text.Text.Substring(place.Index, place.Length), own), Say(Words.Advice, own)) with { Values = new FindingValues(year, own) { AreAmounts = false } },
        place);

    [GeneratedRegex($$"""二[〇○零][〇○零{{Term.Ones}}]{2}(?=年)""", Term.Options, Term.Milliseconds)]
    private static partial Regex ChineseYear();

    [GeneratedRegex(@"《[^》\n]*》|〔[^〕\n]*〕|“[^”\n]*”", Term.Options, Term.Milliseconds)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        $$"""(?<=^|[。；\n\u3000 情况况：:])(?<at>(?<y>{{Term.Year}})年度?)[，,]?(?=(我(镇|乡|县|市|区|{{Term.Offices}}|处)|{{Term.OwnUnit}}|全({{Term.Towns}}|年)|"""
        + $$"""[{{Term.Han}}]{1,6}({{Term.Towns}})(人民政府|政府|党委)?(严格|认真|高度|{{Term.Zealously}}|政府信息|不断|围绕|以|进一步|持续|切实|着力|聚焦|充分|大力)|"""
        + """(共|累计|一共)?(主动)?(公开|发布|收到|接到|受理|办理|制发)(各类|政府信息|信息|政务|依申请|行政)|未(收到|接到|发生)|没有(收到|发生)))""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Reporting();

    [GeneratedRegex(
        $$"""(?<=截(至|止)(到)?)(?<at>(?<y>{{Term.Year}})年(12月31日|年?底|年?末))(?=，|,|我|全|本|共|已)|"""
        + $$"""(?<=自|从|统计期限为|期间为)(?<at>(?<y>{{Term.Year}})年1月1日)(起)?(至|到|—|-)(\k<y>年)?12月31日""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex WholeYear();

    [GeneratedRegex(
        $$"""^{{Term.Year}}年度?(报告|年报|考核|工作要点|存在|指出|反映|提出|预算|决算|[至到、—-])|以来|相比|相较|起，|至今|遗留|问题.{0,12}(整改|改进|解决)|整改|曾|连续|建成|被评为|获评|荣获|"""
        + $$"""(和|与|至|到|、){{Term.Year}}年""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Meant();

    [GeneratedRegex($$"""{{Term.NoDigitBefore}}{{Term.Year}}年""", Term.Options, Term.Milliseconds)]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"将|拟|计划|打算|继续|进一步|下一步|要|力争|准备|着力|规划|目标|重点", Term.Options, Term.Milliseconds)]
    private static partial Regex Planned();

    [GeneratedRegex($$"""{{Term.NoDigitBefore}}(20[0-9]{3,4}|20[0-9])年(?=度|，|,|我|全|本|底|[0-9]{1,2}月)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Mistyped();
}
