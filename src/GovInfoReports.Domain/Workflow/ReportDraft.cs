using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Workflow;

/// <summary>The working copy of a report; apart from the report so that lists never load it.</summary>
public sealed class ReportDraft
{
    // Null in rows that were stored before there were notes.
    private DraftNotes? _notes;

    private ReportDraft()
    {
    }

    internal ReportDraft(ReportContent content) => Content = content;

    public long ReportId { get; private set; }

    public ReportContent Content { get; private set; } = null!;

    /// <summary>Who set what, and what was taken over from last year.</summary>
    public DraftNotes Notes => _notes ?? DraftNotes.None;

    internal void Replace(ReportContent content, IReadOnlyCollection<string> changed, IReadOnlyCollection<string> takenOver, FieldStamp stamp)
    {
        _notes = Notes.After(changed, takenOver, stamp);
        Content = content;
    }
}
