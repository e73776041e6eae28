using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Auditing;

/// <summary>Somebody who is signed in asked for what is not theirs to see or do.</summary>
public sealed class RecordRefusal(ReportsDbContext db, AuditTrail audit, AuditBound bound)
{
    /// <param name="asked">What was asked for, without anything that was typed.</param>
    public async Task ExecuteAsync(Actor actor, string asked, CancellationToken ct)
    {
        var (isAllowed, isLast) = bound.Take(FormattableString.Invariant($"refusal {actor.AccountId}"));
        if (isAllowed)
        {
            audit.Add(actor, AuditActions.AccessRefused, actor.Unit, isLast ? Messages.Get("Audit.LastOfHour", asked) : asked);
            await db.SaveChangesAsync(ct);
        }
    }
}
