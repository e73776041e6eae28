using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>A section of a report as it stands on paper.</summary>
/// <param name="Table">Its table, or <see langword="null"/>.</param>
/// <param name="Code">Its code in the form; <see langword="null"/> for an additional section.</param>
public sealed record SheetSection(int Number, string Title, string Text, FormTable? Table, string? Code)
{
    /// <summary>The heading with its number.</summary>
    public string Heading => $"{FormSection.NumberText(Number)}、{Title}";

    /// <summary>Every section in the order in which the report has it, additional ones in their places, numbered through.</summary>
    public static IReadOnlyList<SheetSection> Arrange(FormEdition edition, ReportContent content)
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
