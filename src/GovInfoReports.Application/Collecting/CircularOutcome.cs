namespace GovInfoReports.Application.Collecting;

/// <summary>What a circular says of a unit, by the day that counts for it.</summary>
public enum CircularOutcome
{
    /// <summary>Handed in by its day 按时.</summary>
    OnTime,

    /// <summary>Handed in after its day 迟报.</summary>
    Late,

    /// <summary>Not handed in, and its day had passed 逾期未报.</summary>
    Overdue,

    /// <summary>Not handed in, and its day had not passed 未到期.</summary>
    NotYetDue,

    /// <summary>Public from an archive that does not tell when it was handed in 历史年报.</summary>
    Historic,

    /// <summary>Not counted, with a reason 不计.</summary>
    Exempt,
}
