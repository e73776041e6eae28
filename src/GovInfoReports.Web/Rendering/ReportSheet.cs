using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Web.Rendering;

/// <summary>A whole report in the statutory layout, for <c>_ReportSheet.cshtml</c>: public page, preview and print.</summary>
/// <param name="Edition">The form it was made with.</param>
/// <param name="Content">What it says.</param>
/// <param name="IdPrefix">Prefix of every id in it; two sheets on one page need two.</param>
/// <param name="HeadingLevel">Level of its title; sections come one below.</param>
/// <param name="Marked">Figures to point out; where given, all figures and the texts have the ids of <see cref="FieldIds"/>, so that findings lead to them.</param>
public sealed record ReportSheet(FormEdition Edition, ReportContent Content, string IdPrefix, int HeadingLevel = 1, IReadOnlySet<CellId>? Marked = null)
{
    /// <summary>Comments to point out; <see langword="null"/> where there are none to see.</summary>
    public SheetComments? Comments { get; init; }

    /// <summary>Every section in the order in which the report has it, additional ones in their places, numbered through.</summary>
    public IReadOnlyList<SheetSection> Sections { get; } = SheetSection.Arrange(Edition, Content);

    /// <summary>The id of a text, where findings lead to it.</summary>
    /// <param name="code">Code of the section or name of the text; <see langword="null"/> for a section that the form does not have.</param>
    /// <returns>The id, or <see langword="null"/>.</returns>
    public string? TextId(string? code) => Marked is null || code is null ? null : FieldIds.OfText(Edition, code);

    /// <summary>Lines of the signature.</summary>
    public IEnumerable<string> SignatureLines => Content.Signature.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A table of a sheet, for <c>_SheetTable.cshtml</c>.</summary>
/// <param name="Layout">The grid.</param>
/// <param name="Figures">The figures.</param>
/// <param name="IdPrefix">Prefix of the ids of its headers.</param>
/// <param name="LabelledBy">Id of the heading it stands under.</param>
/// <param name="Marked">Figures to point out, for example those that a correction changed.</param>
public sealed record SheetTable(TableLayout Layout, ReportFigures Figures, string IdPrefix, string LabelledBy, IReadOnlySet<CellId>? Marked = null)
{
    /// <summary>Comments to point out; <see langword="null"/> where there are none to see.</summary>
    public SheetComments? Comments { get; init; }
}
