using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>What a section's text has to speak of, for <c>_EntryAspects.cshtml</c>.</summary>
public sealed record EntryAspects(EntryForm Form, FormSection Section)
{
    /// <summary>The subjects: what every report speaks of, then what else belongs there.</summary>
    public IReadOnlyList<RequiredAspect> Aspects => [.. Section.Aspects, .. Section.Matters];

    /// <summary>Id of the text's field.</summary>
    public string Id => Form.IdOf(DraftInput.TextField(Section.Code));

    /// <summary>Whether the text speaks of a subject.</summary>
    public bool IsSpokenOf(RequiredAspect aspect) => aspect.IsSpokenOf(Form.Value(DraftInput.TextField(Section.Code)));
}
