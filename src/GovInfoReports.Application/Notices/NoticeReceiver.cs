using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Notices;

/// <summary>A post whose holder may be told something, and what the holder wants to be told.</summary>
internal sealed record NoticeReceiver
{
    public int PostId { get; init; }

    /// <summary>The unit that the post is at.</summary>
    public int UnitId { get; init; }

    public int AccountId { get; init; }

    public NoticeKinds Portal { get; init; }

    public NoticeKinds Mail { get; init; }

    public string? Address { get; init; }
}
