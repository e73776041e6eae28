using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>What a section's text has to speak of, for <c>_EntryAspects.cshtml</c>.</summary>
public sealed record EntryAspects(EntryForm Form, FormSection Section, bool IsGovernment)
{
    /// <summary>The subjects: what every report speaks of, then what else belongs there.</summary>
    public IReadOnlyList<AspectLine> Own => [.. Section.Aspects.Concat(Section.Matters).Select(a => Line(a, [DraftInput.TextField(Section.Code)]))];

    /// <summary>What governments report besides, in this or another text.</summary>
    public IReadOnlyList<AspectLine> Governments => IsGovernment ? [.. Section.GovernmentMatters.Select(m => Line(m, Texts))] : [];

    private string[] Texts => [.. Form.Edition.Sections.Select(s => DraftInput.TextField(s.Code))];

    private AspectLine Line(RequiredAspect aspect, string[] fields)
    {
        var own = DraftInput.TextField(Section.Code);
        return new AspectLine(
            aspect,
            string.Join(' ', fields.Select(Form.IdOf)),
            aspect.IsSpokenOf(Form.Value(own)),
            fields.Any(f => f != own && aspect.IsSpokenOf(Form.Value(f))) || (fields.Length > 1 && Form.Additional.Any(s => aspect.IsSpokenOf(s.Text))));
    }
}

/// <summary>A line of the checklist.</summary>
/// <param name="Fields">Ids of the fields whose texts may speak of it.</param>
/// <param name="IsSpokenHere">Whether the section's own text speaks of it.</param>
/// <param name="IsSpokenElsewhere">Whether another text does that may.</param>
public sealed record AspectLine(RequiredAspect Aspect, string Fields, bool IsSpokenHere, bool IsSpokenElsewhere)
{
    public bool IsSpokenOf => IsSpokenHere || IsSpokenElsewhere;
}
