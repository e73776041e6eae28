namespace GovInfoReports.Domain.Workflow;

/// <summary>Where a report's working copy stands. What was published before stays readable whatever the working copy's state.</summary>
public enum ReportStatus
{
    /// <summary>Being filled in 填报中.</summary>
    Draft = 1,

    /// <summary>With the county, nobody has decided 待审核.</summary>
    Submitted = 2,

    /// <summary>Sent back with a reason 已退回.</summary>
    Returned = 3,

    /// <summary>Found in order, not yet public 已通过.</summary>
    Approved = 4,

    /// <summary>Public 已公开.</summary>
    Published = 5,
}

/// <summary>A step in the life of a report.</summary>
public enum ReportStep
{
    /// <summary>The clerk hands it in.</summary>
    Submit = 1,

    /// <summary>The clerk takes it back before anyone decided.</summary>
    Withdraw = 2,

    /// <summary>The officer sends it back.</summary>
    Return = 3,

    /// <summary>The officer finds it in order.</summary>
    Approve = 4,

    /// <summary>The officer makes it public.</summary>
    Publish = 5,

    /// <summary>A correction of what was published is begun.</summary>
    OpenCorrection = 6,

    /// <summary>The content is changed.</summary>
    Save = 7,

    /// <summary>A report of a past year, imported from the file it was published as, is made public as it is 历史年报.</summary>
    PublishHistoric = 8,

    /// <summary>The clerk sends it to the unit's own chain 送审.</summary>
    SendForSigning = 9,

    /// <summary>A desk of the unit's own chain agrees.</summary>
    Sign = 10,

    /// <summary>A desk of the unit's own chain sends it back to the clerk.</summary>
    SendBackInside = 11,

    /// <summary>The clerk takes it back from a desk.</summary>
    RecallInside = 12,

    /// <summary>The officer comments on a place.</summary>
    Comment = 13,
}
