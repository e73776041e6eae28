using System.Globalization;
using GovInfoReports.Data;
using GovInfoReports.Data.Contents;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>The dry run: reads the files of a batch and says what importing each would do. No report is touched.</summary>
public sealed class ReadBatch(ReportsDbContext db, SourceFiles files, BatchReader reader, TimeProvider clock)
{
    /// <summary>Reads one file that nobody read yet.</summary>
    internal async Task ReadAsync(long fileId, UnitDirectory directory, CancellationToken ct)
    {
        var file = await db.ImportBatchFiles.Include(f => f.Body).SingleAsync(f => f.Id == fileId, ct);
        if (file.State != ImportFileState.Waiting)
        {
            return;
        }

        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == file.BatchId, ct);
        try
        {
            var source = await files.OpenAsync(file.Body!.Bytes, file.Name[(file.Name.LastIndexOf('/') + 1)..], ct);
            file.Body.Document = CompressedJson.Pack(SourceDocumentJson.Write(source));
            file.State = ImportFileState.Read;
            await reader.RecogniseAsync(batch, file, source, directory, ct);
        }
        catch (SourceRefusedException refused)
        {
            file.State = ImportFileState.Refused;
            file.Message = BatchText.Cut(refused.Message);
        }

        file.UpdatedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Leaves files of one unit and year to the officer's choice: it is not for a program to say which of them is right.</summary>
    internal async Task FindRivalsAsync(long batchId, CancellationToken ct)
    {
        var keys = await db.ImportBatchFiles
            .Where(f => f.BatchId == batchId && f.State == ImportFileState.Read)
            .GroupBy(f => new { f.UnitId, f.Year })
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToListAsync(ct);
        foreach (var key in keys)
        {
            var rivals = await db.ImportBatchFiles
                .Where(f => f.BatchId == batchId && f.State == ImportFileState.Read && f.UnitId == key.UnitId && f.Year == key.Year)
                .OrderBy(f => f.Number)
                .ToListAsync(ct);
            Refuse(rivals);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Marks files of one unit and year.</summary>
    internal static void Refuse(IReadOnlyCollection<ImportBatchFile> rivals)
    {
        const int Shown = 10;
        var numbers = string.Join('、', rivals.Take(Shown).Select(f => f.Number.ToString(CultureInfo.InvariantCulture)));
        foreach (var file in rivals)
        {
            file.State = ImportFileState.Skipped;
            file.Message = Messages.Get("Batch.Rivals", rivals.Count, rivals.Count > Shown ? numbers + "…" : numbers);
        }
    }
}
