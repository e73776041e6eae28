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

    public ReportContent Result => DraftInput.Read(edition, _fields).Change.ApplyTo(before, edition);

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

    // Typed and stored figures are compared as figures, texts by what a person wrote in them: bound values move by themselves.
    private bool Same(string field, string stored, string typed)
    {
        if (ReportFields.Cell(edition, field) is { } cell)
        {
            var input = cell.Format.Parse(typed);
            return input.Problem == CellInputProblem.None && input.Value == cell.Format.Parse(stored).Value;
        }

        if (string.Equals(field, ReportFields.Additional, StringComparison.Ordinal))
        {
            return ReportFields.ReadAdditional(stored) is { } a && ReportFields.ReadAdditional(typed) is { } b && a.Select(Unbound).SequenceEqual(b.Select(Unbound));
        }

        return string.Equals(Unbound(stored), Unbound(typed), StringComparison.Ordinal);
    }

    private static string Unbound(string text) => BoundValues.Unbound(DraftInput.Lines(text));

    private static AdditionalSection Unbound(AdditionalSection section) => section with { Text = Unbound(section.Text) };
}
