using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>An officer gives several units more time until the same day for the same reason; a unit that is not given any keeps none of the others from it.</summary>
public sealed class ExtendUnits(Board board, CollectionLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Extends.</summary>
    /// <param name="opened">Revision of the collection as seen; empty where nothing was set.</param>
    /// <param name="codes">Codes of units of the area's collection.</param>
    /// <returns>What came of each, those that were not extended first.</returns>
    public async Task<IReadOnlyList<ExtendOutcome>> ExecuteAsync(
        Actor actor, string? areaCode, int year, Guid opened, IReadOnlyCollection<string> codes, DateOnly? until, string? reason, CancellationToken ct)
    {
        var view = await board.GetAsync(actor, areaCode, year, ct);
        var collection = await loader.LoadForChangeAsync(actor, view.Area, year, opened, ct);
        if (codes.Count == 0)
        {
            throw RefusedException.Invalid("Pick", "Remind.None");
        }

        var rows = view.Rows.ToDictionary(r => r.Code, StringComparer.Ordinal);
        List<BoardRow> extended = [];
        List<ExtendOutcome> outcomes = [];
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            var row = rows.GetValueOrDefault(code);
            var problem = row is null ? Messages.Get("Remind.Unknown") : Extend(collection, row, until, reason, actor.Name);
            outcomes.Add(new ExtendOutcome(code, row?.Name ?? code, problem));
            if (problem is null)
            {
                extended.Add(row!);
            }
        }

        if (extended.Count > 0)
        {
            audit.Add(actor, AuditActions.CollectionExtend, view.Area, Messages.Get("Extend.Audit", year, until, extended.Count, string.Join('、', extended.Select(r => r.Name)), reason!.Trim()));
            await notify.ExtendedAsync([.. extended.Select(r => r.UnitId)], year, actor.Unit.Name, until!.Value, reason, ct);
            await loader.StoreAsync(collection, ct);
        }

        return [.. outcomes.OrderBy(o => o.Problem is null)];
    }

    // Why not, in words. A day or a reason that is missing is nothing of one unit: that is refused as a whole.
    private string? Extend(Collection collection, BoardRow row, DateOnly? until, string? reason, string by)
    {
        if (row.Terms.ExtendedUntil > until)
        {
            return Messages.Get("Extend.Longer", row.Terms.ExtendedUntil);
        }

        try
        {
            collection.Extend(row.UnitId, row.Level, until, reason, by, clock.GetUtcNow().UtcDateTime);
            return null;
        }
        catch (RefusedException refused) when (until is not null && refused.Reasons.All(r => r.Place == "Until"))
        {
            return refused.Words();
        }
    }
}

/// <summary>What came of extending a unit.</summary>
/// <param name="Problem">Why it was not extended; <see langword="null"/> where it was.</param>
public sealed record ExtendOutcome(string UnitCode, string UnitName, string? Problem);
