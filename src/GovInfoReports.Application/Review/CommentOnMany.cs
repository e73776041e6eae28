using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Makes one comment on the same place of several reports that share a fault; each gets a comment of its own.</summary>
public sealed class CommentOnMany(ReportsDbContext db, EachReport each, CommentOnReport comment, WhoDecides who, FormCatalog catalog)
{
    /// <summary>Most reports to choose from.</summary>
    public const int Most = 300;

    /// <summary>The reports that can be commented on now, by the unit's code.</summary>
    public async Task<IReadOnlyList<CommentableReport>> ReportsAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.commentMany", Role.Officer);
        return await db.Reports.AsNoTracking().In(actor.Unit)
            .Where(r => r.Year == year && (r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Approved))
            .Where(await who.OwnAsync(actor.Unit, ct))
            .OrderBy(r => r.UnitCode)
            .Take(Most)
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new CommentableReport(r.UnitCode, u.Name, r.Round, r.Status))
            .ToListAsync(ct);
    }

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

/// <summary>A report that can be commented on.</summary>
public sealed record CommentableReport(string UnitCode, string UnitName, int Round, ReportStatus Status);
