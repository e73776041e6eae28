using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>
/// Works on batches, file by file, each in a scope of its own. A worker claims a batch and renews its claim with each file; when it
/// stops or dies, another goes on with the files that are left. No file stops the rest.
/// </summary>
public sealed partial class BatchWork(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BatchWork> log)
{
    /// <summary>How long a claim holds: longer than any file takes.</summary>
    public static TimeSpan ClaimTime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Claims the oldest batch that has something to do and that no worker has.</summary>
    /// <returns>The claim, or <see langword="null"/> where there is nothing to do.</returns>
    public async Task<BatchClaim?> ClaimNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
        var now = clock.GetUtcNow().UtcDateTime;
        var batch = await db.ImportBatches
            .Where(b => (b.State == ImportBatchState.Reading || b.State == ImportBatchState.Importing) && (b.ClaimedUntil == null || b.ClaimedUntil < now))
            .OrderBy(b => b.Id)
            .FirstOrDefaultAsync(ct);
        if (batch is null)
        {
            return null;
        }

        batch.ClaimedUntil = now + ClaimTime;
        batch.Revision = Guid.NewGuid();
        try
        {
            await db.SaveChangesAsync(ct);
            return new BatchClaim(batch.Id, batch.Revision);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another worker took it in this very moment; it comes back when there is something left.
            return null;
        }
    }

    /// <summary>Goes on with a batch until its files are all read, or all imported, or the claim is lost.</summary>
    public async Task ContinueAsync(BatchClaim claim, IProgress<BatchProgress>? progress, CancellationToken ct)
    {
        try
        {
            var (batch, directory) = await InScopeAsync(s => PrepareAsync(s, claim.BatchId, ct));
            var waiting = batch.State == ImportBatchState.Importing ? ImportFileState.Read : ImportFileState.Waiting;
            var left = await InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().ImportBatchFiles.CountAsync(f => f.BatchId == batch.Id && f.State == waiting, ct));
            for (var done = 0; await RenewAsync(claim, ct); done++)
            {
                progress?.Report(new BatchProgress(batch.State, done, left));
                if (await InScopeAsync(s => NextAsync(s, batch.Id, waiting, ct)) is not { } file)
                {
                    await InScopeAsync(s => FinishAsync(s, claim, batch.State, ct));
                    return;
                }

                await TryAsync(file, waiting, directory, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await GiveBackAsync(claim);
            throw;
        }
    }

    private static async Task<(ImportBatch Batch, UnitDirectory? Directory)> PrepareAsync(IServiceProvider services, long batchId, CancellationToken ct)
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == batchId, ct);
        if (batch.State != ImportBatchState.Reading)
        {
            return (batch, null);
        }

        var area = await services.GetRequiredService<BatchLoader>().AreaAsync(batch, ct);
        return (batch, await UnitDirectory.LoadAsync(db, area, ct));
    }

    // Earlier years go first, so that the checks of a year find the one before it.
    private static async Task<long?> NextAsync(IServiceProvider services, long batchId, ImportFileState waiting, CancellationToken ct)
    {
        var files = services.GetRequiredService<ReportsDbContext>().ImportBatchFiles.Where(f => f.BatchId == batchId && f.State == waiting);
        var ordered = waiting == ImportFileState.Read ? files.OrderBy(f => f.Year).ThenBy(f => f.Number) : files.OrderBy(f => f.Number);
        return await ordered.Select(f => (long?)f.Id).FirstOrDefaultAsync(ct);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One bad file never stops the rest; what went wrong stands in the log and in the file's row.")]
    private async Task TryAsync(long fileId, ImportFileState waiting, UnitDirectory? directory, CancellationToken ct)
    {
        try
        {
            await InScopeAsync(async services =>
            {
                await (waiting == ImportFileState.Waiting
                    ? services.GetRequiredService<ReadBatch>().ReadAsync(fileId, directory!, ct)
                    : services.GetRequiredService<ImportBatchFiles>().ImportAsync(fileId, ct));
                return fileId;
            });
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(fileId, e);
            var now = clock.GetUtcNow().UtcDateTime;
            var message = Messages.Get(waiting == ImportFileState.Waiting ? "Batch.ReadFailed" : "Batch.ImportFailed");
            await InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().ImportBatchFiles
                .Where(f => f.Id == fileId && f.State == waiting)
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.State, ImportFileState.Failed).SetProperty(x => x.Message, message).SetProperty(x => x.UpdatedAt, now), ct));
        }
    }

    private async Task<bool> RenewAsync(BatchClaim claim, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + ClaimTime;
        return await InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().ImportBatches
            .Where(b => b.Id == claim.BatchId && b.Revision == claim.Revision)
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.ClaimedUntil, until).SetProperty(x => x.UpdatedAt, now), ct)) > 0;
    }

    private async Task<int> FinishAsync(IServiceProvider services, BatchClaim claim, ImportBatchState state, CancellationToken ct)
    {
        if (state == ImportBatchState.Reading)
        {
            await services.GetRequiredService<ReadBatch>().FindRivalsAsync(claim.BatchId, ct);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var next = state == ImportBatchState.Reading ? ImportBatchState.Ready : ImportBatchState.Done;
        var revision = Guid.NewGuid();
        return await services.GetRequiredService<ReportsDbContext>().ImportBatches
            .Where(b => b.Id == claim.BatchId && b.Revision == claim.Revision)
            .ExecuteUpdateAsync(
                b => b.SetProperty(x => x.State, next).SetProperty(x => x.ClaimedUntil, (DateTime?)null).SetProperty(x => x.UpdatedAt, now).SetProperty(x => x.Revision, revision),
                ct);
    }

    private Task<int> GiveBackAsync(BatchClaim claim) => InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().ImportBatches
        .Where(b => b.Id == claim.BatchId && b.Revision == claim.Revision)
        .ExecuteUpdateAsync(b => b.SetProperty(x => x.ClaimedUntil, (DateTime?)null), CancellationToken.None));

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "File {FileId} of a batch could not be dealt with.")]
    private partial void LogFailed(long fileId, Exception e);
}

/// <summary>A batch that one worker has; it holds as long as the batch has this revision.</summary>
public sealed record BatchClaim(long BatchId, Guid Revision);

/// <summary>How far a batch is.</summary>
public sealed record BatchProgress(ImportBatchState State, int Done, int Total);
