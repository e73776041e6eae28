using System.Globalization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Pages.Errors;

/// <summary>The fields of a form that came after its session had ended: what a person reads, and what only the form needs.</summary>
public sealed record KeptFields(IReadOnlyList<KeptField> Texts, IReadOnlyList<KeptField> Figures, IReadOnlyList<KeptField> Rest)
{
    private const string Reports = "/clerk/reports/";

    public static KeptFields Of(IEnumerable<KeyValuePair<string, string>> posted, string path, FormCatalog catalog)
    {
        var edition = EditionAt(path, catalog);
        List<KeptField> texts = [];
        List<KeptField> figures = [];
        List<KeptField> rest = [];
        foreach (var (name, value) in posted)
        {
            var isCell = edition is not null && ReportFields.Cell(edition, name) is not null;
            var label = edition is not null && ReportFields.Exists(edition, name) ? PlaceNames.Of(edition, name) : null;
            (value.Length == 0 ? rest : isCell ? figures : label is not null || IsWritten(value) ? texts : rest).Add(new KeptField(name, value, label));
        }

        return new KeptFields(texts, figures, rest);
    }

    private static FormEdition? EditionAt(string path, FormCatalog catalog) =>
        path.StartsWith(Reports, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(path[Reports.Length..].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? catalog.ForYear(year)
            : null;

    // Codes, keys and numbers of the form itself are plain ASCII without a space.
    private static bool IsWritten(string value) => value.Any(c => c > 127 || char.IsWhiteSpace(c));
}
