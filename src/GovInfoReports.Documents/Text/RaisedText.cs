using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Text;

/// <summary>
/// Spells what only the look of a text says: 15 with a raised 1 is 15¹ and no figure, and what is struck out stands between
/// tildes, so that neither runs together with the figure beside it.
/// </summary>
internal static partial class RaisedText
{
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string LoweredDigits = "₀₁₂₃₄₅₆₇₈₉";
    private const string Strike = "~~";

    /// <summary>The text with its digits raised (1) or lowered (-1).</summary>
    public static string Shift(string text, int rise) =>
        rise == 0 ? text : string.Concat(text.Select(c => TextKey.Narrow(c) is >= '0' and <= '9' and var digit ? (rise > 0 ? RaisedDigits : LoweredDigits)[digit - '0'] : c));

    /// <summary>The text as one that is struck out.</summary>
    public static string Struck(string text) => TextKey.IsBlank(text) ? text : $"{Strike}{text}{Strike}";

    /// <summary>What is struck out in pieces as one piece.</summary>
    public static string Joined(string text) => text.Replace(Strike + Strike, string.Empty, StringComparison.Ordinal);

    /// <summary>Spells the tags that raise or strike words in a text with remnants of HTML.</summary>
    public static string OfTags(string text) =>
        RaisedTag().Replace(text, m => m.Groups["struck"].Success ? Struck(m.Groups["text"].Value) : Shift(m.Groups["text"].Value, m.Groups["low"].Success ? -1 : 1));

    [GeneratedRegex(
        @"<((?<struck>del|s|strike)|(?<low>sub)|sup)(\s[^<>]{0,300})?>(?<text>[^<>]{0,300})</(del|s|strike|sub|sup)>|<(span|font|a)\s[^<>]{0,300}((?<struck>line-through)|vertical-align\s*:\s*((?<low>sub)|super))[^<>]{0,300}>(?<text>[^<>]{0,300})</(span|font|a)>",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex RaisedTag();
}
