using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application.Signing;

/// <summary>The clerk takes the report back from the desk on which it lies 撤回送审.</summary>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="notify">Tells the desk no longer.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class RecallSigning(ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Takes the clerk's report for a year back.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="opened">The revision that the clerk saw.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no report.</exception>
    /// <exception cref="WrongStepException">It lies on no desk.</exception>
    /// <exception cref="StaleRevisionException">A desk decided since the clerk saw it.</exception>
    public async Task ExecuteAsync(Actor actor, int year, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportRecallInside, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.RecallInside, opened, ct);
        audit.Add(actor, AuditActions.ReportRecallInside, report, SigningWords.Desk(report.Desk!.Value));
        report.RecallInside(actor, clock.GetUtcNow().UtcDateTime);
        await notify.OffDeskAsync(report, ct);
        await loader.StoreAsync(actor, key, ct);
    }
}
