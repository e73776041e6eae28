using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Web.Rendering;

/// <summary>Hands findings to the scripts of the entry form: with the page, and with each answer to a save.</summary>
public static class LiveFindings
{
    // Angle brackets and ampersands stay escaped, so that the text is safe inside a script element.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IReadOnlyList<LiveFinding> Of(CheckReport checks, IReadOnlyCollection<Explanation> explanations) =>
    [
        .. checks.Findings.Select(f => new LiveFinding(
            f.Id,
            f.Rule,
            f.Tier.ToString(),
            f.Message,
            f.Advice,
            [.. f.Cells.Select(c => c.ToString())],
            f.Section,
            f.AdditionalSection,
            f.Source?.Text,
            f.Offset,
            f.Length,
            f.Values?.Right,
            f.Under,
            f.Tier == Tier.Query && (f.Explanation is not null || explanations.Any(e => e.IsFor(f))),
            f.RestsOnNeighbours)),
    ];

    /// <summary>The findings of a report as JSON that may stand inside a script element.</summary>
    public static string JsonOf(CheckReport checks, IReadOnlyCollection<Explanation> explanations) => JsonSerializer.Serialize(Of(checks, explanations), Json);
}

/// <summary>A finding as the scripts of the entry form have it.</summary>
/// <param name="Advice">How to put it right, or <see langword="null"/>.</param>
/// <param name="Section">Code of the section concerned where it is text, or <see langword="null"/>.</param>
/// <param name="AdditionalSection">Which additional section it is in, from 0, or <see langword="null"/>.</param>
/// <param name="Words">The words at the place, or <see langword="null"/>.</param>
/// <param name="Offset">Where the words stand in the stored text, in UTF-16 units, or <see langword="null"/>.</param>
/// <param name="Right">What the table has where the text states a number of its own, or <see langword="null"/>.</param>
/// <param name="Under">Id of the finding that it stands under, or <see langword="null"/>.</param>
public sealed record LiveFinding(
    string Id,
    string Rule,
    string Tier,
    string Message,
    string? Advice,
    IReadOnlyList<string> Cells,
    string? Section,
    int? AdditionalSection,
    string? Words,
    int? Offset,
    int? Length,
    decimal? Right,
    string? Under,
    bool Explained,
    bool Beside);
