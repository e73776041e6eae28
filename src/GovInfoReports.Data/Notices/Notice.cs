using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Data.Notices;

/// <summary>A notice 通知 to one person.</summary>
public sealed class Notice
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>Longest text, in characters.</summary>
    public const int TextLength = 2000;

    /// <summary>Longest path, in characters.</summary>
    public const int PathLength = 200;

    /// <summary>Longest occasion, in characters.</summary>
    public const int OccasionLength = 100;

    /// <summary>Longest description of a failure, in characters.</summary>
    public const int ProblemLength = 500;

    /// <summary>Key in the store.</summary>
    public long Id { get; init; }

    /// <summary>Whom it is for.</summary>
    public int AccountId { get; set; }

    /// <summary>The post under which it concerns the person.</summary>
    public int PostId { get; set; }

    /// <summary>What it is about: one kind.</summary>
    public NoticeKinds Kind { get; init; }

    /// <summary>Names the occasion, so that nobody is told twice; unique for a post.</summary>
    public string Occasion { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    /// <summary>Text, without markup.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Page of the portal that it leads to, from the root; <see langword="null"/> for none.</summary>
    public string? Path { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime At { get; init; }

    public bool InPortal { get; init; }

    /// <summary>When it was read, UTC.</summary>
    public DateTime? ReadAt { get; set; }

    /// <summary>How far its mail has come.</summary>
    public MailState Mail { get; set; }

    /// <summary>How often sending was tried.</summary>
    public int MailTries { get; set; }

    /// <summary>When sending is tried next, or was last tried, UTC.</summary>
    public DateTime? MailAt { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? MailProblem { get; set; }
}
