namespace GovInfoReports.Data.Accounts;

/// <summary>A session that its person ended, so that a copy of its cookie does not open it again.</summary>
public sealed class EndedSession
{
    public required Guid Id { get; init; }

    /// <summary>When the session would be too old in any case, UTC; from then on nobody needs to know of it.</summary>
    public required DateTime Until { get; init; }
}
