using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Compares the working copy with what was submitted last.</summary>
public sealed class CompareWithSubmission(ReportsDbContext db, ReportLoader loader, FormCatalog catalog)
{
    public async Task<ChangesSinceSubmission> GetAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.changes", Role.Clerk);
        var report = await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        var round = report.RoundBefore(report.Round + 1);
        var last = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => EF.Property<long>(s, "ReportId") == report.Id && s.Round == round, ct);
        return new ChangesSinceSubmission(
            report,
            last,
            last is null ? null : ReportChanges.Between(catalog.Get(report.Form), report.Year, last.Content, report.Statement, report.Comments.Where(c => c.IsUnsettled)));
    }
}
