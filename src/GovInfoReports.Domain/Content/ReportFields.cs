using System.Text.Json;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>
/// Names of the fields of a report, the one contract between pages, scripts, comments and the store: a cell has the name of the
/// cell (<c>requests.received.naturalPerson</c>), a section's text <c>text.</c> and its code, then <c>title</c>, <c>preamble</c>,
/// <c>signature</c>, and <c>additional</c> for all additional sections together. A comment can also hang on a whole section,
/// <c>section.</c> and its code.
/// </summary>
public static class ReportFields
{
    public const string Title = "title";

    /// <summary>The preamble 前言.</summary>
    public const string Preamble = "preamble";

    /// <summary>The signature 落款.</summary>
    public const string Signature = "signature";

    /// <summary>All additional sections together.</summary>
    public const string Additional = "additional";

    /// <summary>Longest name of a field, in characters.</summary>
    public const int NameLength = 200;

    private const string TextPrefix = "text.";
    private const string SectionPrefix = "section.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Name of a section's text.</summary>
    public static string Text(string section) => TextPrefix + section;

    /// <summary>Name of a section as a whole.</summary>
    public static string Section(string section) => SectionPrefix + section;

    /// <summary>The section that a field name is the text of.</summary>
    public static FormSection? TextSection(FormEdition edition, string field) => Find(edition, field, TextPrefix);

    /// <summary>The section that a field name stands for as a whole.</summary>
    public static FormSection? WholeSection(FormEdition edition, string field) => Find(edition, field, SectionPrefix);

    /// <summary>The cell that a field name is of.</summary>
    public static FormCell? Cell(FormEdition edition, string field) => CellId.TryParse(field, out var id) ? edition.Find(id) : null;

    /// <summary>Whether a name is of a field, or of a whole section, of the form.</summary>
    public static bool Exists(FormEdition edition, string field) =>
        field is Title or Preamble or Signature or Additional
        || Cell(edition, field) is not null
        || TextSection(edition, field) is not null
        || WholeSection(edition, field) is not null;

    /// <summary>Every field of a form, in its order.</summary>
    public static IEnumerable<string> All(FormEdition edition) =>
        [Title, Preamble, .. edition.Sections.SelectMany(s => (s.Table?.Cells ?? []).Select(c => c.Id.ToString()).Append(Text(s.Code))), Additional, Signature];

    /// <summary>What a content has in a field, as text.</summary>
    public static string Value(ReportContent content, FormEdition edition, string field) => field switch
    {
        Title => content.Title,
        Preamble => content.Preamble,
        Signature => content.Signature,
        Additional => WriteAdditional(content.AdditionalSections),
        _ when TextSection(edition, field) is { } section => content.Text(section.Code),
        _ when Cell(edition, field) is { } cell => content.Figures[cell.Id].ToString(),
        _ => string.Empty,
    };

    /// <summary>The fields in which two contents of one form differ, in the order of the form.</summary>
    public static IEnumerable<string> Changed(ReportContent before, ReportContent after)
    {
        if (!string.Equals(before.Title, after.Title, StringComparison.Ordinal))
        {
            yield return Title;
        }

        if (!string.Equals(before.Preamble, after.Preamble, StringComparison.Ordinal))
        {
            yield return Preamble;
        }

        foreach (var (cell, _, _) in after.Figures.DifferencesFrom(before.Figures))
        {
            yield return cell.ToString();
        }

        foreach (var section in after.Texts.Keys.Union(before.Texts.Keys, StringComparer.Ordinal).Where(s => !string.Equals(before.Text(s), after.Text(s), StringComparison.Ordinal)))
        {
            yield return Text(section);
        }

        if (!before.AdditionalSections.SequenceEqual(after.AdditionalSections))
        {
            yield return Additional;
        }

        if (!string.Equals(before.Signature, after.Signature, StringComparison.Ordinal))
        {
            yield return Signature;
        }
    }

    /// <summary>Writes additional sections as the value of their field.</summary>
    public static string WriteAdditional(IReadOnlyList<AdditionalSection> sections) => sections.Count == 0 ? string.Empty : JsonSerializer.Serialize(sections, Json);

    /// <summary>Reads the value of the additional sections' field.</summary>
    /// <returns>The sections, or <see langword="null"/> when it cannot be read.</returns>
    public static IReadOnlyList<AdditionalSection>? ReadAdditional(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return [];
        }

        try
        {
            var sections = JsonSerializer.Deserialize<List<AdditionalSection?>>(value, Json);
            return sections is null || sections.Exists(s => s?.Heading is null || s.Text is null) ? null : sections.ConvertAll(s => s!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FormSection? Find(FormEdition edition, string field, string prefix) =>
        field.StartsWith(prefix, StringComparison.Ordinal) ? edition.Section(field[prefix.Length..]) : null;
}
