using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Data.Places;

/// <summary>
/// One or two neighbouring characters of a unit's name. Both providers find a unit by a part of its name through these,
/// by equality on an index; neither finds Chinese substrings otherwise without reading every name.
/// </summary>
public sealed class UnitNameGram
{
    /// <summary>One or two characters.</summary>
    public required string Gram { get; init; }

    /// <summary>Key of the unit.</summary>
    public int UnitId { get; init; }

    internal Unit? Unit { get; init; }

    /// <summary>The parts of a name to store.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Every single character and every pair of neighbours, once each, without white space.</returns>
    public static IReadOnlyCollection<string> Of(string name)
    {
        var plain = string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
        HashSet<string> grams = new(StringComparer.Ordinal);
        for (var i = 0; i < plain.Length; i++)
        {
            grams.Add(plain.Substring(i, 1));
            if (i + 1 < plain.Length)
            {
                grams.Add(plain.Substring(i, 2));
            }
        }

        return grams;
    }
}
