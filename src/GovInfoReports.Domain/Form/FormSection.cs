namespace GovInfoReports.Domain.Form;

/// <summary>One of the numbered sections of the report.</summary>
/// <param name="RecommendedLength">How many characters the text should not exceed, or <see langword="null"/>.</param>
/// <param name="Table">The table of the section, or <see langword="null"/> for a section of text only.</param>
public sealed record FormSection(
    string Code,
    int Number,
    string Title,
    IReadOnlyList<string> Aliases,
    string? Hint,
    int? RecommendedLength,
    IReadOnlyList<RequiredAspect> Aspects,
    FormTable? Table)
{
    private const string ChineseDigits = "一二三四五六七八九十";

    /// <summary>
    /// What else belongs in the text, for the checklist of the entry form: unlike <see cref="Aspects"/>, which make the section the
    /// one that tells of the year's work, it says nothing of what kind of section this is.
    /// </summary>
    public IReadOnlyList<RequiredAspect> Matters { get; init; } = [];

    /// <summary>What governments report besides, here or in any other text.</summary>
    public IReadOnlyList<RequiredAspect> GovernmentMatters { get; init; } = [];

    /// <summary>Whether the section consists of text only.</summary>
    public bool IsNarrative => Table is null;

    /// <summary>The heading as it stands on paper, for example 一、总体情况.</summary>
    public string Heading => $"{NumberText(Number)}、{Title}";

    /// <summary>A section number in Chinese digits.</summary>
    public static string NumberText(int number) => number switch
    {
        >= 1 and <= 10 => ChineseDigits[number - 1].ToString(),
        > 10 and < 20 => $"十{ChineseDigits[number - 11]}",
        >= 20 and < 100 => $"{ChineseDigits[(number / 10) - 1]}十{(number % 10 == 0 ? string.Empty : ChineseDigits[(number % 10) - 1])}",
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "Section numbers run from 1 to 99."),
    };
}

/// <summary>A subject that a narrative section has to speak of.</summary>
/// <param name="Keywords">Words, any one of which shows that a text speaks of it.</param>
/// <param name="Besides">Words of other things that one of the keywords is part of: 市场监督 is no 监督.</param>
public sealed record RequiredAspect(string Code, string Title, IReadOnlyList<string> Keywords, IReadOnlyList<string> Besides)
{
    /// <summary>Whether a text speaks of it; the scripts tell it alike.</summary>
    public bool IsSpokenOf(string text)
    {
        var own = Besides.Aggregate(text, (rest, other) => rest.Replace(other, "□", StringComparison.Ordinal));
        return Keywords.Any(k => own.Contains(k, StringComparison.Ordinal));
    }
}
