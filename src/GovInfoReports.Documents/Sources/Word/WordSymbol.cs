using System.Globalization;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Characters of symbol fonts as characters that every font has.</summary>
internal static class WordSymbol
{
    /// <summary>Stands for a sign that no character is known for.</summary>
    private const string Unknown = "□";

    public static string Of(string? font, string? character)
    {
        if (!int.TryParse(character, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) || code is <= 0x1f or > 0xffff || char.IsSurrogate((char)code))
        {
            return Unknown;
        }

        var isPrivate = code is >= 0xf000 and <= 0xf0ff;
        var low = isPrivate ? code - 0xf000 : code;
        var sign = font?.ToUpperInvariant() switch
        {
            "WINGDINGS" => Wingding(low),
            "WINGDINGS 2" => SecondWingding(low),
            "SYMBOL" => Mathematical(low),
            _ => null,
        };
        if (sign is not null)
        {
            return sign;
        }

        return isPrivate || code is >= 0xe000 and <= 0xf8ff ? Unknown : ((char)code).ToString();
    }

    private static string Wingding(int code) => code switch
    {
        0x6c => "●",
        0x6d or 0xa1 => "○",
        0x6e or 0xa7 => "■",
        0x75 or 0x76 => "◆",
        >= 0x81 and <= 0x8a => ((char)('①' + code - 0x81)).ToString(),
        0x9e => "·",
        0x9f => "•",
        0xd8 => "➢",
        0xe0 => "→",
        0xfb => "×",
        0xfc => "√",
        0xfd => "☒",
        0xfe => "☑",
        _ => Unknown,
    };

    private static string SecondWingding(int code) => code switch
    {
        0x4f => "×",
        0x50 => "√",
        0x51 or 0x53 or 0x54 => "☒",
        0x52 => "☑",
        0x97 => "●",
        _ => Unknown,
    };

    private static string Mathematical(int code) => code switch
    {
        >= 0x30 and <= 0x3f or 0x20 or 0x21 or 0x23 or 0x25 or 0x26 or 0x28 or 0x29 or >= 0x2b and <= 0x2f => ((char)code).ToString(),
        0xa3 => "≤",
        0xa5 => "∞",
        0xae => "→",
        0xb0 => "°",
        0xb1 => "±",
        0xb3 => "≥",
        0xb4 => "×",
        0xb7 => "•",
        0xb8 => "÷",
        0xb9 => "≠",
        0xd7 => "·",
        _ => Unknown,
    };
}
