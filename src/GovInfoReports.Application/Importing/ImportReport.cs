using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing;

/// <summary>
/// Imports a file into a draft from the command line. A draft that somebody has worked on is never overwritten, and figures in
/// doubt stay blank, since nobody is there to confirm them.
/// </summary>
public sealed class ImportReport(ReportsDbContext db, SourceFiles files, ReportTextReader reader, OpenReport open, Readings readings, CollectionGates gates, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    public async Task<ImportOutcome> ExecuteAsync(string unitCode, int year, byte[] bytes, string fileName, CancellationToken ct)
    {
        var document = await BringSource.OpenAsync(files, reader, bytes, fileName, ct);
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == unitCode, ct) ?? throw new RefusedException(RefusalKind.NotFound, new Refusal("unit", "Unit.Unknown", unitCode));
        var reading = await ReadAsync(document, year, unit, ct);
        return await db.InTransactionAsync(token => ImportAsync(unit.Id, year, document, reading, bytes, fileName, token), ct);
    }

    // Before the transaction: nobody else stores anything while one is open.
    private async Task<CheckedReading> ReadAsync(SourceDocument document, int year, Unit unit, CancellationToken ct)
    {
        try
        {
            return await readings.ReadAsync(document, year, unit, ct);
        }
        catch (SourceRefusedException refused)
        {
            throw RefusedException.Invalid(BringSource.Field, "Source.Refused", refused.Message);
        }
    }

    private async Task<ImportOutcome> ImportAsync(int unitId, int year, SourceDocument document, CheckedReading reading, byte[] bytes, string fileName, CancellationToken ct)
    {
        var unit = await db.Units.SingleAsync(u => u.Id == unitId, ct);
        var report = await db.Reports.Include(r => r.Draft).SingleOrDefaultAsync(r => r.UnitId == unit.Id && r.Year == year, ct);
        var gate = await gates.OfAsync(unit, year, ct);
        if (report is not null)
        {
            report.CollectUnder(gate);
            var hash = BringSource.HashOf(bytes);
            if (await db.ImportSources.AnyAsync(s => s.ReportId == report.Id && s.Hash == hash && s.AcceptedAt != null, ct))
            {
                return new ImportOutcome(report, reading, true);
            }

            RequireUntouched(report);
        }

        if (reading.Reading.Year is { } read && read != year)
        {
            throw RefusedException.Invalid("year", "Source.WrongYear", read, year);
        }

        var lastYear = await open.LastYearAsync(unit.Id, year, ct);
        report ??= open.Begin(null, unit, year, lastYear, gate);
        ReportFrame frame = new(catalog.Get(report.Form), lastYear);
        var change = Readings.Take(reading.Reading, frame.Edition, ReadingChoice.All);
        Readings.RequireLengths(change.ApplyTo(report.Draft.Content, frame.Edition), frame.Edition);
        var by = Messages.Get("Actor.CommandLine");
        var now = clock.GetUtcNow().UtcDateTime;
        report.Change(change, frame, new FieldStamp(by, null, now));
        await db.SaveChangesAsync(ct);

        // A new report has its key only now.
        var source = BringSource.Make(report, document, bytes, fileName, by, now);
        source.AcceptedAt = now;
        db.ImportSources.Add(source);
        audit.Add(null, AuditActions.ReportImport, report, $"{source.FileName} {source.Hash}");
        await db.SaveChangesAsync(ct);
        return new ImportOutcome(report, reading, false);
    }

    private static void RequireUntouched(AnnualReport report)
    {
        if (report.ClosedFor(ReportStep.Save) is { } closed)
        {
            throw new RefusedException(RefusalKind.Conflict, closed);
        }

        if (!report.IsEditable)
        {
            throw RefusedException.Invalid("report", "Report.NotEditable", report.Year, ReportWords.Of(report.Status));
        }

        if (!report.IsUntouched)
        {
            throw RefusedException.Invalid("report", "Report.Exists", report.Year);
        }
    }
}

/// <summary>What came of importing a file.</summary>
public sealed record ImportOutcome(AnnualReport Report, CheckedReading Reading, bool AlreadyThere);
