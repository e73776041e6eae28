using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>A place that a comment can hang on, to choose from.</summary>
public sealed record PlaceOption(string Place, string Name)
{
    /// <summary>Every place of a form by section.</summary>
    public static IEnumerable<(string Group, IReadOnlyList<PlaceOption> Places)> Of(FormEdition edition, string whole, Func<string, string> table)
    {
        PlaceOption Option(string place) => new(place, PlaceNames.Of(edition, place));
        yield return (whole, [Option(ReportFields.Title), Option(ReportFields.Preamble), Option(ReportFields.Additional), Option(ReportFields.Signature)]);
        foreach (var section in edition.Sections)
        {
            yield return (section.Heading,
            [
                new PlaceOption(ReportFields.Section(section.Code), table(section.Heading)),
                .. section.Table is null ? [] : section.Table.Cells.Select(c => Option(c.Id.ToString())),
            ]);
        }
    }
}
