namespace GovInfoReports.Domain.Workflow;

/// <summary>Which submission of a report an officer opened last, and which before that, so that what was handed in again is shown by what changed.</summary>
public sealed class ReportLook
{
    private ReportLook()
    {
    }

    public ReportLook(int accountId, long reportId, int round, DateTime at)
    {
        AccountId = accountId;
        ReportId = reportId;
        Round = round;
        At = at;
    }

    public int AccountId { get; private set; }

    public long ReportId { get; private set; }

    /// <summary>The submission opened last, from 1.</summary>
    public int Round { get; private set; }

    /// <summary>When it was first opened, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The submission opened before that; <see langword="null"/> where there was none.</summary>
    public int? RoundBefore { get; private set; }

    /// <summary>When that was first opened, UTC.</summary>
    public DateTime? AtBefore { get; private set; }

    /// <summary>The submission that one is compared with for this officer: the last opened before it.</summary>
    public int? Before(int round) => Round < round ? Round : RoundBefore;

    /// <summary>Opens a submission.</summary>
    /// <returns>Whether it is a later one than was opened before.</returns>
    public bool Open(int round, DateTime at)
    {
        if (round <= Round)
        {
            return false;
        }

        (RoundBefore, AtBefore, Round, At) = (Round, At, round, at);
        return true;
    }
}
