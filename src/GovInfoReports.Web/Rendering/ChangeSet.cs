using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>Some of the fields in which two contents differ, for <c>_ChangeSet.cshtml</c>.</summary>
/// <param name="Address">Where the field with a name stands; <see langword="null"/> makes no link.</param>
public sealed record ChangeSet(ReportChanges Changes, IReadOnlyList<string> Fields, string Label, Func<string, string>? Address)
{
    /// <summary>The figures among the fields.</summary>
    public IEnumerable<FormCell> Cells => Fields.Select(f => ReportFields.Cell(Changes.Edition, f)).OfType<FormCell>();

    /// <summary>The texts among the fields.</summary>
    public IEnumerable<string> Texts => Fields.Where(f => ReportFields.Cell(Changes.Edition, f) is null);

    /// <summary>Compares the words of a text.</summary>
    public IReadOnlyList<DifferenceLine> WordsOf(string field) => TextDifference.Between(Text(Changes.Before, field), Text(Changes.Now, field));

    private string Text(ReportContent content, string field) => string.Equals(field, ReportFields.Additional, StringComparison.Ordinal)
        ? string.Join('\n', content.AdditionalSections.Select(s => $"{s.Heading}\n{s.Text}"))
        : ReportFields.Value(content, Changes.Edition, field);
}
