using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;
using Microsoft.AspNetCore.Html;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>What a section's text has to speak of, for <c>_EntryAspects.cshtml</c>.</summary>
public sealed record EntryAspects(EntryForm Form, FormSection Section)
{
    /// <summary>The subjects: what every report speaks of, then what else belongs there.</summary>
    public IReadOnlyList<RequiredAspect> Aspects => [.. Section.Aspects, .. Section.Matters];

    /// <summary>Id of the text's field.</summary>
    public string Id => Form.IdOf(DraftInput.TextField(Section.Code));

    /// <summary>Whether the text speaks of a subject.</summary>
    public bool IsSpokenOf(RequiredAspect aspect) =>
        aspect.Keywords.Any(k => Form.Value(DraftInput.TextField(Section.Code)).Contains(k, StringComparison.Ordinal));
}

/// <summary>How alike a section's text is to last year's, for <c>_Likeness.cshtml</c>.</summary>
public sealed record EntryLikeness(EntryForm Form, FormSection Section, string FormPath)
{
    /// <summary>How alike the texts are, in percent; <see langword="null"/> where one of them is missing.</summary>
    public int? LastYearPercent => Form.LastYear?.Text(Section.Code) is { Length: > 0 } before && Form.Shown.Text(Section.Code) is { Length: > 0 } now
        ? Likeness.PercentOf(BoundValues.Resolve(now), before)
        : null;

    /// <summary>Where the passages are shown, and the neighbours' texts.</summary>
    public string Path => $"{FormPath}/likeness#likeness-{Section.Code}";
}

/// <summary>What the scripts of the texts need, for <c>_TextTools.cshtml</c>.</summary>
public sealed record TextTools(EntryForm Form, string FormPath)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Where a text is rendered for looking at it.</summary>
    public string PreviewPath => $"{FormPath}/text-preview";

    /// <summary>The cells that a text can be bound to: for each table its heading and the cells with their names and values, as JSON.</summary>
    public IHtmlContent Cells => new HtmlString(JsonSerializer.Serialize(
        Form.Edition.Sections.Where(s => s.Table is not null).Select(s => new
        {
            s.Heading,
            Cells = s.Table!.Cells.Select(c => new { Id = c.Id.ToString(), c.Name, Value = Form.Shown.Figures[c.Id].ToString() }),
        }),
        Json));
}

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
