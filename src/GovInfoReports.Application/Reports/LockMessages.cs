using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Turns broken locks into messages.</summary>
public static class LockMessages
{
    /// <summary>Requires that a change leaves locked fields as they are.</summary>
    public static void Require(this ReportLocks locks, ReportContent before, ReportContent after)
    {
        var broken = locks.Broken(before, after);
        if (broken.Count > 0)
        {
            throw RefusedException.Invalid([.. broken.Select(b => new Refusal(b.Field, $"Locked.{b.Reason}"))]);
        }
    }
}
