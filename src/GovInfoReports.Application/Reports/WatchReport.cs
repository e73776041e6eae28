using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Shows a clerk who has the form open what others changed in it meanwhile. As long as nobody did, this costs one indexed read.</summary>
/// <param name="db">The store.</param>
/// <param name="open">Shows the report.</param>
public sealed class WatchReport(ReportsDbContext db, OpenReport open)
{
    /// <summary>Looks whether a report changed.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="known">The revision that the person last knew; <see langword="null"/> for none.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The report as it is now; <see langword="null"/> when it is as known.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">The report was not begun.</exception>
    public async Task<ReportView?> ExecuteAsync(Actor actor, int year, Guid? known, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.watch", Role.Clerk);
        var code = actor.Unit.Code;
        return known is not null && await db.Reports.AnyAsync(r => r.UnitCode == code && r.Year == year && r.Revision == known, ct)
            ? null
            : await open.ViewAsync(actor, new ReportKey(code, year), ct);
    }
}
