using System.Data.Common;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.Data;

/// <summary>Tells when what the public reads, units and published editions, was changed by a context, as soon as that is committed.</summary>
public sealed class PublicChanges(Func<CancellationToken, ValueTask> tell) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private bool _isTouched;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context!.ChangeTracker);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is null)
        {
            await TellAsync(cancellationToken);
        }

        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        TellAsync(cancellationToken).AsTask();

    // Only these are compared with what was read: comparing everything would be done twice, here and by the save.
    private void Look(Microsoft.EntityFrameworkCore.ChangeTracking.ChangeTracker tracker)
    {
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in tracker.Entries().Where(e => e.Entity is Unit or PublishedEdition))
            {
                entry.DetectChanges();
                _isTouched |= entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
            }
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }

    private async ValueTask TellAsync(CancellationToken ct)
    {
        if (_isTouched)
        {
            _isTouched = false;
            await tell(ct);
        }
    }
}
