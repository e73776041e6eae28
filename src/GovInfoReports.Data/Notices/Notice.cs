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
    public int AccountId { get; init; }

    /// <summary>What it is about: one kind.</summary>
    public NoticeKinds Kind { get; init; }

    /// <summary>Names the occasion, so that nobody is told twice; unique for an account.</summary>
    public string Occasion { get; init; } = string.Empty;

    /// <summary>Title.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Text, without markup.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Page of the portal that it leads to, from the root; <see langword="null"/> for none.</summary>
    public string? Path { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Whether it is shown in the portal.</summary>
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

/// <summary>What a notice can be about; also what a person chooses to get.</summary>
[Flags]
public enum NoticeKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A report is due soon, or late.</summary>
    DueSoon = 1,

    /// <summary>A report came back.</summary>
    Returned = 2,

    /// <summary>A report was made public.</summary>
    Published = 4,

    /// <summary>A report was handed in, for its officers.</summary>
    Submitted = 8,

    /// <summary>A report lies on the person's desk, or came back from one.</summary>
    Signing = 16,

    /// <summary>A unit asks that last year's report be corrected, for its officers.</summary>
    CorrectionAsked = 32,

    /// <summary>Every kind.</summary>
    All = DueSoon | Returned | Published | Submitted | Signing | CorrectionAsked,
}

/// <summary>How far the mail of a notice has come.</summary>
public enum MailState
{
    /// <summary>None is sent: the person does not want it or has no address.</summary>
    None = 0,

    /// <summary>To be sent.</summary>
    Waiting = 1,

    /// <summary>Handed to the mail server.</summary>
    Sent = 2,

    /// <summary>Given up after too many tries.</summary>
    Failed = 3,
}
