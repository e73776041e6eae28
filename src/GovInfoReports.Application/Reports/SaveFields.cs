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

    /// <summary>Saves fields.</summary>
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

        var view = await open.FrameAsync(report, ct);
        var before = report.Draft.Content;
        var wasNothing = report.Nothing is not null;
        var isBehind = report.Revision != known;
        var merge = new FieldMerge(view.Edition, before, view.Locks, report.Draft.Notes, actor.AccountId);
        foreach (var change in changes.Take(Most))
        {
            merge.Add(change);
        }

        var after = merge.Result;
        var changed = ReportFields.Changed(before, after).ToList();
        if (changed.Count > 0)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var isRecorded = changed.Exists(f => IsWorthRecording(f, view.Edition, report.Draft.Notes, actor, now));
            report.Save(after, actor.Name, now, actor.AccountId);
            if (isRecorded)
            {
                audit.Add(actor, AuditActions.ReportSave, report, SaveDraft.Describe(before, after, view.Edition));
            }

            ReportNothing.Follow(report, view.Edition, actor, audit);
            await loader.StoreAsync(actor, key, ct);
        }

        return new SavedFields(
            await open.ViewAsync(report, ct),
            merge.Saved,
            Values(isBehind ? ReportFields.All(view.Edition) : changed, after, view.Edition),
            Values(changed.Except(merge.Saved, StringComparer.Ordinal), before, view.Edition),
            merge.Conflicts,
            merge.Errors)
        {
            WithdrewNothing = wasNothing && report.Nothing is null,
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
public sealed record FieldChange(string Field, string? Before, string After, IReadOnlyList<string>? Sent = null);

/// <summary>A field that somebody else changed meanwhile to something else. Nothing of it was stored.</summary>
/// <param name="By">Who set that; <see langword="null"/> where it is not known.</param>
/// <param name="At">When, UTC.</param>
public sealed record FieldConflict(string Field, string Mine, string Theirs, string? By, DateTime? At, bool IsOwn);

/// <summary>What came of saving some fields.</summary>
public sealed record SavedFields(
    ReportView View,
    IReadOnlyList<string> Saved,
    IReadOnlyDictionary<string, string> Changed,
    IReadOnlyDictionary<string, string> Followed,
    IReadOnlyList<FieldConflict> Conflicts,
    IReadOnlyList<Refusal> Errors)
{
    /// <summary>Whether a figure withdrew the declaration that there was nothing to report.</summary>
    public bool WithdrewNothing { get; init; }
}
