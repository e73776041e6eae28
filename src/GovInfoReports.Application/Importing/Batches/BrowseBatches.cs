using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>An officer looks at the imports of many files of the own unit.</summary>
public sealed class BrowseBatches(ReportsDbContext db, BatchLoader loader, BatchReader reader, ReportingCalendar calendar)
{
    /// <summary>Files on a page.</summary>
    public const int PageSize = 50;

    private const string Action = "batch.browse";
    private const int MostChoices = 300;
    private const int FirstEntries = 4;

    /// <summary>The batches of the officer's unit.</summary>
    public async Task<(IReadOnlyList<BatchView> Batches, long? Next)> ListAsync(Actor actor, long? before, CancellationToken ct)
    {
        BatchLoader.RequireOfficer(actor, Action);
        const int Size = 20;
        var found = await db.ImportBatches.AsNoTracking()
            .Where(b => b.UnitId == actor.Unit.Id && (before == null || b.Id < before))
            .OrderByDescending(b => b.Id)
            .Take(Size + 1)
            .ToListAsync(ct);
        var counts = await CountAsync([.. found.Take(Size).Select(b => b.Id)], ct);
        return ([.. found.Take(Size).Select(b => ViewOf(b, counts))], found.Count > Size ? found[Size - 1].Id : null);
    }

    /// <summary>A batch.</summary>
    /// <param name="actor">The officer; <see langword="null"/> for the command line.</param>
    public async Task<BatchView> GetAsync(Actor? actor, long batchId, CancellationToken ct)
    {
        var batch = await loader.LoadAsync(actor, Action, batchId, ct);
        return ViewOf(batch, await CountAsync([batch.Id], ct));
    }

    /// <summary>Files of a batch.</summary>
    /// <param name="actor">The officer; <see langword="null"/> for the command line.</param>
    public async Task<BatchRows> FilesAsync(Actor? actor, long batchId, BatchFilter filter, CancellationToken ct)
    {
        await loader.LoadAsync(actor, Action, batchId, ct);
        var files = db.ImportBatchFiles.AsNoTracking().Where(f => f.BatchId == batchId && f.Number > filter.After);
        if (filter.State is { } state)
        {
            files = files.Where(f => f.State == state && (state != ImportFileState.Skipped || (f.UnitId != null && f.Year != null)));
        }

        if (filter.ToChoose)
        {
            files = files.Where(f => f.State == ImportFileState.Skipped && (f.UnitId == null || f.Year == null));
        }

        var found = await files.OrderBy(f => f.Number).Take(PageSize + 1).ToListAsync(ct);
        List<int> ids = [.. found.Select(f => f.UnitId).OfType<int>().Distinct()];
        var names = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new BatchRows(
            [.. found.Take(PageSize).Select(f => new BatchRow(f, f.UnitId is { } id ? names[id] : null))],
            found.Count > PageSize ? found[PageSize - 1].Number : null);
    }

    /// <summary>How many files of a batch importing it would make public as historic editions.</summary>
    public Task<int> CountUpcomingAsync(ImportBatch batch, CancellationToken ct) => batch.Publish ? Upcoming(batch.Id).CountAsync(ct) : Task.FromResult(0);

    /// <summary>The files of a batch that importing it would make public as historic editions, with the first words of each.</summary>
    public async Task<UpcomingFiles> UpcomingAsync(Actor actor, long batchId, int after, CancellationToken ct)
    {
        var batch = await loader.LoadAsync(actor, Action, batchId, ct);
        var count = await CountUpcomingAsync(batch, ct);
        var ready = await db.ImportBatchFiles.CountAsync(f => f.BatchId == batchId && f.State == ImportFileState.Read, ct);
        var found = count == 0 ? [] : await Upcoming(batchId).AsNoTracking().Include(f => f.Body)
            .Where(f => f.Number > after).OrderBy(f => f.Number).Take(PageSize + 1).ToListAsync(ct);
        List<int> ids = [.. found.Select(f => f.UnitId).OfType<int>().Distinct()];
        var names = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new UpcomingFiles(
            batch,
            count,
            ready - count,
            [.. found.Take(PageSize).Select(f => new UpcomingFile(f.Id, f.Name, names[f.UnitId!.Value], f.Year!.Value, FirstWords(f)))],
            found.Count > PageSize ? found[PageSize - 1].Number : null);
    }

    /// <summary>A file of a batch with what is read from it.</summary>
    public async Task<BatchFileView> FileAsync(Actor actor, long batchId, long fileId, CancellationToken ct)
    {
        var batch = await loader.LoadAsync(actor, Action, batchId, ct);
        var file = await loader.FileAsync(batch, fileId, ct);
        var unit = file.UnitId is { } id ? await db.Units.AsNoTracking().SingleAsync(u => u.Id == id, ct) : null;
        var (bytes, document) = await KeptAsync(file, ct);
        var reading = document is null ? null : await reader.ReadAsync(BatchReader.DocumentOf(document), unit, file.Year, ct);
        return new BatchFileView(batch, file, unit, reading, bytes is not null, await ChoicesAsync(batch, ct));
    }

    /// <summary>A file of a batch as it came.</summary>
    public async Task<(string Name, byte[] Bytes)> OriginalAsync(Actor actor, long batchId, long fileId, CancellationToken ct)
    {
        var batch = await loader.LoadAsync(actor, Action, batchId, ct);
        var file = await loader.FileAsync(batch, fileId, ct);
        var (bytes, _) = await KeptAsync(file, ct);
        return bytes is null ? throw RefusedException.NotFound($"Bytes of file {fileId}") : (file.Name[(file.Name.LastIndexOf('/') + 1)..], bytes);
    }

    private IQueryable<ImportBatchFile> Upcoming(long batchId) => db.ImportBatchFiles
        .Where(f => f.BatchId == batchId && f.State == ImportFileState.Read && f.UnitId != null && f.Year < calendar.DueYear);

    private static string FirstWords(ImportBatchFile file) => file.Body?.Document is not { } document ? string.Empty : Opening.Cut(
        string.Join(' ', BatchReader.DocumentOf(document).Entries.Where(e => e.Cells is null).Select(e => e.Text).Where(t => !string.IsNullOrWhiteSpace(t)).Take(FirstEntries)));

    // Once imported, the report keeps the file.
    private async Task<(byte[]? Bytes, byte[]? Document)> KeptAsync(ImportBatchFile file, CancellationToken ct)
    {
        if (file.Body is { } body)
        {
            return (body.Bytes, body.Document);
        }

        var original = file.ReportId is null ? null : await db.ImportSources.AsNoTracking()
            .Where(s => s.ReportId == file.ReportId && s.Hash == file.Hash && s.Original != null)
            .OrderByDescending(s => s.Id)
            .Select(s => s.Original)
            .FirstOrDefaultAsync(ct);
        return (original?.Bytes, original?.Document);
    }

    private async Task<IReadOnlyList<(string Code, string Name)>> ChoicesAsync(ImportBatch batch, CancellationToken ct)
    {
        var area = await loader.AreaAsync(batch, ct);
        if (area is null)
        {
            return [];
        }

        var units = await db.Units.AsNoTracking().In(area).EverFiling().OrderBy(u => u.Code)
            .Select(u => new { u.Code, u.Name }).Take(MostChoices + 1).ToListAsync(ct);
        return units.Count > MostChoices ? [] : [.. units.Select(u => (u.Code, u.Name))];
    }

    private async Task<List<StateCount>> CountAsync(IReadOnlyList<long> ids, CancellationToken ct) =>
        await db.ImportBatchFiles.Where(f => ids.Contains(f.BatchId))
            .GroupBy(f => new { f.BatchId, f.State })
            .Select(g => new StateCount(
                g.Key.BatchId,
                g.Key.State,
                g.Count(),
                g.Count(f => f.State == ImportFileState.Skipped && (f.UnitId == null || f.Year == null))))
            .ToListAsync(ct);

    private static BatchView ViewOf(ImportBatch batch, List<StateCount> counts)
    {
        var own = counts.Where(c => c.BatchId == batch.Id).ToList();
        return new BatchView(batch, own.ToDictionary(c => c.State, c => c.Count), own.Sum(c => c.ToChoose));
    }

    private sealed record StateCount(long BatchId, ImportFileState State, int Count, int ToChoose);
}

/// <summary>A batch with how many of its files are in each state.</summary>
public sealed record BatchView(ImportBatch Batch, IReadOnlyDictionary<ImportFileState, int> Counts, int ToChoose)
{
    /// <summary>How many files it has.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>How many files the present phase is done with.</summary>
    public int Done => Total - CountOf(Batch.State == ImportBatchState.Importing ? ImportFileState.Read : ImportFileState.Waiting);

    /// <summary>Whether something is being done with it.</summary>
    public bool IsRunning => Batch.State is ImportBatchState.Receiving or ImportBatchState.Reading or ImportBatchState.Importing;

    /// <summary>Whether its import can be set going.</summary>
    public bool CanImport => Batch.State is ImportBatchState.Ready or ImportBatchState.Done && CountOf(ImportFileState.Read) > 0;

    /// <summary>How many files are in a state.</summary>
    public int CountOf(ImportFileState state) => Counts.GetValueOrDefault(state);
}

/// <summary>Which files of a batch to show.</summary>
public sealed record BatchFilter(ImportFileState? State = null, bool ToChoose = false, int After = 0);

/// <summary>A file in the table of its batch.</summary>
public sealed record BatchRow(ImportBatchFile File, string? Unit)
{
    /// <summary>Whether it waits for somebody to say its unit or year.</summary>
    public bool IsToChoose => File.State == ImportFileState.Skipped && (File.UnitId is null || File.Year is null);
}

/// <summary>What importing a batch would make public.</summary>
/// <param name="Count">How many files.</param>
/// <param name="Drafts">How many other files become drafts.</param>
public sealed record UpcomingFiles(ImportBatch Batch, int Count, int Drafts, IReadOnlyList<UpcomingFile> Files, int? Next);

/// <summary>A file that importing would make public.</summary>
public sealed record UpcomingFile(long Id, string Name, string UnitName, int Year, string Opening);

/// <summary>A part of the files of a batch.</summary>
public sealed record BatchRows(IReadOnlyList<BatchRow> Rows, int? Next);

/// <summary>A file with what is read from it.</summary>
/// <param name="Reading">What is read from it; <see langword="null"/> where it cannot be read or is no longer kept.</param>
/// <param name="Choices">Units of the area to choose from; empty where there are too many.</param>
public sealed record BatchFileView(ImportBatch Batch, ImportBatchFile File, Unit? Unit, CheckedReading? Reading, bool HasOriginal, IReadOnlyList<(string Code, string Name)> Choices);
