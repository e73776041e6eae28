using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Takes in many files at once. They are stored a few at a time, and nothing is read before all are there.</summary>
public sealed class BeginBatch(ReportsDbContext db, AuditTrail audit, BatchSignal signal, TimeProvider clock)
{
    /// <summary>Name of the field that messages stand at.</summary>
    public const string Field = "files";

    private const int MostAtOnce = 50;
    private const long MostBytesAtOnce = 8L * 1024 * 1024;

    /// <summary>Takes files in.</summary>
    /// <param name="actor">The officer; <see langword="null"/> for the command line.</param>
    /// <param name="area">Unit whose area the command line may touch, or <see langword="null"/> for the whole country; an officer has his own.</param>
    public async Task<BatchClaim> ExecuteAsync(Actor? actor, Unit? area, string name, bool publish, IEnumerable<ArchiveFile> files, CancellationToken ct)
    {
        BatchLoader.RequireOfficer(actor, AuditActions.BatchBegin);
        area = actor?.Unit ?? area;
        var now = clock.GetUtcNow().UtcDateTime;
        ImportBatch batch = new()
        {
            AccountId = actor?.AccountId,
            UnitId = area?.Id,
            By = actor?.Name ?? Messages.Get("Actor.CommandLine"),
            Name = Last(name, ImportSource.FileNameLength),
            Publish = publish,
            State = ImportBatchState.Receiving,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(ct);
        try
        {
            var count = await StoreAsync(batch.Id, files, ct);
            if (count == 0)
            {
                throw RefusedException.Invalid(Field, "Batch.NoFiles");
            }

            return await OpenAsync(batch.Id, actor, area, count, ct);
        }
        catch (SourceRefusedException refused)
        {
            await RemoveAsync(batch.Id);
            throw RefusedException.Invalid(Field, "Source.Refused", refused.Message);
        }
        catch
        {
            await RemoveAsync(batch.Id);
            throw;
        }
    }

    private async Task<int> StoreAsync(long batchId, IEnumerable<ArchiveFile> files, CancellationToken ct)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var number = 0;
        var pending = 0;
        long bytes = 0;
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            db.ImportBatchFiles.Add(Make(batchId, ++number, file, seen));
            pending++;
            bytes += file.Bytes.Length;
            if (pending >= MostAtOnce || bytes >= MostBytesAtOnce)
            {
                await FlushAsync(ct);
                (pending, bytes) = (0, 0);
            }
        }

        await FlushAsync(ct);
        return number;
    }

    // What is stored is not needed here any more, and would fill the memory.
    private async Task FlushAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private ImportBatchFile Make(long batchId, int number, ArchiveFile file, Dictionary<string, int> seen)
    {
        var hash = file.Refusal is null ? BringSource.HashOf(file.Bytes.Span) : string.Empty;
        var first = file.Refusal is null && !seen.TryAdd(hash, number) ? seen[hash] : 0;
        return new ImportBatchFile
        {
            BatchId = batchId,
            Number = number,
            Name = Last(file.Name, ImportBatchFile.NameLength),
            Hash = hash,
            Size = file.Bytes.Length,
            State = file.Refusal is not null ? ImportFileState.Refused : first > 0 ? ImportFileState.LeftOut : ImportFileState.Waiting,
            Message = file.Refusal is not null ? BatchText.Cut(file.Refusal.Message) : first > 0 ? Messages.Get("Batch.SameFile", first) : null,
            UpdatedAt = clock.GetUtcNow().UtcDateTime,
            Body = file.Refusal is null && first == 0 ? new ImportBatchBody { Bytes = file.Bytes.ToArray() } : null,
        };
    }

    private async Task<BatchClaim> OpenAsync(long batchId, Actor? actor, Unit? area, int count, CancellationToken ct)
    {
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        batch.State = ImportBatchState.Reading;
        batch.UpdatedAt = now;
        batch.Revision = Guid.NewGuid();
        batch.ClaimedUntil = actor is null ? now + BatchWork.ClaimTime : null;
        audit.Add(actor, AuditActions.BatchBegin, area, string.Create(CultureInfo.InvariantCulture, $"{batch.Id} {batch.Name} {count}"));
        await db.SaveChangesAsync(ct);
        signal.Raise();
        return new BatchClaim(batch.Id, batch.Revision);
    }

    private async Task RemoveAsync(long batchId)
    {
        db.ChangeTracker.Clear();
        await db.ImportBatches.Where(b => b.Id == batchId).ExecuteDeleteAsync(CancellationToken.None);
    }

    private static string Last(string text, int length) => text.Length <= length ? text : text[^length..];
}
