using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Workflow;

/// <summary>What is known of the working copy beside its content. Immutable.</summary>
public sealed record DraftNotes
{
    /// <summary>Nothing.</summary>
    public static DraftNotes None { get; } = new();

    /// <summary>Who set each field last, by name (<see cref="ReportFields"/>); a field that nobody touched is not among them.</summary>
    public IReadOnlyDictionary<string, FieldStamp> Stamps { get; init; } = new Dictionary<string, FieldStamp>(StringComparer.Ordinal);

    /// <summary>Codes of the sections whose text is last year's, taken over and not edited since.</summary>
    public IReadOnlySet<string> TakenOver { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    internal DraftNotes After(IReadOnlyCollection<string> changed, IReadOnlyCollection<string> takenOver, FieldStamp stamp)
    {
        Dictionary<string, FieldStamp> stamps = new(Stamps, StringComparer.Ordinal);
        foreach (var field in changed)
        {
            stamps[field] = stamp;
        }

        return this with { Stamps = stamps, TakenOver = TakenOver.Where(s => !changed.Contains(ReportFields.Text(s))).Concat(takenOver).ToHashSet(StringComparer.Ordinal) };
    }
}

/// <summary>Who set a field of the working copy last.</summary>
/// <param name="AccountId">The account; <see langword="null"/> where a program did it.</param>
public sealed record FieldStamp(string By, int? AccountId, DateTime At);
