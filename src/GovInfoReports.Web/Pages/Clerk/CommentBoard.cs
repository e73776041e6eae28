using System.Globalization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>What the officer's comments ask of the clerk, and what they leave locked, for the partials of the entry form.</summary>
public sealed record CommentBoard(EntryForm Form, AnnualReport Report, string FormPath)
{
    /// <summary>The comments that are not settled, in the order of the form.</summary>
    public IReadOnlyList<ReviewComment> Comments { get; } = InOrder(Form.Edition, Report.Comments.Where(c => c.IsUnsettled));

    /// <summary>What the clerk asked the officer, with the answers, in the order of the form.</summary>
    public IReadOnlyList<ReviewComment> Questions { get; } = InOrder(Form.Edition, Report.Comments.Where(c => c.IsQuestion));

    /// <summary>How many questions wait for an answer.</summary>
    public int Waiting => Questions.Count(q => q.State == CommentState.Asked);

    /// <summary>How many of the officer's are still to be dealt with.</summary>
    public int Open => Comments.Count(c => c.State == CommentState.Open);

    /// <summary>Whether there is anything to show: comments, or a report that came back in part.</summary>
    public bool IsEmpty => Comments.Count == 0 && !Form.IsPartlyLocked;

    /// <summary>The comments on the report as a whole.</summary>
    public IEnumerable<ReviewComment> OnWhole => Comments.Where(c => c.Place.Length == 0);

    /// <summary>The comments on a part of the form and the fields in it, and what was asked about them.</summary>
    public IEnumerable<ReviewComment> On(EntryPart part) => Comments.Concat(Questions).Where(c => c.Place.Length > 0 && string.Equals(PartOf(Form.Edition, c.Place), part.Code, StringComparison.Ordinal));

    /// <summary>Where a comment is on the form: on the page that shows all parts.</summary>
    public static string AnchorOf(ReviewComment comment) => string.Create(CultureInfo.InvariantCulture, $"#comment-{comment.Id}");

    /// <summary>The places that are locked because they were not returned, by section, to choose one that is to be opened.</summary>
    public IEnumerable<(string Group, IReadOnlyList<(string Place, string Name)> Places)> Locked(string frame, Func<string, string> section)
    {
        string[] around = [ReportFields.Title, ReportFields.Preamble, ReportFields.Additional, ReportFields.Signature];
        yield return (frame, [.. around.Where(IsLocked).Select(p => (p, PlaceNames.Of(Form.Edition, p)))]);
        foreach (var one in Form.Edition.Sections)
        {
            List<string> fields = [ReportFields.Text(one.Code), .. (one.Table?.Cells ?? []).Select(c => c.Id.ToString())];
            List<(string, string)> places = [.. fields.Where(f => one.Table is not null && IsLocked(f)).Select(f => (f, PlaceNames.Of(Form.Edition, f)))];
            if (fields.Exists(IsLocked))
            {
                places.Insert(0, (ReportFields.Section(one.Code), section(one.Heading)));
            }

            yield return (one.Heading, places);
        }
    }

    /// <summary>Whether every field of a part is locked because it was not returned.</summary>
    public bool IsLocked(EntryPart part) => FieldsOf(part).All(IsLocked);

    /// <summary>Whether some fields of a part are locked because they were not returned.</summary>
    public bool HasLocked(EntryPart part) => FieldsOf(part).Any(IsLocked);

    /// <summary>The place to open when the whole part is to be opened; of a part that is no section, its first locked field.</summary>
    public string PlaceOf(EntryPart part) => part.Section is { } section ? ReportFields.Section(section.Code) : FieldsOf(part).First(IsLocked);

    /// <summary>The page on which a part is asked about.</summary>
    public string AskPath(EntryPart part) => $"{FormPath}/questions?place=" + (part switch
    {
        { Section: { } section } => ReportFields.Section(section.Code),
        { Code: EntryPart.Front } => ReportFields.Preamble,
        _ => ReportFields.Additional,
    });

    /// <summary>The part of the form that a place lies in.</summary>
    public static string PartOf(FormEdition edition, string place) => place switch
    {
        ReportFields.Title or ReportFields.Preamble => EntryPart.Front,
        _ => PlaceNames.SectionOf(edition, place)?.Code ?? EntryPart.Back,
    };

    private static IReadOnlyList<ReviewComment> InOrder(FormEdition edition, IEnumerable<ReviewComment> comments)
    {
        List<string> parts = [.. EntryPart.Of(edition).Select(p => p.Code)];
        List<string> fields = [.. ReportFields.All(edition)];
        return [.. comments.OrderBy(c => c.Place.Length == 0 ? -1 : parts.IndexOf(PartOf(edition, c.Place))).ThenBy(c => fields.IndexOf(c.Place)).ThenBy(c => c.Id)];
    }

    private static IEnumerable<string> FieldsOf(EntryPart part) => part switch
    {
        { Section: { } section } => [ReportFields.Text(section.Code), .. (section.Table?.Cells ?? []).Select(c => c.Id.ToString())],
        { Code: EntryPart.Front } => [ReportFields.Title, ReportFields.Preamble],
        _ => [ReportFields.Additional, ReportFields.Signature],
    };

    private bool IsLocked(string field) => Form.LockOf(field) == LockReason.NotReturned;
}
