namespace GovInfoReports.Domain.Workflow;

/// <summary>What can become of a report when its unit ends, so that a figure is neither lost nor counted twice.</summary>
public static class ReportFates
{
    /// <summary>What may be chosen; the first is taken where nobody has to choose.</summary>
    /// <param name="theirs">The successor's report of the same year; <see langword="null"/> where it has none.</param>
    /// <param name="isDuplicate">Whether both units are the same, recorded twice, so that only one report of a year can count.</param>
    public static IReadOnlyList<ReportFate> Of(AnnualReport mine, AnnualReport? theirs, bool hasSuccessor, bool isDuplicate)
    {
        if (!hasSuccessor || mine.Closing is not null)
        {
            return [ReportFate.Stay];
        }

        if (mine.Editions > 0)
        {
            return theirs is null || (theirs.Editions > 0 && !isDuplicate) ? [ReportFate.Stay]
                : theirs.Closing is not null ? (isDuplicate ? [ReportFate.Replaced] : [ReportFate.Stay, ReportFate.Replaced])
                : isDuplicate ? [ReportFate.Replaced, ReportFate.Replaces]
                : [ReportFate.Stay, ReportFate.Replaced, ReportFate.Replaces];
        }

        return theirs is null ? (IsWithOfficer(mine) ? [ReportFate.Stay, ReportFate.Move] : [ReportFate.Move, ReportFate.Stay])
            : theirs.CanChangeUnit ? [ReportFate.Stay, ReportFate.Move]
            : [ReportFate.Stay];
    }

    /// <summary>Whether somebody has to choose: the successor has a report of the year too, and more than one thing can be done.</summary>
    public static bool Asks(AnnualReport? theirs, IReadOnlyList<ReportFate> allowed) => theirs is not null && allowed.Count > 1;

    /// <summary>Whether the report still counts as its own unit's when the unit has ended.</summary>
    public static bool Keeps(AnnualReport mine, AnnualReport? theirs, ReportFate fate) => mine.Closing is null && fate switch
    {
        ReportFate.Replaces => true,
        ReportFate.Stay => mine.Editions > 0 || (theirs is null && IsWithOfficer(mine)),
        _ => false,
    };

    private static bool IsWithOfficer(AnnualReport report) => report.Status is ReportStatus.Submitted or ReportStatus.Approved;
}
