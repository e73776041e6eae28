using System.Buffers;
using System.Globalization;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Text;

/// <summary>Recognises figures, and tells figures apart that have run together.</summary>
internal static class FigureText
{
    private const int LongestFigure = 40;
    private const int MostSteps = 20_000;

    // What follows a number that is a date or the number of an item.
    private static readonly SearchValues<char> NoUnit = SearchValues.Create("年月日第、，。）)：:");

    /// <summary>Whether a text stands where a figure stands: a number, perhaps with a unit, or a sign for none.</summary>
    public static bool LooksLikeFigure(string text)
    {
        if (text.Length is 0 or > LongestFigure)
        {
            return false;
        }

        // A figure that was struck out, with the one that took its place or alone.
        if (text.StartsWith("~~", StringComparison.Ordinal) && text.IndexOf("~~", 2, StringComparison.Ordinal) is > 2 and var end)
        {
            text = end + 2 < text.Length ? text[(end + 2)..] : text[2..end];
        }

        if (text is "/" or "／" or "-" or "－" or "--" or "—" or "——" or "–" or "无" or "不适用" or "n/a" or "N/A")
        {
            return true;
        }

        var i = 0;
        if (TextKey.Narrow(text[0]) is '+' or '-' or '−' or '¥' or '￥')
        {
            i = 1;
        }

        var digits = 0;
        while (i < text.Length && (TextKey.Narrow(text[i]) is (>= '0' and <= '9') or '.' or ',' || TextKey.IsSpace(text[i])))
        {
            digits += TextKey.Narrow(text[i]) is >= '0' and <= '9' ? 1 : 0;
            i++;
        }

        return digits > 0 && text.Length - i <= 3 && text.AsSpan(i).IndexOfAny(NoUnit) < 0 && !(i < text.Length && digits > 0 && TextKey.Narrow(text[..i].TrimEnd()[^1]) == '.');
    }

    /// <summary>Whether a text consists of digits only.</summary>
    public static bool IsDigits(string text) => text.Length > 0 && text.All(c => TextKey.Narrow(c) is >= '0' and <= '9');

    /// <summary>
    /// Tells digits apart that have run together: whole numbers without leading zeros, one for each cell, for which the totals of
    /// the form are right.
    /// </summary>
    /// <returns>The numbers if there is exactly one way, else <see langword="null"/>.</returns>
    public static long[]? TellApart(string digits, IReadOnlyList<FormCell> cells, IReadOnlyList<(int Total, int[] Parts)> totals)
    {
        if (digits.Length < cells.Count || digits.Length > 48 || cells.Any(c => c.Format.Scale > 0 || c.Format.Minimum < 0))
        {
            return null;
        }

        if (digits.Length > cells.Count && totals.Count == 0)
        {
            return null;
        }

        var plain = string.Concat(digits.Select(TextKey.Narrow));
        var numbers = new long[cells.Count];
        long[]? found = null;
        var ways = 0;
        var steps = 0;
        Place(0, 0);
        return ways == 1 && steps < MostSteps ? found : null;

        void Place(int cell, int at)
        {
            if (cell == cells.Count)
            {
                if (at == plain.Length)
                {
                    ways++;
                    found ??= [.. numbers];
                }

                return;
            }

            var longest = plain[at..].Length - (cells.Count - cell - 1);
            for (var length = 1; length <= Math.Min(longest, 10) && ways < 2; length++)
            {
                if (++steps >= MostSteps || (length > 1 && plain[at] == '0'))
                {
                    return;
                }

                numbers[cell] = long.Parse(plain.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture);
                if (totals.All(t => Math.Max(t.Total, t.Parts.Max()) != cell || t.Parts.Sum(p => numbers[p]) == numbers[t.Total]))
                {
                    Place(cell + 1, at + length);
                }
            }
        }
    }
}
