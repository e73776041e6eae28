using System.Buffers;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Text;

/// <summary>Tells the lines of a signature 落款.</summary>
internal static partial class SignatureWords
{
    private static readonly SearchValues<char> NoName = SearchValues.Create("，；：、（(");

    public static bool IsDateLine(string words) => words.Length <= 24 && HoldsDate(words);

    /// <summary>Whether a line ends as names of offices do.</summary>
    public static bool EndsLikeUnit(string words) =>
        words.EndsWith("人民政府", StringComparison.Ordinal) || words.EndsWith("办公室", StringComparison.Ordinal) || words.EndsWith("办事处", StringComparison.Ordinal)
        || words.EndsWith("委员会", StringComparison.Ordinal) || words.EndsWith("管委会", StringComparison.Ordinal)
        || (words.Length >= 4 && words[^1] is '局' or '委' or '办' or '厅' or '院' or '府' or '镇' or '乡');

    /// <summary>
    /// The signature behind the last sentence of a paragraph, or name and date in one line: where it begins, the name and the date,
    /// which is <see langword="null"/> where it stands below. Without any date a name is none.
    /// </summary>
    public static (int At, string Name, string? Date)? Behind(string words, bool hasDate)
    {
        var at = words.AsSpan().LastIndexOfAny('。', '！') + 1;
        var tail = words[at..].Trim();
        if (tail.Length is < 3 or > 60)
        {
            return null;
        }

        var date = hasDate ? -1 : tail.AsSpan().IndexOfAny("12２二１");
        for (; date > 0; date = tail.IndexOfAny(['1', '2', '２', '二', '１'], date + 1))
        {
            if (HoldsDate(tail[date..]))
            {
                break;
            }
        }

        var name = date > 0 ? tail[..date].Trim() : tail;
        return (date > 0 || (hasDate && at > 0)) && name.Length >= 3 && EndsLikeUnit(name) && name.AsSpan().IndexOfAny(NoName) < 0 ? (at, name, date > 0 ? tail[date..] : null) : null;
    }

    /// <summary>Whether a date of a signature stands in a line.</summary>
    public static bool HoldsDate(string words) => DateLine().IsMatch(words);

    [GeneratedRegex(@"^[0-9０-９〇○一二三四五六七八九零]{4}\s{0,8}年\s{0,8}[0-9０-９一二三四五六七八九十]{1,3}\s{0,8}月\s{0,8}([0-9０-９一二三四五六七八九十]{1,3}\s{0,8}日)?$|^[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateLine();
}
