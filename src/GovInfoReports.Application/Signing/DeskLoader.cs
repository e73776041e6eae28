using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Signing;

/// <summary>Loads a report for the one person on whose desk it lies.</summary>
public sealed class DeskLoader(ReportLoader loader, SigningChains chains)
{
    /// <summary>Loads a report of the person's unit for deciding on it.</summary>
    public async Task<DeskedReport> LoadAsync(Actor actor, string action, int year, ReportStep step, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, action, Role.Signer);
        var report = await loader.LoadForStepAsync(actor, new ReportKey(actor.Unit.Code, year), step, opened, ct);
        var chain = await chains.OfAsync(report.UnitId, ct);
        var desk = chain.FirstOrDefault(d => d.Number == report.Desk && d.AccountId == actor.AccountId);
        return desk is null ? throw RefusedException.Forbidden($"{action} at desk {report.Desk} by account {actor.AccountId}") : new DeskedReport(report, desk, chain.Count);
    }
}

/// <summary>A report on the desk of the person who decides on it.</summary>
public sealed record DeskedReport(AnnualReport Report, ChainDesk Desk, int Desks);
