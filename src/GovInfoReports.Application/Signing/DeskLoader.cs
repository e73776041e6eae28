using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application.Signing;

/// <summary>A report on the desk of the person who decides on it.</summary>
/// <param name="Report">The report, tracked.</param>
/// <param name="Desk">The desk.</param>
/// <param name="Desks">How many desks the chain has.</param>
public sealed record DeskedReport(AnnualReport Report, ChainDesk Desk, int Desks);

/// <summary>Loads a report for the one person on whose desk it lies.</summary>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="chains">Finds chains.</param>
public sealed class DeskLoader(ReportLoader loader, SigningChains chains)
{
    /// <summary>Loads a report of the person's unit for deciding on it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What is tried, for the log.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="step">The step.</param>
    /// <param name="opened">The revision that the person saw.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The report and the desk.</returns>
    /// <exception cref="ForbiddenException">The person signs nothing, or it lies on another person's desk.</exception>
    /// <exception cref="NotFoundException">There is no report.</exception>
    /// <exception cref="WrongStepException">It lies on no desk.</exception>
    /// <exception cref="StaleRevisionException">It changed since the person saw it.</exception>
    public async Task<DeskedReport> LoadAsync(Actor actor, string action, int year, ReportStep step, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, action, Role.Signer);
        var report = await loader.LoadForStepAsync(actor, new ReportKey(actor.Unit.Code, year), step, opened, ct);
        var chain = await chains.OfAsync(report.UnitId, ct);
        var desk = chain.FirstOrDefault(d => d.Number == report.Desk && d.AccountId == actor.AccountId);
        return desk is null ? throw new ForbiddenException($"{action} at desk {report.Desk} by account {actor.AccountId}") : new DeskedReport(report, desk, chain.Count);
    }
}
