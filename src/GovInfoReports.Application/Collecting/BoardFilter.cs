namespace GovInfoReports.Application.Collecting;

/// <summary>Which units of a board are looked at; blank, late, nothing to report and exempt are four different things.</summary>
public enum BoardFilter
{
    /// <summary>Every unit on the list.</summary>
    All,

    /// <summary>Counted, and not handed in 未报.</summary>
    Missing,

    /// <summary>Counted, not handed in, and its day has passed 逾期未报.</summary>
    Overdue,

    /// <summary>Handed in after the day that counts for it 迟报.</summary>
    Late,

    /// <summary>Sent back and with the unit again 退回.</summary>
    Returned,

    /// <summary>Waits for review.</summary>
    Submitted,

    /// <summary>Waits for publication.</summary>
    Approved,

    /// <summary>Its clerk waits for an answer 提问.</summary>
    Asked,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Declared that there was nothing to report 零报告.</summary>
    Nothing,

    /// <summary>Given more time 延期.</summary>
    Extended,

    /// <summary>Not counted, with a reason 不计.</summary>
    Exempt,
}
