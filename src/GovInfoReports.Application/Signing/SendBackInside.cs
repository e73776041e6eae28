using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application.Signing;

/// <summary>The person at a desk sends the report back to the clerk 退回修改; after that the chain begins anew.</summary>
/// <param name="desks">Loads reports for those on whose desk they lie.</param>
/// <param name="loader">Stores reports.</param>
/// <param name="notify">Tells the clerks.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class SendBackInside(DeskLoader desks, ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Sends the report of the person's unit for a year back.</summary>
    /// <param name="actor">The person on whose desk it lies.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="opened">The revision that the person saw.</param>
    /// <param name="reason">Why; it stays in the unit.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ForbiddenException">It is not the person's desk.</exception>
    /// <exception cref="NotFoundException">There is no report.</exception>
    /// <exception cref="WrongStepException">It lies on no desk.</exception>
    /// <exception cref="StaleRevisionException">It changed since the person saw it.</exception>
    /// <exception cref="ReasonRequiredException">The reason is missing or too long.</exception>
    public async Task ExecuteAsync(Actor actor, int year, Guid opened, string? reason, CancellationToken ct)
    {
        var (report, desk, _) = await desks.LoadAsync(actor, AuditActions.ReportSendBackInside, year, ReportStep.SendBackInside, opened, ct);
        report.SendBackInside(reason, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportSendBackInside, report, SigningWords.Desk(desk.Number));
        await notify.OffDeskAsync(report, ct);
        await notify.FromDeskAsync(report, reason ?? string.Empty, ct);
        await loader.StoreAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
    }
}
