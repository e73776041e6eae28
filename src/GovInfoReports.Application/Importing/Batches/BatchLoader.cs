using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Loads a batch for a person and checks it against the person's unit before anything is done with it.</summary>
public sealed class BatchLoader(ReportsDbContext db)
{
    /// <summary>Loads a batch.</summary>
    /// <param name="actor">The officer; <see langword="null"/> for the command line, which sees all.</param>
    public async Task<ImportBatch> LoadAsync(Actor? actor, string action, long batchId, CancellationToken ct)
    {
        RequireOfficer(actor, action);
        var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == batchId, ct);
        return batch is not null && (actor is null || batch.UnitId == actor.Unit.Id) ? batch : throw RefusedException.NotFound($"Batch {batchId}");
    }

    /// <summary>Loads a file of a batch that <see cref="LoadAsync"/> gave out.</summary>
    public async Task<ImportBatchFile> FileAsync(ImportBatch batch, long fileId, CancellationToken ct) =>
        await db.ImportBatchFiles.Include(f => f.Body).SingleOrDefaultAsync(f => f.Id == fileId && f.BatchId == batch.Id, ct)
            ?? throw RefusedException.NotFound($"File {fileId} of batch {batch.Id}");

    /// <summary>Unit whose area a batch may touch.</summary>
    /// <returns>The unit, or <see langword="null"/> for the whole country.</returns>
    public async Task<Unit?> AreaAsync(ImportBatch batch, CancellationToken ct) =>
        batch.UnitId is { } id ? await db.Units.AsNoTracking().SingleAsync(u => u.Id == id, ct) : null;

    /// <summary>Stores what was changed of a batch; a person or worker who was faster in this very moment is found out by the store.</summary>
    public Task StoreAsync(CancellationToken ct) => db.StoreAsync(() => Task.FromResult(RefusedException.Conflict("Batch.Stale")), ct);

    internal static void RequireOfficer(Actor? actor, string action)
    {
        if (actor is not null)
        {
            ReportLoader.RequireRole(actor, action, Role.Officer);
        }
    }
}
