using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Review;

/// <summary>Makes one comment on the same place of several reports that share a fault; each gets a comment of its own.</summary>
public sealed class CommentOnMany(EachReport each, CommentOnReport comment, FormCatalog catalog)
{
    /// <param name="reports">The reports, with the submission that was looked at.</param>
    public Task<IReadOnlyList<ManyOutcome>> ExecuteAsync(
        Actor actor, int year, string? place, string? text, IReadOnlyList<(string UnitCode, int Round)> reports, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.commentMany", Role.Officer);
        var edition = catalog.ForYear(year) ?? throw RefusedException.NotFound($"Form of {year}");
        var where = PlaceNames.Require(edition, place, allowsWhole: true);
        if (text?.Trim() is not { Length: > 0 and <= ReviewComment.TextLength } said)
        {
            throw RefusedException.Invalid(AnnualReport.ReasonPlace, "Reason.Required", ReviewComment.TextLength);
        }

        return each.DoAsync(actor, [.. reports.Select(r => new ReportKey(r.UnitCode, year))], async i =>
        {
            await comment.ExecuteAsync(actor, new ReportKey(reports[i].UnitCode, year), reports[i].Round, where, said, ct);
            return null;
        }, ct);
    }
}
