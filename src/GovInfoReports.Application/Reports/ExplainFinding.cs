using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Explains a 核实 finding.</summary>
public sealed class ExplainFinding(ReportLoader loader, ReportChecks checks, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Explains one finding of the clerk's report.</summary>
    public Task<int> ExecuteAsync(Actor actor, int year, string fingerprint, string? text, CancellationToken ct) =>
        ExecuteAsync(actor, year, [KeyValuePair.Create(fingerprint, text ?? string.Empty)], ct);

    /// <summary>Explains findings by their fingerprints; one that is refused keeps none of the others from being stored.</summary>
    /// <returns>How many explanations are new.</returns>
    public async Task<int> ExecuteAsync(Actor actor, int year, IReadOnlyList<KeyValuePair<string, string>> texts, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportExplain, Role.Clerk);
        if (texts.Count == 0)
        {
            return 0;
        }

        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        var queries = (await checks.RunAsync(report, withNeighbours: true, ct)).Findings.Where(f => f.Tier == Tier.Query).ToList();
        var changed = texts.Where(t => !report.Explanations.Any(e => string.Equals(e.Text, t.Value.Trim(), StringComparison.Ordinal)
            && queries.Exists(q => string.Equals(q.Fingerprint, t.Key, StringComparison.Ordinal) && e.IsFor(q)))).ToList();
        if (changed.Count > 0)
        {
            report.Require(ReportStep.Save);
        }

        List<Refusal> refused = [];
        foreach (var (fingerprint, text) in changed)
        {
            if (queries.Find(f => string.Equals(f.Fingerprint, fingerprint, StringComparison.Ordinal)) is not { } finding)
            {
                refused.Add(new Refusal(fingerprint, "Finding.Gone"));
                continue;
            }

            try
            {
                report.Explain(finding, text, actor.Name, clock.GetUtcNow().UtcDateTime);
                audit.Add(actor, AuditActions.ReportExplain, report, finding.Id);
            }
            catch (RefusedException one)
            {
                refused.AddRange(one.Reasons.Select(r => r with { Place = fingerprint }));
            }
        }

        await loader.StoreAsync(actor, key, ct);
        if (refused.Count > 0)
        {
            throw RefusedException.Invalid(refused);
        }

        return changed.Count;
    }
}
