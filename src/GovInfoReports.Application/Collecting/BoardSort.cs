namespace GovInfoReports.Application.Collecting;

/// <summary>What a board is sorted by.</summary>
public enum BoardSort
{
    /// <summary>By code, as the tree has them.</summary>
    Unit,

    /// <summary>By state, from nothing begun to public.</summary>
    State,

    /// <summary>By the day that counts.</summary>
    Due,

    /// <summary>By the first hand-in, those without one first.</summary>
    Submitted,

    /// <summary>By how often they were sent back, most first.</summary>
    Returned,

    /// <summary>By how much is open in them, most first.</summary>
    Findings,
}
