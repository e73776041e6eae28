namespace GovInfoReports.Domain.Workflow;

/// <summary>What a notice can be about; also what a person chooses to get.</summary>
[Flags]
public enum NoticeKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A report is due soon, or late.</summary>
    DueSoon = 1,

    /// <summary>A report came back, or a question about it was answered.</summary>
    Returned = 2,

    /// <summary>A report was made public.</summary>
    Published = 4,

    /// <summary>A report was submitted, or a unit asks something, for its officers.</summary>
    Submitted = 8,

    /// <summary>A report lies on the person's desk, or came back from one.</summary>
    Signing = 16,

    /// <summary>A unit asks that last year's report be corrected, for its officers.</summary>
    CorrectionAsked = 32,

    /// <summary>Every kind.</summary>
    All = DueSoon | Returned | Published | Submitted | Signing | CorrectionAsked,
}
