using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>A whole report in the statutory layout, for <c>_ReportSheet.cshtml</c>: public page, preview and print.</summary>
public sealed record ReportSheet(FormEdition Edition, ReportContent Content, string IdPrefix, int HeadingLevel = 1, IReadOnlySet<CellId>? Marked = null)
{
    /// <summary>Comments to point out; <see langword="null"/> where there are none to see.</summary>
    public SheetComments? Comments { get; init; }

    /// <summary>Last year's figures beside this year's; <see langword="null"/> where they are not shown.</summary>
    public YearsBeside? Years { get; init; }

    /// <summary>Every section in the order in which the report has it, additional ones in their places, numbered through.</summary>
    public IReadOnlyList<SheetSection> Sections { get; } = SheetSection.Arrange(Edition, Content);

    /// <summary>The id of a text, where findings lead to it.</summary>
    /// <param name="code">Code of the section or name of the text; <see langword="null"/> for a section that the form does not have.</param>
    public string? TextId(string? code) => Marked is null || code is null ? null : FieldIds.OfText(Edition, code);

    public IEnumerable<string> SignatureLines => Content.Signature.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A table of a sheet, for <c>_SheetTable.cshtml</c>.</summary>
public sealed record SheetTable(TableLayout Layout, ReportFigures Figures, string IdPrefix, string LabelledBy, IReadOnlySet<CellId>? Marked = null)
{
    /// <summary>Comments to point out; <see langword="null"/> where there are none to see.</summary>
    public SheetComments? Comments { get; init; }

    /// <summary>Last year's figures beside this year's; <see langword="null"/> where they are not shown.</summary>
    public YearsBeside? Years { get; init; }
}
