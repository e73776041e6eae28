using System.Globalization;

namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>Numbers as they are written in running text: digits with or without separators, and Chinese numerals up to 万.</summary>
internal static class ChineseNumber
{
    private const string Ordered = "〇一二三四五六七八九";

    /// <summary>The number, or <see langword="null"/> for what is none.</summary>
    public static decimal? Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (char.IsAsciiDigit(text[0]))
        {
            return decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        return text.IndexOfAny("十百千万") < 0 ? Positional(text) : Multiplied(text);
    }

    // 二〇二三; a single numeral is one too.
    private static decimal? Positional(ReadOnlySpan<char> text)
    {
        decimal number = 0;
        foreach (var c in text)
        {
            if (Digit(c) is not { } digit || text.Length > 9)
            {
                return null;
            }

            number = (number * 10) + digit;
        }

        return number;
    }

    private static decimal? Multiplied(ReadOnlySpan<char> text)
    {
        decimal whole = 0;
        decimal section = 0;
        int? digit = null;
        foreach (var c in text)
        {
            var unit = c switch
            {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                '万' => 10_000,
                _ => 0,
            };
            if (unit == 10_000)
            {
                whole += (section + (digit ?? 0)) * unit;
                section = 0;
                digit = null;
            }
            else if (unit > 0)
            {
                section += (digit ?? 1) * unit;
                digit = null;
            }
            else if (Digit(c) is { } value && digit is null or 0)
            {
                digit = value;
            }
            else
            {
                return null;
            }
        }

        return whole + section + (digit ?? 0);
    }

    private static int? Digit(char c) => c switch
    {
        '零' => 0,
        '两' => 2,
        _ => Ordered.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? digit : null,
    };
}
