using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Review;

/// <summary>Loads a report for an officer who decides on it.</summary>
public sealed class DecisionLoader(ReportLoader loader, WhoDecides who)
{
    /// <summary>Loads a report, after checking that the actor's office is the one that decides.</summary>
    public async Task<AnnualReport> LoadAsync(Actor actor, string action, ReportKey key, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, action, Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        await who.RequireAsync(actor, report, ct);
        return report;
    }

    /// <summary>Loads a report for a decision, after checking that the step is allowed and that nobody was faster.</summary>
    public async Task<AnnualReport> LoadForStepAsync(Actor actor, string action, ReportKey key, ReportStep step, Guid opened, CancellationToken ct)
    {
        var report = await LoadAsync(actor, action, key, ct);
        report.Require(step);
        ReportLoader.RequireRevision(report, opened);
        return report;
    }

    /// <summary>
    /// Loads a report for a comment, which does not wait for the very revision, since each comment makes another; what counts is what was
    /// submitted.
    /// </summary>
    /// <param name="round">The submission that was looked at; <see langword="null"/> where any will do.</param>
    public async Task<AnnualReport> LoadForCommentAsync(Actor actor, ReportKey key, string action, int? round, CancellationToken ct)
    {
        var report = await LoadAsync(actor, action, key, ct);
        report.Require(ReportStep.Comment);
        return round is null || round == report.Round ? report : throw new StaleRevisionException(report);
    }
}
