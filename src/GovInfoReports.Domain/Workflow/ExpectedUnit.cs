namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// A unit on the list 应报单位 of a collection. The list is frozen when it is made, so that a change of the tree changes no completeness that
/// was reported; afterwards it changes only with a reason.
/// </summary>
public sealed class ExpectedUnit
{
    private ExpectedUnit()
    {
    }

    internal ExpectedUnit(int unitId) => UnitId = unitId;

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    public int CollectionId { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>Whether its report counts; one that does not is neither missing nor late.</summary>
    public bool IsIncluded { get; private set; } = true;

    /// <summary>What kind of reason was given; <see langword="null"/> while it stands as the tree had it.</summary>
    public ExpectedKind? Kind { get; private set; }

    /// <summary>The reason in words.</summary>
    public string? Reason { get; private set; }

    /// <summary>The unit that took over its duties 承接单位.</summary>
    public int? SuccessorId { get; private set; }

    /// <summary>Who decided that, by name.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Last day of its extension 延期.</summary>
    public DateOnly? ExtendedUntil { get; private set; }

    /// <summary>Why it was extended.</summary>
    public string? ExtensionReason { get; private set; }

    /// <summary>Who extended it, by name.</summary>
    public string? ExtendedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? ExtendedAt { get; private set; }

    internal void Decide(bool included, ExpectedKind kind, string reason, int? successorId, string by, DateTime at) =>
        (IsIncluded, Kind, Reason, SuccessorId, DecidedBy, DecidedAt) = (included, kind, reason, successorId, by, at);

    internal void Extend(DateOnly until, string reason, string by, DateTime at) =>
        (ExtendedUntil, ExtensionReason, ExtendedBy, ExtendedAt) = (until, reason, by, at);

    internal void EndExtension() => (ExtendedUntil, ExtensionReason, ExtendedBy, ExtendedAt) = (null, null, null, null);
}
