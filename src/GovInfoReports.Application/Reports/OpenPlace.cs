using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Opens a place of a returned report that was not returned.</summary>
public sealed class OpenPlace(ReportLoader loader, OpenReport open, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens a place for a reason that the officer reads.</summary>
    public async Task ExecuteAsync(Actor actor, int year, string? place, string? reason, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportOpen, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        report.Require(ReportStep.Save);

        var frame = await open.FrameAsync(report, ct);
        var where = PlaceNames.Require(frame.Edition, place, allowsWhole: false);
        var locks = ReportLocks.Of(report, frame.Edition, frame.LastYear);
        if (!new OpenedPlaces(frame.Edition, report.Draft.Content, report.Year).By(where).Any(f => locks[f] == LockReason.NotReturned))
        {
            throw RefusedException.Invalid("place", "Place.IsOpen", PlaceNames.Of(frame.Edition, where));
        }

        var comment = report.OpenPlace(where, reason, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportOpen, report, PlaceNames.Said(frame.Edition, where, comment.Text));
        await loader.StoreAsync(actor, key, ct);
    }
}
