using System.Buffers;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Text;

/// <summary>Tells the title of a report and the name of the office above it.</summary>
internal static partial class TitleWords
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("。，：:；>〉/|0123456789");

    /// <summary>Whether a title begins with the year, so that the name of the office may stand above it.</summary>
    public static bool BeginsWithYear(string title) => TitleYear().Match(title) is { Success: true, Index: 0 };

    /// <summary>Whether a line may be the name of an office, which often stands above a title that begins with the year.</summary>
    public static bool IsName(string text) => text.Length is > 1 and <= 30 && text.AsSpan().IndexOfAny(NotInNames) < 0;

    /// <summary>Whether a line, or several joined, are the title of a report.</summary>
    public static bool IsTitle(string text) =>
        (text.EndsWith("报告", StringComparison.Ordinal) || text.EndsWith("年报", StringComparison.Ordinal) || text.EndsWith("报告书", StringComparison.Ordinal))
        && (text.Contains("信息公开", StringComparison.Ordinal) || TitleYear().IsMatch(text));

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

    [GeneratedRegex("(?<year>[12１２][0-9０-９]{3}|[一二][〇○Ｏ零O一二三四五六七八九]{3})年度?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex TitleYear();
}
