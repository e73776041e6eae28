using System.Globalization;
using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>The date of a signature 落款日期.</summary>
internal static partial class SignatureDate
{
    /// <summary>The day and its words, or <see langword="null"/> where none can be read.</summary>
    public static (DateOnly Day, Match Words)? Of(string signature)
    {
        foreach (Match match in Written().Matches(signature))
        {
            int? Part(string name) => (int?)ChineseNumber.Of(match.Groups[name].Value.Replace('○', '〇').Replace('零', '〇'));
            if (Part("y") is >= 1 and <= 9999 and var year && Part("m") is >= 1 and <= 12 and var month && Part("d") is >= 1 and var day && day <= DateTime.DaysInMonth(year, month))
            {
                return (new DateOnly(year, month, day), match);
            }
        }

        return null;
    }

    /// <summary>A day as people write it.</summary>
    public static string Words(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        $$"""{{Term.NoDigitBefore}}{{Term.SpacedMonth}}(?<d>[0-9]{1,2})\s*日|{{Term.NoDigitBefore}}(?<y>{{Term.Year}})(?<s>[-./－．])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2}){{Term.NoDigitAfter}}|"""
        + $$"""(?<y>二[〇○零][〇○零{{Term.Ones}}]{2})年(?<m>[{{Term.Numerals}}]{1,2})月(?<d>[{{Term.Numerals}}]{1,3})日""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Written();
}
