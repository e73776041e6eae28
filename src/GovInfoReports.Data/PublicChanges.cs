using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.Data;

/// <summary>Tells when what the public reads, units and published editions, was changed by a context, as soon as that is committed.</summary>
public sealed class PublicChanges(Func<CancellationToken, ValueTask> tell) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is null)
        {
            await TellAsync(eventData, cancellationToken);
        }

        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        TellAsync(eventData, cancellationToken).AsTask();

    // All contexts share this one, so that what one of them changed is known by the context.
    private async ValueTask TellAsync(DbContextEventData eventData, CancellationToken ct)
    {
        if (eventData.Context is ReportsDbContext { HasPublicChanges: true } db)
        {
            db.HasPublicChanges = false;
            await tell(ct);
        }
    }
}
