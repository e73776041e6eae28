namespace GovInfoReports.Application.UnitChanges;

/// <summary>What can be done to a unit.</summary>
public enum UnitChangeKind
{
    /// <summary>It gets another name 更名.</summary>
    Rename = 1,

    /// <summary>It comes under another unit 改隶.</summary>
    Move = 2,

    /// <summary>It is merged into another 并入.</summary>
    Merge = 3,

    /// <summary>It is divided among several 拆分.</summary>
    Split = 4,

    /// <summary>It is abolished 撤销.</summary>
    Abolish = 5,
}
