namespace GovInfoReports.Application.Accounts;

/// <summary>What can wait under a post.</summary>
public enum WaitingKind
{
    /// <summary>The report that is due was not submitted.</summary>
    Due = 1,

    /// <summary>A report came back.</summary>
    Returned = 2,

    /// <summary>A report lies on the person's desk of the unit's own chain.</summary>
    OnDesk = 3,

    /// <summary>Submitted reports that the office decides on.</summary>
    ToReview = 4,

    /// <summary>Approved reports that are not public.</summary>
    ToPublish = 5,

    /// <summary>Accounts that are locked.</summary>
    Locked = 6,
}
