using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Takes the files of a batch into reports, each in a transaction of its own.</summary>
public sealed class ImportBatchFiles(
    ReportsDbContext db,
    BatchLoader loader,
    BatchReader reader,
    BatchPlan plan,
    Publication publication,
    AuditTrail audit,
    BatchSignal signal,
    TimeProvider clock)
{
    /// <summary>Sets the import of what is ready in a batch going.</summary>
    /// <param name="actor">The officer; <see langword="null"/> for the command line.</param>
    /// <param name="opened">Revision of the batch as the person saw it; <see langword="null"/> for the command line.</param>
    public async Task<BatchClaim> StartAsync(Actor? actor, long batchId, Guid? opened, CancellationToken ct)
    {
        var batch = await loader.LoadAsync(actor, AuditActions.BatchImport, batchId, ct);
        if (opened is { } seen && seen != batch.Revision)
        {
            throw RefusedException.Conflict("Batch.Stale");
        }

        if (batch.State is not (ImportBatchState.Ready or ImportBatchState.Done))
        {
            throw RefusedException.Conflict("Batch.NotReady");
        }

        var ready = await db.ImportBatchFiles.CountAsync(f => f.BatchId == batchId && f.State == ImportFileState.Read, ct);
        if (ready == 0)
        {
            throw RefusedException.Conflict("Batch.NothingReady");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        batch.State = ImportBatchState.Importing;
        batch.AccountId = actor?.AccountId;
        batch.By = actor?.Name ?? batch.By;
        batch.ClaimedUntil = actor is null ? now + BatchWork.ClaimTime : null;
        batch.UpdatedAt = now;
        batch.Revision = Guid.NewGuid();
        audit.Add(actor, AuditActions.BatchImport, actor?.Unit, string.Create(CultureInfo.InvariantCulture, $"{batch.Id} {batch.Name} {ready}{(batch.Publish ? " publish" : string.Empty)}"));
        await loader.StoreAsync(ct);
        signal.Raise();
        return new BatchClaim(batch.Id, batch.Revision);
    }

    /// <summary>Takes one file into its report, if that is still what importing it would do.</summary>
    internal Task ImportAsync(long fileId, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            // Whoever changes the row first has it until the end; another worker then finds it done.
            var now = clock.GetUtcNow().UtcDateTime;
            var taken = await db.ImportBatchFiles.Where(f => f.Id == fileId && f.State == ImportFileState.Read)
                .ExecuteUpdateAsync(s => s.SetProperty(f => f.UpdatedAt, now), token);
            if (taken > 0)
            {
                await ImportAsync(await db.ImportBatchFiles.Include(f => f.Body).SingleAsync(f => f.Id == fileId, token), now, token);
            }

            return taken;
        },
        ct);

    private async Task ImportAsync(ImportBatchFile file, DateTime now, CancellationToken ct)
    {
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == file.BatchId, ct);
        var area = await loader.AreaAsync(batch, ct);
        var unit = await db.Units.SingleAsync(u => u.Id == file.UnitId, ct);
        var document = BatchReader.DocumentOf(file.Body!.Document!);
        var reading = await reader.ReadAsync(document, unit, file.Year, ct);
        BatchReader.Count(file, reading);
        var will = area is null || area.Covers(unit.Code, unit.Place)
            ? await plan.MakeAsync(batch, file, unit, reading, ct)
            : new FilePlan(ImportFileState.Skipped, Messages.Get("Batch.UnitForeign", unit.Name));
        if (will.State != ImportFileState.Read)
        {
            file.State = will.State;
            file.Message = BatchText.Cut(will.Message);
            await db.SaveChangesAsync(ct);
            return;
        }

        Actor by = new(batch.AccountId ?? 0, batch.By, Role.Officer, area ?? unit);
        var actor = batch.AccountId is null ? null : by;
        var report = await StoreAsync(file, unit, will, by, now, ct);
        if (will.Change is not null)
        {
            audit.Add(actor, AuditActions.ReportImport, report, $"{FileNameOf(file)} {file.Hash}");
        }

        file.ReportId = report.Id;
        file.State = will.Publish ? ImportFileState.Published : ImportFileState.Imported;
        file.Message = BatchText.Cut(will.Done);

        // The report keeps the file as it came from here on.
        db.Remove(file.Body!);
        if (will.Publish)
        {
            EditionSource source = new(FileNameOf(file), file.Hash, DayOf(document, file.Year!.Value, now));
            await publication.PublishAsync(report, unit, (areas, checks) => report.PublishHistoric(unit, areas, checks, source, by, now), actor, AuditActions.ReportPublishHistoric, ct);
        }
        else
        {
            await db.SaveChangesAsync(ct);
        }
    }

    // A day before the year was over, or one to come, is no day of publication whatever the file says; units that were dissolved report earlier.
    private static DateOnly? DayOf(SourceDocument document, int year, DateTime now) =>
        document.PublishedOn is { } day && day >= new DateOnly(year, 7, 1) && day <= DateOnly.FromDateTime(now + ReportingCalendar.Offset) ? day : null;

    // A new report has its key only when it is stored.
    private async Task<AnnualReport> StoreAsync(ImportBatchFile file, Unit unit, FilePlan will, Actor by, DateTime now, CancellationToken ct)
    {
        if (will.Change is not { } change)
        {
            return will.Report!;
        }

        var frame = will.Frame!;
        var report = will.Report;
        if (report is null)
        {
            var year = file.Year!.Value;
            report = AnnualReport.Begin(unit, year, frame.Edition, OpenReport.Beginning(unit, year, frame), by.Name, now);
            db.Reports.Add(report);
        }

        report.Change(change, frame, new FieldStamp(by.Name, null, now));
        await db.SaveChangesAsync(ct);
        db.ImportSources.Add(new ImportSource
        {
            ReportId = report.Id,
            FileName = FileNameOf(file),
            Hash = file.Hash,
            Size = file.Size,
            By = by.Name,
            At = now,
            AcceptedAt = now,
            Original = new ImportOriginal { Bytes = file.Body!.Bytes, Document = file.Body.Document! },
        });
        return report;
    }

    private static string FileNameOf(ImportBatchFile file)
    {
        var name = file.Name[(file.Name.LastIndexOf('/') + 1)..];
        return name.Length <= ImportSource.FileNameLength ? name : name[^ImportSource.FileNameLength..];
    }
}
