using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Keeps which submission of a report an officer opened, so that the next one is shown by what changed since.</summary>
public sealed class SeeReport(ReportsDbContext db, TimeProvider clock)
{
    /// <returns>What the officer opened before and now.</returns>
    public async Task<ReportLook> ExecuteAsync(Actor actor, AnnualReport report, int round, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.see", Role.Officer);
        var now = clock.GetUtcNow().UtcDateTime;
        var look = await db.ReportLooks.SingleOrDefaultAsync(l => l.AccountId == actor.AccountId && l.ReportId == report.Id, ct);
        if (look is null)
        {
            look = new ReportLook(actor.AccountId, report.Id, round, now);
            db.ReportLooks.Add(look);
        }
        else if (!look.Open(round, now))
        {
            return look;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception e) when (e is DbUpdateException || StoreTrouble.Is(e))
        {
            // Two tabs opened it at once, or the store takes nothing just now: the report is shown all the same.
            db.ChangeTracker.Clear();
        }

        return look;
    }
}
