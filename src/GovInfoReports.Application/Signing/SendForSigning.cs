using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Signing;

/// <summary>The clerk sends the report to the first desk of the unit's own chain 送审.</summary>
public sealed class SendForSigning(ReportLoader loader, SigningChains chains, ReportChecks checks, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Sends the clerk's report for a year.</summary>
    public async Task<ChainDesk> ExecuteAsync(Actor actor, int year, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportSendForSigning, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.SendForSigning, opened, ct);
        var chain = await chains.OfAsync(report.UnitId, ct);
        Require(chain);
        report.RequireReady(await checks.RunAsync(report, withNeighbours: true, ct));
        report.SendForSigning(actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportSendForSigning, report, SigningWords.Of(chain));
        await notify.OnDeskAsync(report, chain[0].AccountId, ct);
        await loader.StoreAsync(actor, key, ct);
        return chain[0];
    }

    private static void Require(IReadOnlyList<ChainDesk> chain)
    {
        if (chain.Count == 0)
        {
            throw RefusedException.Conflict("Signing.NoChain");
        }

        if (chain.FirstOrDefault(d => !d.IsActive) is { } shut)
        {
            throw RefusedException.Conflict("Signing.DeskShut", SigningWords.Desk(shut.Number), shut.Name);
        }
    }
}
