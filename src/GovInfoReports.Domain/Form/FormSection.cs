namespace GovInfoReports.Domain.Form;

/// <summary>A subject that a narrative section has to speak of.</summary>
/// <param name="Code">Stable code, for example <c>platform</c>.</param>
/// <param name="Title">Name, for example 政府信息公开平台建设.</param>
/// <param name="Keywords">Words any one of which shows that the text speaks of it.</param>
public sealed record RequiredAspect(string Code, string Title, IReadOnlyList<string> Keywords);

/// <summary>One of the numbered sections of the report.</summary>
/// <param name="Code">Stable code: <c>overview</c>, <c>disclosure</c>, <c>requests</c>, <c>disputes</c>, <c>problems</c>, <c>otherMatters</c>, or one that an edition brings.</param>
/// <param name="Number">Position, from 1.</param>
/// <param name="Title">Official title without its number.</param>
/// <param name="Aliases">Other wordings of the title seen in real reports; the first ones are those of the notice's own text.</param>
/// <param name="Hint">What the template says stands here, for example （文字描述）.</param>
/// <param name="RecommendedLength">How many characters the text should not exceed, or <see langword="null"/>.</param>
/// <param name="Aspects">What the text has to speak of.</param>
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

    /// <summary>Whether the section consists of text only.</summary>
    public bool IsNarrative => Table is null;

    /// <summary>The heading as it stands on paper, for example 一、总体情况.</summary>
    public string Heading => $"{NumberText(Number)}、{Title}";

    /// <summary>A section number in Chinese digits.</summary>
    /// <param name="number">1 to 99.</param>
    /// <returns>For example 十二.</returns>
    public static string NumberText(int number) => number switch
    {
        >= 1 and <= 10 => ChineseDigits[number - 1].ToString(),
        > 10 and < 20 => $"十{ChineseDigits[number - 11]}",
        >= 20 and < 100 => $"{ChineseDigits[(number / 10) - 1]}十{(number % 10 == 0 ? string.Empty : ChineseDigits[(number % 10) - 1])}",
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "Section numbers run from 1 to 99."),
    };
}
