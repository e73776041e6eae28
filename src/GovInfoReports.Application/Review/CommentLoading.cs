using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Review;

/// <summary>What the operations on comments have in common.</summary>
internal static class CommentLoading
{
    // A comment does not wait for the very revision, for each comment makes another; what counts is what was submitted.
    public static async Task<AnnualReport> LoadForCommentAsync(this ReportLoader loader, Actor actor, ReportKey key, string action, int? round, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, action, Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        report.Require(ReportStep.Comment);

        return round is null || round == report.Round ? report : throw new StaleRevisionException(report);
    }
}
