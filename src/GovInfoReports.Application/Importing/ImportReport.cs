using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing;

/// <summary>
/// Imports a file into a draft from the command line. A draft that somebody has worked on is never overwritten, and figures in
/// doubt stay blank, since nobody is there to confirm them.
/// </summary>
public sealed class ImportReport(ReportsDbContext db, SourceFiles files, OpenReport open, Readings readings, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Imports one file.</summary>
    public async Task<ImportOutcome> ExecuteAsync(string unitCode, int year, byte[] bytes, string fileName, CancellationToken ct)
    {
        var document = await BringSource.OpenAsync(files, bytes, fileName, ct);
        return await db.InTransactionAsync(token => ImportAsync(unitCode, year, document, bytes, fileName, token), ct);
    }

    private async Task<ImportOutcome> ImportAsync(string unitCode, int year, SourceDocument document, byte[] bytes, string fileName, CancellationToken ct)
    {
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == unitCode, ct) ?? throw new RefusedException(RefusalKind.NotFound, new Refusal("unit", "Unit.Unknown", unitCode));
        var reading = await readings.ReadAsync(document, year, unit, ct);
        var report = await db.Reports.Include(r => r.Draft).SingleOrDefaultAsync(r => r.UnitId == unit.Id && r.Year == year, ct);
        if (report is not null)
        {
            var hash = BringSource.HashOf(bytes);
            if (await db.ImportSources.AnyAsync(s => s.ReportId == report.Id && s.Hash == hash && s.AcceptedAt != null, ct))
            {
                return new ImportOutcome(report, reading, true);
            }

            RequireUntouched(report, catalog.Get(report.Form));
        }

        if (reading.Reading.Year is { } read && read != year)
        {
            throw RefusedException.Invalid("year", "Source.WrongYear", read, year);
        }

        report ??= open.Begin(null, unit, year, null);
        var edition = catalog.Get(report.Form);
        var content = Readings.Take(reading.Reading, report.Draft.Content, edition, ReadingChoice.All);
        Readings.RequireLengths(content, edition);
        var by = Messages.Get("Actor.CommandLine");
        var now = clock.GetUtcNow().UtcDateTime;
        report.Save(content, by, now);
        await db.SaveChangesAsync(ct);

        // A new report has its key only now.
        var source = BringSource.Make(report, document, bytes, fileName, by, now);
        source.AcceptedAt = now;
        db.ImportSources.Add(source);
        audit.Add(null, AuditActions.ReportImport, report, $"{source.FileName} {source.Hash}");
        await db.SaveChangesAsync(ct);
        return new ImportOutcome(report, reading, false);
    }

    private static void RequireUntouched(AnnualReport report, FormEdition edition)
    {
        if (!report.IsEditable)
        {
            throw RefusedException.Invalid("report", "Report.NotEditable", report.Year, ReportWords.Of(report.Status));
        }

        // What a new report takes over from last year's is nobody's work.
        var carried = CarryOver.CellsOf(edition).ToHashSet();
        if (report.Draft.Content.Figures.Cells.Any(c => !c.Value.IsBlank && !carried.Contains(c.Key)) || report.Draft.Content.Texts.Values.Any(t => t.Length > 0))
        {
            throw RefusedException.Invalid("report", "Report.Exists", report.Year);
        }
    }
}

/// <summary>What came of importing a file.</summary>
public sealed record ImportOutcome(AnnualReport Report, CheckedReading Reading, bool AlreadyThere);
