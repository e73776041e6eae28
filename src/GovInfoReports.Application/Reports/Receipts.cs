using GovInfoReports.Application.Collecting;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Shows receipts.</summary>
public sealed class Receipts(ReportsDbContext db, CollectionGates gates)
{
    /// <summary>The receipt of a submission.</summary>
    /// <param name="round">Which submission, from 1; <see langword="null"/> for the last.</param>
    public async Task<Receipt> GetAsync(Actor actor, ReportKey key, int? round, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.receipt", Role.Clerk, Role.Officer);
        var report = await db.Reports.AsNoTracking()
            .Include(r => r.Decisions)
            .Include(r => r.Submissions.Where(s => round == null || s.Round == round).OrderByDescending(s => s.Round).Take(1))
            .SingleOrDefaultAsync(r => r.UnitCode == key.UnitCode && r.Year == key.Year, ct);
        if (report is null || !actor.Covers(report.UnitCode, report.Place) || report.Submissions.Count == 0)
        {
            throw RefusedException.NotFound($"Receipt of {key.UnitCode}/{key.Year}");
        }

        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var submission = report.Submissions[0];
        var gate = await gates.OfAsync(unit, report.Year, ct);
        return new Receipt($"{report.UnitCode}-{report.Year}-{submission.Round:00}", report, unit, submission)
        {
            Terms = gate.Terms,
            OnTime = Punctuality.Of(gate.Terms, ReportingCalendar.DayOf(submission.At), gate.Today),
        };
    }
}
