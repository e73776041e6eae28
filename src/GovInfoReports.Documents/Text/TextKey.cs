using System.Text;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Text;

/// <summary>Compares words that people typed with the words of the form.</summary>
internal static partial class TextKey
{
    private const int LongestWords = 60;
    private const string Digits = "零一二三四五六七八九十";

    /// <summary>White space, also the kinds that <see cref="char.IsWhiteSpace(char)"/> does not know.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' or '\u180e';

    /// <summary>Words short enough to show.</summary>
    public static string Shorten(string text) => text.Length <= LongestWords ? text : string.Concat(text.AsSpan(0, LongestWords - 1), "…");

    /// <summary>Trims every kind of white space.</summary>
    public static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return start == 0 && end == text.Length ? text : text[start..end];
    }

    /// <summary>Whether there is nothing but white space.</summary>
    public static bool IsBlank(string text) => text.All(IsSpace);

    /// <summary>Drops remnants of HTML, Markdown emphasis, heading marks and placeholders for pictures and bookmarks.</summary>
    public static string Plain(string text)
    {
        var plain = text;
        if (plain.Contains('<', StringComparison.Ordinal))
        {
            plain = Tag().Replace(RaisedText.OfTags(plain), string.Empty);
        }

        if (plain.Contains('[', StringComparison.Ordinal))
        {
            plain = Placeholder().Replace(plain, string.Empty);
        }

        if (plain.Contains("&nbsp;", StringComparison.Ordinal))
        {
            plain = plain.Replace("&nbsp;", " ", StringComparison.Ordinal);
        }

        plain = Trim(plain.Replace("**", string.Empty, StringComparison.Ordinal).Replace("__", string.Empty, StringComparison.Ordinal));
        var level = HeadingLevel(plain);
        return level == 0 ? plain : Trim(plain[level..]);
    }

    /// <summary>The placeholders for pictures and bookmarks in a text, empty when there are none.</summary>
    public static string Placeholders(string text) =>
        text.Contains('[', StringComparison.Ordinal) ? string.Join(' ', Placeholder().Matches(text).Select(m => m.Value)) : string.Empty;

    /// <summary>The level of a Markdown heading, or 0.</summary>
    public static int HeadingLevel(string text)
    {
        var level = 0;
        while (level < text.Length && text[level] == '#')
        {
            level++;
        }

        return level is > 0 and <= 6 ? level : 0;
    }

    /// <summary>The letters and digits of a text, in half width; punctuation, quotation marks and white space do not count.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var raw in text)
        {
            var c = Narrow(raw);
            if (char.IsLetterOrDigit(c) || c is '/' or '%' or '+')
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>A character in half width.</summary>
    public static char Narrow(char c) => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;

    /// <summary>Reads the number in front of a text that <see cref="Plain"/> has been over.</summary>
    public static Numbering Number(string text)
    {
        var i = SkipSpaces(text, 0);
        var start = i;
        if (i >= text.Length)
        {
            return default;
        }

        if (text[i] is >= '①' and <= '⑳')
        {
            return new(NumberStyle.ArabicParenthesis, text[i] - '①' + 1, text[start..(i + 1)], SkipSpaces(text, i + 1));
        }

        var open = Narrow(text[i]) is '(' or '【' or '〔';
        var part = text[i] == '第';
        if (open || part)
        {
            i = SkipSpaces(text, i + 1);
        }

        var (number, end, chinese) = ReadNumber(text, i);
        if (number is 0 or > 99)
        {
            return default;
        }

        var at = SkipSpaces(text, end);
        var next = at < text.Length ? Narrow(text[at]) : '\0';
        if (part)
        {
            return text.AsSpan(at).StartsWith("部分") ? new(NumberStyle.ChinesePart, number, text[start..(at + 2)], SkipMarks(text, at + 2)) : default;
        }

        if (next is ')' or '】' or '〕')
        {
            var style = chinese ? open ? NumberStyle.ChineseParenthesis : NumberStyle.ChineseHalfParenthesis : NumberStyle.ArabicParenthesis;
            return new(style, number, text[start..(at + 1)], SkipMarks(text, at + 1));
        }

        if (open)
        {
            return default;
        }

        if (next is '、' or '.' or ',' or ':' or '。' or '·')
        {
            var body = SkipMarks(text, at + 1);
            if (!chinese && next is '.' or ',' && body < text.Length && char.IsDigit(text[body]))
            {
                return default;
            }

            var style = !chinese ? NumberStyle.Arabic : next == '、' ? NumberStyle.Chinese : NumberStyle.ChineseOther;
            return new(style, number, text[start..(at + 1)], body);
        }

        return chinese && at > end ? new(NumberStyle.ChineseOther, number, text[start..end], at) : default;
    }

    /// <summary>
    /// The letters of a text without what stands in brackets or behind a colon or dash, and whether all of that stands behind
    /// the rest; <see langword="null"/> if there is no such aside, or it is a figure.
    /// </summary>
    public static (string? Bare, bool IsEnd) WithoutAsides(string text)
    {
        var bare = new StringBuilder(text.Length);
        var depth = 0;
        var (found, after) = (false, false);
        var aside = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Narrow(text[i]);
            if (c is '(' or '[' or '【' or '〔' or '［')
            {
                aside = depth++ == 0 ? i + 1 : aside;
                found = true;
            }
            else if (c is ')' or ']' or '】' or '〕' or '］' && depth > 0)
            {
                depth--;
                if (depth == 0 && Trim(text[aside..i]) is var words && FigureText.LooksLikeFigure(words) && !IsYear(words))
                {
                    return default;
                }
            }
            else if (depth == 0 && bare.Length > 0 && c is ':' or '—' or '※')
            {
                return text.AsSpan(i).IndexOfAnyInRange('0', '9') >= 0 ? default : (Of(bare.ToString()), !after);
            }
            else if (depth == 0 && !IsSpace(c))
            {
                after |= found;
                bare.Append(c);
            }
        }

        return found && bare.Length > 0 ? (Of(bare.ToString()), !after) : default;
    }

    private static bool IsYear(string text) => text.Length == 4 && text.StartsWith("20", StringComparison.Ordinal);

    /// <summary>How many characters differ between two short texts; anything above the limit counts as limit + 1.</summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                least = Math.Min(least, current[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (previous, current) = (current, previous);
        }

        return Math.Min(previous[b.Length], limit + 1);
    }

    /// <summary>How many characters of a text of some length may differ for it still to be the same text mistyped.</summary>
    public static int Tolerance(int length) => length <= 1 ? 0 : length <= 4 ? 1 : 2;

    /// <summary>How much two texts share of their pairs of neighbouring characters, 0 to 1.</summary>
    public static double Likeness(string a, string b)
    {
        if (a.Length < 2 || b.Length < 2)
        {
            return 0;
        }

        var pairs = Enumerable.Range(0, a.Length - 1).Select(i => (a[i], a[i + 1])).ToHashSet();
        var others = Enumerable.Range(0, b.Length - 1).Select(i => (b[i], b[i + 1])).ToHashSet();
        return 2.0 * pairs.Count(others.Contains) / (pairs.Count + others.Count);
    }

    /// <summary>Reads a number in Arabic or Chinese digits up to 99.</summary>
    private static (int Number, int End, bool Chinese) ReadNumber(string text, int start)
    {
        var end = start;
        var number = 0;
        while (end < text.Length && end < start + 4 && Narrow(text[end]) is >= '0' and <= '9' and var digit)
        {
            number = (number * 10) + (digit - '0');
            end++;
        }

        if (end > start)
        {
            return (number, end, false);
        }

        var tens = 0;
        var ones = 0;
        for (; end < text.Length && end < start + 3; end++)
        {
            var value = Digits.IndexOf(text[end], StringComparison.Ordinal);
            if (value < 0)
            {
                break;
            }

            if (value == 10)
            {
                tens = ones == 0 ? 1 : ones;
                ones = 0;
            }
            else
            {
                ones = (tens == 0 ? ones * 10 : 0) + value;
            }
        }

        return ((tens * 10) + ones, end, true);
    }

    private static int SkipSpaces(string text, int i)
    {
        while (i < text.Length && IsSpace(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int SkipMarks(string text, int i)
    {
        while (i < text.Length && (IsSpace(text[i]) || Narrow(text[i]) is '、' or '.' or ',' or ':'))
        {
            i++;
        }

        return i;
    }

    [GeneratedRegex(@"</?(b|strong|i|em|u|span|font|p|br|div|table|tbody|thead|td|tr|th|sup|sub|o:p)(\s[^<>]{0,500})?/?>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[(image|bookmark)\s{0,4}:[^\[\]]{0,300}\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Placeholder();
}

/// <summary>How a heading or label is numbered.</summary>
internal enum NumberStyle
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>一、 as the form has it.</summary>
    Chinese,

    /// <summary>一. or 一： or 一 followed by a space.</summary>
    ChineseOther,

    /// <summary>（一）.</summary>
    ChineseParenthesis,

    /// <summary>一） with half of the parenthesis missing.</summary>
    ChineseHalfParenthesis,

    /// <summary>第一部分.</summary>
    ChinesePart,

    /// <summary>1. or 1、 or 1．.</summary>
    Arabic,

    /// <summary>(1) or 1) or ①.</summary>
    ArabicParenthesis,
}

/// <summary>A number in front of a heading or label.</summary>
internal readonly record struct Numbering(NumberStyle Style, int Number, string Text, int Body);
