namespace GovInfoReports.Application.Collecting;

/// <summary>Where the report of an expected unit stands, as the office that collects may know it.</summary>
public enum BoardState
{
    /// <summary>The unit is not counted and has begun nothing 不计.</summary>
    Exempt,

    /// <summary>Nothing was begun 未开始.</summary>
    NotBegun,

    /// <summary>The clerk works on it 填报中.</summary>
    Draft,

    /// <summary>It lies on a desk inside the unit 单位审签中.</summary>
    Signing,

    /// <summary>It was sent back 已退回.</summary>
    Returned,

    /// <summary>It waits for the review 待审核.</summary>
    Submitted,

    /// <summary>It waits for publication 待公开.</summary>
    Approved,

    /// <summary>It is public 已公开.</summary>
    Published,
}
