using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Saves single fields of the working copy. Changes of different fields merge, whoever makes them; where two people set the same
/// field, the second is asked. What one field makes impossible keeps no other from being stored.
/// </summary>
public sealed class SaveFields(ReportsDbContext db, ReportLoader loader, OpenReport open, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Most fields at once.</summary>
    public const int Most = 1000;

    private const int Tries = 8;

    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    public async Task<SavedFields> ExecuteAsync(Actor actor, int year, Guid known, IReadOnlyList<FieldChange> changes, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportSave, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        for (var left = Tries; ; left--)
        {
            try
            {
                return await TryAsync(actor, key, known, changes, ct);
            }
            catch (StaleRevisionException) when (left > 1)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<SavedFields> TryAsync(Actor actor, ReportKey key, Guid known, IReadOnlyList<FieldChange> changes, CancellationToken ct)
    {
        var report = await loader.LoadAsync(actor, key, ct);
        report.Require(ReportStep.Save);

        var frame = await open.FrameAsync(report, ct) with { Unit = actor.Unit };
        var notes = report.Draft.Notes;
        var isBehind = report.Revision != known;
        FieldMerge merge = new(frame.Edition, report.Draft.Content, ReportLocks.Of(report, frame.Edition, frame.LastYear), notes, actor.AccountId);
        foreach (var change in changes.Take(Most))
        {
            merge.Add(change);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var applied = report.Change(merge.Change, frame, new FieldStamp(actor.Name, actor.AccountId, now));
        if (applied.Fields.Count > 0)
        {
            if (applied.Fields.Any(f => IsWorthRecording(f, frame.Edition, notes, actor, now)))
            {
                audit.AddChange(actor, AuditActions.ReportSave, report, applied);
            }

            await loader.StoreAsync(actor, key, ct);
        }

        return new SavedFields(
            report,
            frame,
            merge.Saved,
            Values(isBehind ? ReportFields.All(frame.Edition) : applied.Fields, applied.After, frame.Edition),
            Values(applied.Fields.Except(merge.Saved, StringComparer.Ordinal), applied.Before, frame.Edition),
            merge.Conflicts,
            merge.Errors)
        {
            WithdrewNothing = applied.AgainstNothing.Count > 0,
        };
    }

    private static Dictionary<string, string> Values(IEnumerable<string> fields, ReportContent content, FormEdition edition) =>
        fields.ToDictionary(f => f, f => ReportFields.Value(content, edition, f), StringComparer.Ordinal);

    // Saving as one types would fill the record with the growth of a text, letter by letter. Every change of a figure is recorded,
    // with both values; of a text the record only ever kept lengths, so its first save by a person in each slot of time says as much.
    private static bool IsWorthRecording(string field, FormEdition edition, DraftNotes notes, Actor actor, DateTime now) =>
        ReportFields.Cell(edition, field) is not null
        || notes.Stamps.GetValueOrDefault(field) is not { } last
        || last.AccountId != actor.AccountId
        || last.At.Ticks / Slot.Ticks != now.Ticks / Slot.Ticks;
}

/// <summary>A field as a person changed it.</summary>
/// <param name="Before">What it held before the change, as the person saw it; <see langword="null"/> where that is not known, so that anything else in the store is asked about.</param>
public sealed record FieldChange(string Field, string? Before, string After, IReadOnlyList<string>? Sent = null)
{
    /// <summary>Changes of fields that hold what a content has.</summary>
    public static IReadOnlyList<FieldChange> From(FormEdition edition, ReportContent content, IEnumerable<KeyValuePair<string, string>> values) =>
        [.. DraftInput.OneByOne(values).Select(v => new FieldChange(v.Key, ReportFields.Value(content, edition, v.Key), v.Value))];
}

/// <summary>A field that somebody else changed meanwhile to something else. Nothing of it was stored.</summary>
/// <param name="By">Who set that; <see langword="null"/> where it is not known.</param>
public sealed record FieldConflict(string Field, string Mine, string Theirs, string? By, DateTime? At, bool IsOwn);

/// <summary>What came of saving some fields.</summary>
public sealed record SavedFields(
    AnnualReport Report,
    ReportFrame Frame,
    IReadOnlyList<string> Saved,
    IReadOnlyDictionary<string, string> Changed,
    IReadOnlyDictionary<string, string> Followed,
    IReadOnlyList<FieldConflict> Conflicts,
    IReadOnlyList<Refusal> Errors)
{
    /// <summary>Whether a figure withdrew the declaration that there was nothing to report.</summary>
    public bool WithdrewNothing { get; init; }
}
