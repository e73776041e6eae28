using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Pages.Clerk;

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
