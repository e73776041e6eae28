using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>An officer sets the days of an area's collection, and what its clerks are told.</summary>
public sealed class SetCollectionDays(CollectionLoader loader, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What is set now.</summary>
    public async Task<CollectionView> GetAsync(Actor actor, string? areaCode, int year, CancellationToken ct)
    {
        var area = await loader.AreaAsync(actor, areaCode, year, ct);
        return new CollectionView(area, year, await loader.FindAsync(area, year, ct), await loader.DeciderAsync(actor.Unit, area, ct));
    }

    /// <summary>Sets it.</summary>
    /// <param name="opened">Revision as seen; empty where nothing was set.</param>
    public async Task ExecuteAsync(Actor actor, string? areaCode, int year, Guid opened, CollectionDates dates, string? instructions, CancellationToken ct)
    {
        var area = await loader.AreaAsync(actor, areaCode, year, ct);
        var collection = await loader.LoadForChangeAsync(actor, area, year, opened, ct);
        collection.Set(dates, instructions, actor.Name, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.CollectionSet, area, Messages.Get(
            "Collection.Audit.Set",
            year,
            dates.OpensOn,
            dates.SubmitBy,
            dates.PublishBy,
            dates.NoNewAfter,
            dates.NoChangesAfter,
            collection.Instructions?.Length ?? 0,
            dates.Reminders.Text));
        await loader.StoreAsync(collection, ct);
    }
}
