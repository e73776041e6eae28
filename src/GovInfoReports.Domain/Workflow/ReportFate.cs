namespace GovInfoReports.Domain.Workflow;

/// <summary>What becomes of a year's report of a unit that ends.</summary>
public enum ReportFate
{
    /// <summary>It stays with its unit: what is public, or with an officer, goes on; what was not submitted is closed.</summary>
    Stay = 1,

    /// <summary>The successor goes on with it; what the successor had begun itself is closed and stays with the unit that ended.</summary>
    Move = 2,

    /// <summary>The successor's report of the year counts in its place.</summary>
    Replaced = 3,

    /// <summary>It counts in place of the successor's report of the year.</summary>
    Replaces = 4,
}
