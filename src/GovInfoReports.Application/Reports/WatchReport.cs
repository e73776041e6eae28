using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Shows a clerk who has the form open what others changed in it meanwhile. As long as nobody did, this costs one indexed read.</summary>
public sealed class WatchReport(ReportsDbContext db, OpenReport open)
{
    /// <summary>Looks whether a report changed.</summary>
    /// <param name="known">The revision that the person last knew; <see langword="null"/> for none.</param>
    /// <returns>The report as it is now; <see langword="null"/> when it is as known.</returns>
    public async Task<ReportView?> ExecuteAsync(Actor actor, int year, Guid? known, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.watch", Role.Clerk);
        var code = actor.Unit.Code;
        return known is not null && await db.Reports.AnyAsync(r => r.UnitCode == code && r.Year == year && r.Revision == known, ct)
            ? null
            : await open.ViewAsync(actor, new ReportKey(code, year), ct);
    }
}
