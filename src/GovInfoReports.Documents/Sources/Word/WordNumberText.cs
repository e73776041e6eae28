using System.Globalization;
using System.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Writes a number the way a numbering format of Word does.</summary>
internal static class WordNumberText
{
    private const string Plain = "〇一二三四五六七八九";
    private const string Legal = "零壹贰叁肆伍陆柒捌玖";
    private const string LegalTraditional = "零壹貳參肆伍陸柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    public static string Of(int number, string format, string? pattern = null)
    {
        var arabic = number.ToString(CultureInfo.InvariantCulture);
        return number < 0 || number > 99_999 ? arabic : format switch
        {
            "none" => string.Empty,
            "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
            "custom" => arabic.PadLeft(pattern?.AsSpan().IndexOfAnyExceptInRange('0', '9') is > 0 and < 9 and var width ? width : 1, '0'),
            "upperLetter" => Letters(number, 'A'),
            "lowerLetter" => Letters(number, 'a'),
            "upperRoman" => Roman(number),
            "lowerRoman" => Roman(number).ToLowerInvariant(),
            "ordinal" => $"{arabic}.",
            "chineseCounting" or "taiwaneseCounting" when number > 99 => Digits(arabic, Plain),
            "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "koreanCounting" =>
                Counted(number, $"零{Plain[1..]}", "十百千万"),
            "chineseLegalSimplified" => Counted(number, Legal, "拾佰仟万", withOne: true),
            "ideographLegalTraditional" or "japaneseLegal" => Counted(number, LegalTraditional, "拾佰仟萬", withOne: true),
            "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" or "koreanDigital" => Digits(arabic, Plain),
            "ideographTraditional" when number is >= 1 and <= 10 => Stems[number - 1].ToString(),
            "ideographZodiac" when number is >= 1 and <= 12 => Branches[number - 1].ToString(),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Enclosed(number, '①', 20),
            "decimalEnclosedParen" => Enclosed(number, '⑴', 20),
            "decimalEnclosedFullstop" => Enclosed(number, '⒈', 20),
            "ideographEnclosedCircle" => Enclosed(number, '㊀', 10),
            "decimalFullWidth" or "decimalFullWidth2" => string.Concat(arabic.Select(c => (char)(c + 0xfee0))),
            _ => arabic,
        };
    }

    private static string Digits(string arabic, string digits) => string.Concat(arabic.Select(c => digits[c - '0']));

    private static string Enclosed(int number, char first, int most) =>
        number >= 1 && number <= most ? ((char)(first + number - 1)).ToString() : number.ToString(CultureInfo.InvariantCulture);

    private static string Letters(int number, char first) => number is 0 or > 780 ? string.Empty : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    // 十一, not 一十一; 一百零一; 一千零一十.
    private static string Counted(int number, string digits, string units, bool withOne = false)
    {
        if (number == 0)
        {
            return digits[0].ToString();
        }

        var text = new StringBuilder();
        var isGap = false;
        for (var power = 4; power >= 0; power--)
        {
            var digit = number / (int)Math.Pow(10, power) % 10;
            if (digit == 0)
            {
                isGap = text.Length > 0;
                continue;
            }

            if (isGap)
            {
                text.Append(digits[0]);
                isGap = false;
            }

            if (digit != 1 || power != 1 || text.Length > 0 || withOne)
            {
                text.Append(digits[digit]);
            }

            if (power > 0)
            {
                text.Append(units[power - 1]);
            }
        }

        return text.ToString();
    }

    private static string Roman(int number)
    {
        if (number is 0 or > 3999)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        foreach (var (value, sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            while (number >= value)
            {
                text.Append(sign);
                number -= value;
            }
        }

        return text.ToString();
    }
}
