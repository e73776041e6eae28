using System.Buffers;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Text;

/// <summary>Tells the title of a report and the name of the office above it.</summary>
internal static partial class TitleWords
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("。，：:；>〉/|0123456789");

    // What a year or a bracket behind a name begins with.
    private static readonly SearchValues<char> BehindNames = SearchValues.Create("12二一（(");

    // 局, 镇, 街道, 中心, 大学 …
    private static readonly SearchValues<char> EndsOfNames = SearchValues.Create("府局委办厅院镇乡道处会县市区省州旗盟所站心队社司署校学馆团室部组村行场厂木");

    // Words of sites that end as names of offices do.
    private static readonly HashSet<string> Navigation = new(StringComparer.Ordinal) { "乡镇", "街道", "乡镇街道", "镇街", "区县", "县区", "市县", "部门乡镇", "办事大厅", "网上办事大厅", "新闻中心", "下载中心", "帮助中心", "服务中心", "市政府", "县政府", "区政府" };

    private const string Subject = "信息公开";
    private const int LongestSubject = 16;
    private const int LongestArea = 6;

    private static readonly string[] Pieces = ["信息公开", "年度", "年报", "报告", "年"];

    /// <summary>Whether a title begins with the year, so that the name of the office may stand above it.</summary>
    public static bool BeginsWithYear(string title) => TitleYear().Match(title) is { Success: true, Index: 0 };

    /// <summary>Whether a line may be the name of an office, which often stands above a title that begins with the year.</summary>
    public static bool IsName(string text) =>
        text.Length is > 1 and <= 30 && text.AsSpan().IndexOfAny(NotInNames) < 0 && EndsOfNames.Contains(text[^1]) && !Navigation.Contains(text);

    /// <summary>Whether a line may be a piece of a title: the name of an office, or words that titles of reports have.</summary>
    public static bool IsPiece(string text) => IsName(text) || Pieces.Any(p => text.Contains(p, StringComparison.Ordinal));

    /// <summary>
    /// Whether a line belongs to the title below it: the name of the office or the year where it has none, the subject where it does
    /// not say what it reports on, or the county before the name of the office.
    /// </summary>
    public static bool GoesBefore(string line, string title)
    {
        var bare = WithoutLead(line).Trim('（', '）', '(', ')');
        var year = TitleYear().Match(bare);
        return year is { Success: true, Index: 0 } && year.Length == bare.Length ? !TitleYear().IsMatch(title)
            : bare.Length <= LongestSubject && bare.Contains(Subject, StringComparison.Ordinal) && bare.AsSpan().IndexOfAny(NotInNames) < 0 ? !title.Contains(Subject, StringComparison.Ordinal)
            : IsName(bare) && (!NamesOffice(title) || (bare.Length <= LongestArea && bare[^1] is '省' or '市' or '县' or '区' or '旗' or '州' && IsName(title[..Math.Max(0, title.AsSpan().IndexOfAny(BehindNames))])));
    }

    // Before the year or the subject, or between them.
    private static bool NamesOffice(string title)
    {
        var year = TitleYear().Match(title);
        var subject = title.IndexOf("政府信息公开", StringComparison.Ordinal) is >= 0 and var whole ? whole : title.IndexOf(Subject, StringComparison.Ordinal);
        var name = year is { Success: true, Index: 0 } ? (subject > year.Length ? title[year.Length..subject] : string.Empty)
            : title[..(year.Success && (subject < 0 || year.Index < subject) ? year.Index : Math.Max(0, subject))];
        return name.Length > 1 && name != "关于" && !name.Contains("报告", StringComparison.Ordinal);
    }

    /// <summary>A line without what programs and sites put before a title: 正文, 附件1：, 标题：, or dashes on both sides.</summary>
    public static string WithoutLead(string text) => Lead().Replace(text.Length > 4 && text[0] is '—' or '-' or '－' && text[^1] is '—' or '-' or '－' ? text.Trim('—', '-', '－', ' ') : text, string.Empty);

    /// <summary>Whether a line, or several joined, are the title of a report.</summary>
    public static bool IsTitle(string text) => IsBareTitle(YearBehind().Replace(text, string.Empty), text);

    private static bool IsBareTitle(string bare, string text) =>
        (bare.EndsWith("报告", StringComparison.Ordinal) || bare.EndsWith("年报", StringComparison.Ordinal) || bare.EndsWith("报告书", StringComparison.Ordinal))
        && (text.Contains("信息公开", StringComparison.Ordinal) || TitleYear().IsMatch(text));

    /// <summary>Whether a title is that of a letter that a report was sent with.</summary>
    public static bool IsLetter(string text) => text.Length <= 200 && Letter().IsMatch(text);

    /// <summary>Takes spaces out of a title: 报   告 is one word; Latin words keep theirs.</summary>
    public static string Join(string text)
    {
        var joined = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!TextKey.IsSpace(text[i]) || (joined.Length > 0 && char.IsAsciiLetter(joined[^1]) && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])))
            {
                joined.Append(text[i]);
            }
        }

        return joined.ToString();
    }

    [GeneratedRegex("关于(报送|上报|呈报|报备|提交|递交|报来|报请审核).{0,60}(年度报告|年报|工作报告).{0,10}(函|报告|请示|通知)$|^关于(报送|上报|呈报|报备|提交|递交).{0,60}(年度报告|年报)(的|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^[【\[（(]?((正文内容|正文|目录)[】\]）)]?\s*[：:、]?\s*|(标题|题名|(信息|文件|公开)?名称)[】\]）)]?\s*[：:]\s*|(附件|附)[】\]）)]?\s*([0-9]{1,2}(?![0-9])|[一二三四五六七八九十](?![〇○零一二三四五六七八九]))?\s*[：:、.．]\s*|附件(\s*[0-9]{1,2}(?![0-9])|[一二三四五六七八九十](?![〇○零一二三四五六七八九]))?\s*)(?=\S)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex("[（(][12一二][0-9〇○零O一二三四五六七八九]{3}年度?[）)]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearBehind();

    [GeneratedRegex("(?<year>[12１２][0-9０-９]{3}|[一二][〇○Ｏ零O一二三四五六七八九]{3})年度?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex TitleYear();
}
