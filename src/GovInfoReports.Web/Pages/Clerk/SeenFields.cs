using System.Security.Cryptography;
using System.Text;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>
/// What the form showed when it was opened, as a short mark of each field in the order of the form. It travels with the form, so that what
/// a person changed without scripts can be told from what somebody else changed meanwhile; nothing of it is stored.
/// </summary>
public static class SeenFields
{
    // 36 bits of a hash.
    private const int Length = 6;

    /// <summary>Writes the marks.</summary>
    public static string Write(FormEdition edition, ReportContent content) => string.Concat(ReportFields.All(edition).Select(f => Mark(edition, f, ReportFields.Value(content, edition, f))));

    /// <summary>The changes that posted fields make.</summary>
    /// <param name="stored">What the report holds now.</param>
    /// <param name="isSame">Whether that is what the person saw; else the marks say of which fields it is.</param>
    public static IReadOnlyList<FieldChange> Changes(FormEdition edition, ReportContent stored, bool isSame, string? seen, IEnumerable<KeyValuePair<string, string>> posted)
    {
        var known = posted.Where(f => ReportFields.Exists(edition, f.Key) || CellId.TryParse(f.Key, out _) || f.Key.StartsWith(ReportFields.Additional, StringComparison.Ordinal));
        var changes = FieldChange.From(edition, stored, known);
        if (isSame)
        {
            return changes;
        }

        List<string> fields = [.. ReportFields.All(edition)];
        var marks = seen?.Length == fields.Count * Length ? fields.Select((f, i) => KeyValuePair.Create(f, seen.Substring(i * Length, Length))).ToDictionary(StringComparer.Ordinal) : [];
        return
        [
            .. changes
                .Where(c => Mark(edition, c.Field, c.After) != marks.GetValueOrDefault(c.Field))
                .Select(c => Mark(edition, c.Field, c.Before!) == marks.GetValueOrDefault(c.Field) ? c : c with { Before = null }),
        ];
    }

    private static string Mark(FormEdition edition, string field, string value) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(DraftInput.Canonical(edition, field, value))))[..Length];
}
