namespace GovInfoReports.Domain.Organisations;

/// <summary>How the duties of a unit came to another.</summary>
public enum SuccessionKind
{
    /// <summary>It was merged into the other 并入.</summary>
    Merged = 1,

    /// <summary>It was divided among several 拆分.</summary>
    Split = 2,

    /// <summary>It was abolished 撤销.</summary>
    Abolished = 3,

    /// <summary>Both were the same unit, recorded twice 重复建立.</summary>
    Duplicate = 4,
}
