using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Publishes, whichever step of a report it is.</summary>
public sealed class Publication(ReportsDbContext db, ReportLoader loader, ReportChecks checks, Notify notify, AuditTrail audit)
{
    /// <summary>
    /// Freezes an edition with the names of today and the checks of the content, marks the one before as superseded, records it, tells the
    /// clerks, stores all that and counts it: in the transaction of the caller, of which it is the last thing.
    /// </summary>
    /// <param name="actor">Who; <see langword="null"/> for the command line.</param>
    internal async Task<PublishedEdition> PublishAsync(
        AnnualReport report,
        Unit unit,
        Func<IReadOnlyList<string>, CheckReport, PublishedEdition> step,
        Actor? actor,
        string action,
        CancellationToken ct)
    {
        var areas = await AreaNames.OfAsync(db, unit, ct);
        var (result, _) = await checks.RunAsync(report, unit, null, withNeighbours: true, ct);
        var previous = await db.Editions.SingleOrDefaultAsync(e => e.ReportId == report.Id && e.SupersededBy == null, ct);
        var edition = step(areas, result);
        previous?.Supersede(edition);
        db.Editions.Add(edition);
        audit.Add(actor, action, report, edition.SourceName is { } source ? $"{edition.Number} {edition.Hash} {source}" : $"{edition.Number} {edition.Hash}");
        await notify.PublishedAsync(report, ct);
        await (actor is null ? db.SaveChangesAsync(ct) : loader.StoreAsync(actor, new ReportKey(report.UnitCode, report.Year), ct));
        await PublicationTotals.CountAsync(db, edition, ct);
        return edition;
    }
}
