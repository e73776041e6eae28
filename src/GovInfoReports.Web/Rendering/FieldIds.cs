using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>Ids of the fields of the report form, for labels, links from findings and error messages.</summary>
public static class FieldIds
{
    /// <summary>The id of a cell's input, for example <c>cell-requests-received-naturalPerson</c>.</summary>
    public static string Of(CellId cell) => $"cell-{cell.Table}-{cell.Row}-{cell.Column}";

    /// <summary>The id of a field by its name in <see cref="DraftInput"/>.</summary>
    public static string Of(FormEdition edition, string field) =>
        CellId.TryParse(field, out var cell) && edition.Find(cell) is not null ? Of(cell) : $"field-{field.Replace('.', '-')}";

    /// <summary>The id of the field that holds a text: a section's, or title, preamble or signature.</summary>
    public static string OfText(FormEdition edition, string section) =>
        $"field-{(edition.Section(section) is null ? section : DraftInput.TextField(section)).Replace('.', '-')}";
}
