using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>The findings of one text.</summary>
public static class TextFindings
{
    /// <summary>The findings at words of a text field.</summary>
    public static IReadOnlyList<Finding> Of(EntryForm form, string field) =>
        [.. form.Findings.Where(f => string.Equals(FieldOf(form.Edition, f), field, StringComparison.Ordinal))];

    /// <summary>Name of the field that a finding in text belongs to.</summary>
    /// <returns>The name, or <see langword="null"/> for a finding that is not in text.</returns>
    public static string? FieldOf(FormEdition edition, Finding finding) => finding.Section switch
    {
        null => null,
        ReportFields.Title or ReportFields.Preamble or ReportFields.Signature => finding.Section,
        { } section when edition.Section(section) is not null => ReportFields.Text(section),
        _ => DraftInput.AdditionalField(finding.AdditionalSection ?? 0, "text"),
    };
}
