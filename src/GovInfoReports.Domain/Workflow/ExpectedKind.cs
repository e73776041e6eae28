namespace GovInfoReports.Domain.Workflow;

/// <summary>Why a unit is, or is not, among those that a collection expects a report from.</summary>
public enum ExpectedKind
{
    /// <summary>It was dissolved during the year 撤销.</summary>
    Abolished = 1,

    /// <summary>It was merged into another 合并.</summary>
    Merged = 2,

    /// <summary>It reports within its own vertical system 垂直管理.</summary>
    OwnSystem = 3,

    /// <summary>It was set up this year 新设.</summary>
    NewThisYear = 4,

    /// <summary>Another reason, in its words.</summary>
    Other = 5,
}
