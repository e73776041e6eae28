using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Does one thing with several reports, each by itself: a refusal names its unit and stops none of the others.</summary>
public sealed class EachReport(ReportsDbContext db)
{
    /// <summary>How many at most.</summary>
    public const int Limit = 100;

    /// <param name="act">Does it with the report at a position; what it returns is why it was not done.</param>
    internal async Task<IReadOnlyList<ManyOutcome>> DoAsync(Actor actor, IReadOnlyList<ReportKey> keys, Func<int, Task<string?>> act, CancellationToken ct)
    {
        if (keys.Count > Limit)
        {
            throw new ArgumentOutOfRangeException(nameof(keys), keys.Count, "Too many reports at once.");
        }

        List<string> codes = [.. keys.Select(k => k.UnitCode)];
        var names = await db.Units.AsNoTracking().In(actor.Unit).Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, ct);
        List<ManyOutcome> outcomes = [];
        for (var i = 0; i < keys.Count; i++)
        {
            db.ChangeTracker.Clear();
            outcomes.Add(new ManyOutcome(keys[i], names.GetValueOrDefault(keys[i].UnitCode, keys[i].UnitCode), await TryAsync(act, i)));
        }

        return outcomes;
    }

    private static async Task<string?> TryAsync(Func<int, Task<string?>> act, int position)
    {
        try
        {
            return await act(position);
        }
        catch (RefusedException refused)
        {
            return refused switch
            {
                StaleRevisionException => Messages.Get("Many.Stale"),
                { Kind: RefusalKind.NotFound } => Messages.Get("Many.NotFound"),
                _ => refused.Words(),
            };
        }
    }
}
