using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Notices;

/// <summary>A post whose holder may be told something, and what the holder wants to be told.</summary>
internal sealed class NoticeReceiver
{
    public int PostId { get; init; }

    public int AccountId { get; init; }

    public NoticeKinds Portal { get; init; }

    public NoticeKinds Mail { get; init; }

    public string? Address { get; init; }
}
