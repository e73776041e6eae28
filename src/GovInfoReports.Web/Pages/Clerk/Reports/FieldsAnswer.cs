using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What the form's script is told.</summary>
public sealed record FieldsAnswer
{
    /// <summary>Describes a report.</summary>
    public FieldsAnswer(ReportView view, IReadOnlyDictionary<string, string> fields, int account, DateTime now, Texts texts)
    {
        Revision = view.Report.Revision;
        At = Show.Iso(now);
        Clock = Show.Clock(now);
        Closed = view.Report.IsEditable ? null : ClosedMessage(view.Report, texts);
        Fields = fields;
        SetBy = view.Report.Draft.Notes.Stamps.Where(s => fields.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => new SetByJson(s.Value.By, s.Value.AccountId == account), StringComparer.Ordinal);
        Findings = LiveFindings.Of(view.Checks, view.Report.Explanations);
        Tally = TallyOf(view);
    }

    /// <summary>The report's revision.</summary>
    public Guid Revision { get; }

    /// <summary>When this was so, ISO 8601.</summary>
    public string At { get; }

    /// <summary>The same as people read it, for example 10:32.</summary>
    public string Clock { get; }

    /// <summary>Why the report cannot be changed any more, or <see langword="null"/>.</summary>
    public string? Closed { get; }

    /// <summary>Fields with what the store has.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    public IReadOnlyDictionary<string, SetByJson> SetBy { get; }

    /// <summary>Fields that hold what was sent.</summary>
    public IReadOnlyList<string> Saved { get; private init; } = [];

    /// <summary>What the fields held that this save changed by itself.</summary>
    public IReadOnlyDictionary<string, string> Followed { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Fields that two people set.</summary>
    public IReadOnlyList<ConflictJson> Conflicts { get; private init; } = [];

    /// <summary>Fields that were not taken.</summary>
    public IReadOnlyList<FieldErrorJson> Errors { get; private init; } = [];

    /// <summary>A sentence for the person about what else the save did, or <see langword="null"/>.</summary>
    public string? Notice { get; private init; }

    public IReadOnlyList<LiveFinding> Findings { get; }

    /// <summary>How many.</summary>
    public TallyJson Tally { get; }

    /// <summary>Why a report cannot be changed.</summary>
    public static string ClosedMessage(AnnualReport report, Texts texts) => report.Desk is not null
        ? texts["Clerk.Saving.ClosedInside"]
        : report.ClosedFor(ReportStep.Save) is { } closed
        ? closed.Words()
        : texts["Clerk.Saving.Closed", Messages.Named([report.Status, ReportStep.Save, report.UpdatedBy, report.UpdatedAt])];

    /// <summary>The same with what came of a save.</summary>
    public FieldsAnswer With(SavedFields saved, Texts texts)
    {
        var edition = saved.Frame.Edition;
        return this with
        {
            Saved = saved.Saved,
            Followed = saved.Followed,
            Notice = saved.WithdrewNothing ? texts["Clerk.Saving.NothingWithdrawn"] : null,
            Conflicts = [.. saved.Conflicts.Select(c => Conflict(c, edition, texts))],
            Errors = [.. saved.Errors.Select(e => new FieldErrorJson(e.Place!, Title(edition, e.Place!, texts), e.Words()))],
        };
    }

    private static ConflictJson Conflict(FieldConflict conflict, FormEdition edition, Texts texts) => new(
        conflict.Field,
        Title(edition, conflict.Field, texts),
        conflict.Mine,
        conflict.Theirs,
        conflict.By,
        conflict.At is { } at ? Show.Moment(at) : null,
        conflict.IsOwn,
        ReportFields.Cell(edition, conflict.Field) is null ? Difference(Readable(conflict.Field, conflict.Theirs), Readable(conflict.Field, conflict.Mine)) : null);

    private static List<DifferenceJson> Difference(string theirs, string mine) =>
        [.. TextDifference.Between(theirs.ReplaceLineEndings("\n"), mine.ReplaceLineEndings("\n")).Select(l => new DifferenceJson(l.Unchanged, [.. l.Pieces.Select(Written)]))];

    private static string[] Written(Piece piece) => [piece.Kind switch { PieceKind.Added => "added", PieceKind.Removed => "removed", _ => "same" }, piece.Text];

    private static string Readable(string field, string value) => string.Equals(field, ReportFields.Additional, StringComparison.Ordinal)
        ? string.Join("\n\n", (ReportFields.ReadAdditional(value) ?? []).Select(s => $"{s.Heading}\n{BoundValues.ForEditing(s.Text)}"))
        : BoundValues.ForEditing(value);

    private static string Title(FormEdition edition, string field, Texts texts) =>
        ReportFields.Cell(edition, field)?.Name ?? ReportFields.TextSection(edition, field)?.Heading ?? texts.Find($"Clerk.Field.{field}") ?? field;

    private static TallyJson TallyOf(ReportView view)
    {
        var findings = view.Checks.Findings;
        return new TallyJson(
            findings.Count,
            findings.Count(f => f.Tier == Tier.Error),
            findings.Count(f => f.Tier == Tier.Query),
            view.Checks.Unexplained(view.Report.Explanations).Count(),
            findings.Count(f => f.Tier == Tier.Hint),
            view.List.OthersOpen);
    }
}
