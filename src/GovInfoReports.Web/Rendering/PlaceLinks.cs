using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>Where the places that comments hang on stand on pages.</summary>
public static class PlaceLinks
{
    /// <summary>The id of a place on the entry form.</summary>
    public static string OnForm(FormEdition edition, string place) => place switch
    {
        "" => "entry",
        ReportFields.Additional => "additional",
        _ when ReportFields.WholeSection(edition, place) is { } section => $"section-{section.Code}",
        _ => FieldIds.Of(edition, place),
    };

    /// <summary>The id of a place on the sheet of a review page, whose prefix is <c>sheet</c>.</summary>
    public static string OnSheet(FormEdition edition, string place) => place switch
    {
        "" or ReportFields.Additional => "sheet",
        ReportFields.Title => "sheet-title",
        _ when ReportFields.Cell(edition, place) is { } cell => FieldIds.Of(cell.Id),
        _ when (ReportFields.WholeSection(edition, place) ?? ReportFields.TextSection(edition, place)) is { } section => FieldIds.OfText(edition, section.Code),
        _ => FieldIds.OfText(edition, place),
    };
}
