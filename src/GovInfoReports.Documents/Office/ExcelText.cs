using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Office;

/// <summary>Text as a workbook stores it.</summary>
internal static partial class ExcelText
{
    /// <summary>Most characters of a cell.</summary>
    public const int LongestCell = 32_767;

    // Excel shows no more line breaks in a cell than 253.
    private const int MostBreaks = 250;

    /// <summary>Writes characters that XML cannot hold as <c>_x000D_</c>, and what only looks like that so that it stays what it is.</summary>
    public static string Escape(string text)
    {
        var marked = text.Contains("_x", StringComparison.Ordinal) ? Marks().Replace(text, "_x005F_x${code}_") : text;
        StringBuilder? escaped = null;
        for (var i = 0; i < marked.Length; i++)
        {
            var c = marked[i];
            if (char.IsHighSurrogate(c) && i + 1 < marked.Length && char.IsLowSurrogate(marked[i + 1]))
            {
                escaped?.Append(c).Append(marked[i + 1]);
                i++;
            }
            else if (c is (< ' ' and not ('\t' or '\n')) or '\ufffe' or '\uffff' || char.IsSurrogate(c))
            {
                escaped ??= new StringBuilder(marked, 0, i, marked.Length + 16);
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
            else
            {
                escaped?.Append(c);
            }
        }

        return escaped?.ToString() ?? marked;
    }

    /// <summary>Reads what <see cref="Escape"/> wrote.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Marks().Replace(text, m => ((char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>Cuts a text into parts that each fit into a cell, after a line where that is possible.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        List<string> parts = [];
        var rest = text.AsSpan();
        while (true)
        {
            var end = Fitting(rest);
            parts.Add(rest[..end].ToString());
            rest = rest[end..];
            if (rest.IsEmpty)
            {
                return parts;
            }
        }
    }

    private static int Fitting(ReadOnlySpan<char> text)
    {
        var breaks = 0;
        var lastLine = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == LongestCell)
            {
                return lastLine > 0 ? lastLine : char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]) ? i - 1 : i;
            }

            if (text[i] == '\n')
            {
                lastLine = i + 1;
                if (++breaks == MostBreaks)
                {
                    return lastLine;
                }
            }
        }

        return text.Length;
    }

    /// <summary>How wide a line of text is, in widths of a digit; Chinese characters are twice as wide.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += c < '\u2000' ? 1 : 2;
        }

        return width;
    }

    /// <summary>How many lines a text takes in a column.</summary>
    public static int Lines(string text, double width)
    {
        // Words at the end of a line leave a little room unused.
        var usable = Math.Max(2, width - 1.5);
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines += Math.Max(1, (int)Math.Ceiling(Width(line) / usable));
        }

        return lines;
    }

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();
}
