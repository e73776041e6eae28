using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Reports;

/// <summary>Explains a 核实 finding.</summary>
public sealed class ExplainFinding(ReportLoader loader, ReportChecks checks, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Explains one finding of the clerk's report.</summary>
    public async Task ExecuteAsync(Actor actor, int year, string fingerprint, string? text, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportExplain, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        var finding = (await checks.RunAsync(report, withNeighbours: true, ct)).Findings
            .FirstOrDefault(f => f.Tier == Tier.Query && string.Equals(f.Fingerprint, fingerprint, StringComparison.Ordinal))
            ?? throw RefusedException.Invalid(null, "Finding.Gone");
        report.Explain(finding, text ?? string.Empty, actor.Name, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportExplain, report, finding.Id);
        await loader.StoreAsync(actor, key, ct);
    }
}
