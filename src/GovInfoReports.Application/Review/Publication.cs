using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>What every publication does, whichever step of a report it is.</summary>
public sealed class Publication(ReportsDbContext db, ReportChecks checks, AuditTrail audit)
{
    /// <summary>
    /// Freezes an edition with the names of today and the checks of the content, marks the one before as superseded and records
    /// it. The caller stores it and counts it afterwards, in the same transaction.
    /// </summary>
    /// <param name="actor">Who; <see langword="null"/> for the command line.</param>
    internal async Task<PublishedEdition> FreezeAsync(
        AnnualReport report,
        Unit unit,
        Func<IReadOnlyList<string>, CheckReport, PublishedEdition> step,
        Actor? actor,
        string action,
        CancellationToken ct)
    {
        var areas = await AreaNames.OfAsync(db, unit, ct);
        var (result, _) = await checks.RunAsync(report, unit, withNeighbours: true, ct);
        var previous = await db.Editions.SingleOrDefaultAsync(e => e.ReportId == report.Id && e.SupersededBy == null, ct);
        var edition = step(areas, result);
        previous?.Supersede(edition);
        db.Editions.Add(edition);
        audit.Add(actor, action, report, edition.SourceName is { } source ? $"{edition.Number} {edition.Hash} {source}" : $"{edition.Number} {edition.Hash}");
        return edition;
    }
}
