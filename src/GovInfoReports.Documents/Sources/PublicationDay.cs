using System.Globalization;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Sources;

/// <summary>
/// The day that a file says it was made public on: a web page in its <c>meta</c> elements, any file in a line such as
/// 发布日期：2021-01-28. Two days that differ say nothing. The date below the signature is that of the report, not of its publication.
/// </summary>
internal static partial class PublicationDay
{
    // A line that says when the page was published is short; a sentence with such words in it is not one.
    private const int LongestLine = 200;

    private static readonly string[] MetaNames = ["pubdate", "publishdate", "publishtime", "article:published_time", "dc.date.issued", "dcterms.issued", "datepublished"];

    /// <summary>The day that lines of a file tell, or <see langword="null"/>.</summary>
    public static DateOnly? InLines(IEnumerable<string> lines)
    {
        var days = lines.Where(l => l.Length <= LongestLine).SelectMany(l => Labelled().Matches(l)).Select(m => DayOf(m.Groups["date"].Value)).OfType<DateOnly>().Distinct().Take(2).ToList();
        return days.Count == 1 ? days[0] : null;
    }

    /// <summary>The day that a web page tells by its meta elements, or <see langword="null"/>.</summary>
    public static DateOnly? InMeta(IEnumerable<(string? Name, string? Content)> elements) => elements
        .Where(e => e.Name is not null && e.Content is not null && MetaNames.Contains(e.Name.Trim(), StringComparer.OrdinalIgnoreCase))
        .Select(e => Date().Match(e.Content!) is { Success: true } date ? DayOf(date.Value) : null)
        .FirstOrDefault(d => d is not null);

    private static DateOnly? DayOf(string text)
    {
        var parts = Number().Matches(text).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
        return parts is [>= 2000 and <= 2100, >= 1 and <= 12, >= 1] && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1]) ? new DateOnly(parts[0], parts[1], parts[2]) : null;
    }

    [GeneratedRegex(@"(发布|公布|公开)(日期|时间)\s*[:：]?\s*[\[［【]?\s*(?<date>20[0-9]{2}\s*[-年/.]\s*[0-9]{1,2}\s*[-月/.]\s*[0-9]{1,2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"20[0-9]{2}\s*[-年/.]\s*[0-9]{1,2}\s*[-月/.]\s*[0-9]{1,2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Date();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
