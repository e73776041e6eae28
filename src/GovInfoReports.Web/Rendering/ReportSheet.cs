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
    /// <summary>Every section in the order in which the report has it, additional ones in their places, numbered through.</summary>
    public IReadOnlyList<SheetSection> Sections { get; } = Arrange(Edition, Content);

    /// <summary>The id of a text, where findings lead to it.</summary>
    /// <param name="code">Code of the section or name of the text; <see langword="null"/> for a section that the form does not have.</param>
    /// <returns>The id, or <see langword="null"/>.</returns>
    public string? TextId(string? code) => Marked is null || code is null ? null : FieldIds.OfText(Edition, code);

    /// <summary>Lines of the signature.</summary>
    public IEnumerable<string> SignatureLines => Content.Signature.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static List<SheetSection> Arrange(FormEdition edition, ReportContent content)
    {
        List<SheetSection> sections = [];
        void Additional(Func<string?, bool> belongsHere)
        {
            foreach (var section in content.AdditionalSections.Where(s => belongsHere(s.After)))
            {
                sections.Add(new SheetSection(sections.Count + 1, section.Heading, section.Text, null, null));
            }
        }

        Additional(after => after is null);
        foreach (var section in edition.Sections)
        {
            sections.Add(new SheetSection(sections.Count + 1, section.Title, content.Text(section.Code), section.Table, section.Code));
            Additional(after => string.Equals(after, section.Code, StringComparison.Ordinal));
        }

        // A section that stood after one which this form does not have is still part of the report.
        Additional(after => after is not null && edition.Section(after) is null);
        return sections;
    }
}

/// <summary>A section of a sheet.</summary>
/// <param name="Number">Number in this report, from 1.</param>
/// <param name="Title">Title without number.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Table">Its table, or <see langword="null"/>.</param>
/// <param name="Code">Its code in the form; <see langword="null"/> for an additional section.</param>
public sealed record SheetSection(int Number, string Title, string Text, FormTable? Table, string? Code)
{
    /// <summary>The heading with its number.</summary>
    public string Heading => $"{FormSection.NumberText(Number)}、{Title}";
}

/// <summary>A table of a sheet, for <c>_SheetTable.cshtml</c>.</summary>
/// <param name="Layout">The grid.</param>
/// <param name="Figures">The figures.</param>
/// <param name="IdPrefix">Prefix of the ids of its headers.</param>
/// <param name="LabelledBy">Id of the heading it stands under.</param>
/// <param name="Marked">Figures to point out, for example those that a correction changed.</param>
public sealed record SheetTable(TableLayout Layout, ReportFigures Figures, string IdPrefix, string LabelledBy, IReadOnlySet<CellId>? Marked = null);
