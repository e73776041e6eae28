using System.Text;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Data.Places;

/// <summary>
/// One or two neighbouring characters of a unit's name. Both providers find a unit by a part of its name through these,
/// by equality on an index; neither finds Chinese substrings otherwise without reading every name.
/// </summary>
public sealed class UnitNameGram
{
    /// <summary>Longest <see cref="Gram"/>, in UTF-16 units.</summary>
    public const int GramLength = 4;

    /// <summary>One or two characters.</summary>
    public required string Gram { get; init; }

    public int UnitId { get; init; }

    internal Unit? Unit { get; init; }

    /// <summary>The parts of a name to store.</summary>
    public static IReadOnlyCollection<string> Of(string name) =>
        [.. Characters(name).Concat(Pairs(name)).Distinct(StringComparer.Ordinal)];

    /// <summary>The parts to look for to find a part of a name.</summary>
    internal static IReadOnlyCollection<string> Sought(string part)
    {
        var pairs = Pairs(part).Distinct(StringComparer.Ordinal).ToList();
        return pairs.Count > 0 ? pairs : Characters(part);
    }

    /// <summary>The parts to look for to find what a word is short for.</summary>
    internal static IReadOnlyCollection<string> SoughtOfAbbreviation(string word) => Characters(word);

    // Whole characters, not UTF-16 units: names of places hold rare characters that take two.
    private static List<string> Characters(string text) =>
        [.. text.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r)).Select(r => r.ToString())];

    private static IEnumerable<string> Pairs(string text)
    {
        var characters = Characters(text);
        return characters.Zip(characters.Skip(1), string.Concat);
    }
}
