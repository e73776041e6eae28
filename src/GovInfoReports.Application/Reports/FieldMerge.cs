using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Merges changes of single fields into a content.</summary>
internal sealed class FieldMerge(FormEdition edition, ReportContent before, ReportLocks locks, DraftNotes notes, int accountId)
{
    private readonly List<string> _saved = [];
    private readonly List<FieldConflict> _conflicts = [];
    private readonly List<Refusal> _errors = [];
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Saved => _saved;

    public IReadOnlyList<FieldConflict> Conflicts => _conflicts;

    public IReadOnlyList<Refusal> Errors => _errors;

    public ContentChange Change => DraftInput.Read(edition, _fields).Change;

    public void Add(FieldChange change)
    {
        if (_fields.ContainsKey(change.Field) || _saved.Contains(change.Field, StringComparer.Ordinal))
        {
            return;
        }

        if (!ReportFields.Exists(edition, change.Field) || ReportFields.WholeSection(edition, change.Field) is not null)
        {
            _errors.Add(new Refusal(change.Field, "Form.UnknownCell", change.Field));
            return;
        }

        var errors = DraftInput.Read(edition, [KeyValuePair.Create(change.Field, change.After)]).Errors;
        if (errors.Count > 0)
        {
            _errors.AddRange(errors.Select(e => e with { Place = change.Field }));
            return;
        }

        var current = ReportFields.Value(before, edition, change.Field);
        if (Same(change.Field, current, change.After))
        {
            _saved.Add(change.Field);
        }
        else if (locks[change.Field] is { } reason)
        {
            _errors.Add(new Refusal(change.Field, $"Locked.{reason}"));
        }
        else if (!IsOwn(change, current))
        {
            var stamp = notes.Stamps.GetValueOrDefault(change.Field);
            _conflicts.Add(new FieldConflict(change.Field, change.After, current, stamp?.By, stamp?.At, stamp?.AccountId == accountId));
        }
        else
        {
            _fields[change.Field] = change.After;
            _saved.Add(change.Field);
        }
    }

    private bool IsOwn(FieldChange change, string current) =>
        (change.Before is { } before && Same(change.Field, current, before))
        || change.Sent?.Any(sent => Same(change.Field, current, sent)) == true;

    private bool Same(string field, string stored, string typed) =>
        string.Equals(DraftInput.Canonical(edition, field, stored), DraftInput.Canonical(edition, field, typed), StringComparison.Ordinal);
}
