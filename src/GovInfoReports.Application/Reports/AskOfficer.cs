using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Asks the office that decides on the report something 提问, while the draft is still the clerk's. It takes the question's own words and nothing of the draft along.</summary>
public sealed class AskOfficer(ReportsDbContext db, ReportLoader loader, WhoDecides who, FormCatalog catalog, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What was asked and answered so far.</summary>
    public async Task<AskedQuestions> GetAsync(Actor actor, int year, CancellationToken ct)
    {
        var report = await LoadAsync(actor, year, ct);
        var decider = await who.OfAsync(actor.Unit, report.UnitCode, report.Place, ct);
        return new AskedQuestions(report, catalog.Get(report.Form), [.. report.Comments.Where(c => c.IsQuestion).Reverse()], decider.Office);
    }

    /// <summary>Asks about a place.</summary>
    /// <param name="place">Name of a field or section; nothing for the whole report.</param>
    public async Task ExecuteAsync(Actor actor, int year, string? place, string? text, CancellationToken ct)
    {
        var report = await LoadAsync(actor, year, ct);
        var edition = catalog.Get(report.Form);
        var question = report.Ask(PlaceNames.Require(edition, place, allowsWhole: true), text?.ReplaceLineEndings("\n"), actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportQuestion, report, PlaceNames.Said(edition, question.Place, question.Text));
        await notify.AskedAsync(report, actor.Unit.Name, PlaceNames.Of(edition, question.Place), question.Text, ct);
        await db.SaveChangesAsync(ct);
    }

    private Task<AnnualReport> LoadAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportQuestion, Role.Clerk);
        return loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
    }
}

/// <summary>What a clerk asked about a report.</summary>
/// <param name="Questions">Newest first.</param>
/// <param name="Office">Name of the office that answers; empty where there is none yet.</param>
public sealed record AskedQuestions(AnnualReport Report, FormEdition Edition, IReadOnlyList<ReviewComment> Questions, string Office);
