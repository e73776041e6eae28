using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Puts a batch away. What went into reports stays there; the bytes of all other files are deleted.</summary>
public sealed class DiscardBatch(ReportsDbContext db, BatchLoader loader, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Puts it away.</summary>
    /// <param name="actor">The officer; <see langword="null"/> for the command line.</param>
    public Task ExecuteAsync(Actor? actor, long batchId, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            var batch = await loader.LoadAsync(actor, AuditActions.BatchDiscard, batchId, token);
            if (!Allows(batch))
            {
                throw RefusedException.Conflict("Batch.NotDiscardable");
            }

            batch.State = ImportBatchState.Discarded;
            batch.ClaimedUntil = null;
            batch.UpdatedAt = clock.GetUtcNow().UtcDateTime;
            batch.Revision = Guid.NewGuid();
            audit.Add(actor, AuditActions.BatchDiscard, actor?.Unit, string.Create(CultureInfo.InvariantCulture, $"{batch.Id} {batch.Name}"));
            await loader.StoreAsync(token);
            return await db.ImportBatchBodies.Where(b => db.ImportBatchFiles.Any(f => f.Id == b.FileId && f.BatchId == batchId)).ExecuteDeleteAsync(token);
        },
        ct);

    /// <summary>Whether a batch can be put away.</summary>
    public static bool Allows(ImportBatch batch) => batch.State is not (ImportBatchState.Done or ImportBatchState.Discarded);
}
