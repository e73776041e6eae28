using System.Text;

namespace GovInfoReports.Data.Places;

/// <summary>
/// The words that somebody looks for a unit by, as people write names: apart or together, in full-width characters, 政府 for 人民政府,
/// and short names of departments such as 教体局.
/// </summary>
internal static class NameWords
{
    private const int Most = 6;
    private const int LongestArea = 12;
    private const int ShortestAbbreviation = 3;
    private const string Government = "政府";
    private const string DepartmentEnds = "局委办厅院部会处队";
    private const string Wildcards = "%_[]^\\";

    /// <summary>The words of a text, each of which has to fit; none where nothing can be looked for.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        StringBuilder parted = new();
        foreach (var rune in (text ?? string.Empty).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            parted.Append(Rune.IsWhiteSpace(rune) || rune.Value is '、' or ',' or '，' or ';' or '/' or '·' ? " " : rune.ToString());
        }

        parted.Replace("人民" + Government, Government);
        return [.. parted.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>What of a word has to stand in a name: 红河镇政府 is 红河镇 and 政府, which 人民政府 holds too.</summary>
    public static IReadOnlyList<string> Pieces(string word) => word.Replace(Government, $" {Government} ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a word may name an area that a unit lies in; a government is a unit itself.</summary>
    public static bool MayBeArea(string word) => !word.Contains(Government, StringComparison.Ordinal);

    /// <summary>
    /// Whether a piece may be a short name, whose characters stand in the full one in their order but not side by side: 发改委 for
    /// 发展和改革委员会.
    /// </summary>
    public static bool IsAbbreviation(string word)
    {
        var runes = word.EnumerateRunes().ToList();
        return runes.Count >= ShortestAbbreviation && DepartmentEnds.Contains(runes[^1].ToString(), StringComparison.Ordinal) && !word.Any(Wildcards.Contains);
    }

    /// <summary>The pattern of a short name for LIKE.</summary>
    public static string Pattern(string abbreviation) => $"%{string.Join('%', abbreviation.EnumerateRunes())}%";

    /// <summary>The ways to part a word in two, the longest beginning first: 昌乐红河镇 into 昌乐 and 红河镇.</summary>
    public static IEnumerable<(string Beginning, string Remainder)> Parted(string word)
    {
        var runes = word.EnumerateRunes().Select(r => r.ToString()).ToList();
        for (var at = Math.Min(runes.Count - 2, LongestArea); at >= 2; at--)
        {
            yield return (string.Concat(runes.Take(at)), string.Concat(runes.Skip(at)));
        }
    }
}
