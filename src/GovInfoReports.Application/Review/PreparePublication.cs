using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Says what becomes public, before anything does: which reports, and what readers see first of each.</summary>
public sealed class PreparePublication(ReportsDbContext db, WhoDecides who, FormCatalog catalog)
{
    /// <summary>Says it of reports of the area; those that cannot be made public now come with the reason.</summary>
    public async Task<IReadOnlyList<UpcomingEdition>> GetAsync(Actor actor, int year, IReadOnlyCollection<string> unitCodes, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.preparePublication", Role.Officer);
        List<string> codes = [.. unitCodes.Distinct(StringComparer.Ordinal).Take(DecideMany.Limit)];
        var decides = (await who.OwnAsync(actor.Unit, ct)).Compile(preferInterpretation: true);
        var reports = await db.Reports.AsNoTracking().Include(r => r.Draft).Include(r => r.Decisions).AsSplitQuery().In(actor.Unit)
            .Where(r => r.Year == year && codes.Contains(r.UnitCode))
            .ToListAsync(ct);
        List<int> ids = [.. reports.Select(r => r.UnitId)];
        var names = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return [.. reports.OrderBy(r => codes.IndexOf(r.UnitCode)).Select(r => Of(r, names[r.UnitId], decides(r), actor))];
    }

    private UpcomingEdition Of(AnnualReport report, string unitName, bool decides, Actor actor)
    {
        var content = report.Statement;
        return new UpcomingEdition(
            new ReportKey(report.UnitCode, report.Year),
            unitName,
            content.Title,
            Opening.Of(content, catalog.Get(report.Form)),
            report.Revision,
            report.Editions + 1,
            report.CorrectionNote,
            !decides ? Messages.Get("Publish.Elsewhere")
                : !report.Allows(ReportStep.Publish) ? Messages.Get("Publish.NotApproved", ReportWords.Of(report.Status))
                : report.IsOwnOf(actor.AccountId) ? Messages.Get("Decide.Own")
                : null);
    }
}

/// <summary>A report as it is about to become public.</summary>
/// <param name="Number">Number of the edition it becomes, from 1; more for a correction.</param>
/// <param name="CorrectionNote">The public note of a correction; <see langword="null"/> otherwise.</param>
/// <param name="Problem">Why it cannot be made public now, as a plain Chinese sentence; <see langword="null"/> where it can.</param>
public sealed record UpcomingEdition(ReportKey Key, string UnitName, string Title, string Opening, Guid Revision, int Number, string? CorrectionNote, string? Problem);
