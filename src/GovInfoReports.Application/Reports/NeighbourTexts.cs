using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// The published texts of units beside one, ready to be compared. An edition never changes, so what was prepared once is kept while
/// there is room: each opening of a form in a county would read and prepare the same texts again.
/// </summary>
public sealed class NeighbourTexts : IDisposable
{
    // Some twenty kilobytes a text; this is room for about two thousand reports.
    private const long MostBytes = 128 * 1024 * 1024;
    private const int BytesOfGram = sizeof(ulong);
    private const int BytesBeside = 512;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The texts of some editions; only those not at hand are read.</summary>
    public async Task<IReadOnlyList<NeighbourText>> OfAsync(ReportsDbContext db, IReadOnlyList<long> editions, CancellationToken ct)
    {
        var found = editions.Select(id => (Id: id, Text: _kept.Get<NeighbourText>(id))).Where(e => e.Text is not null).ToDictionary(e => e.Id, e => e.Text!);
        List<long> missing = [.. editions.Where(id => !found.ContainsKey(id))];
        if (missing.Count > 0)
        {
            var read = await db.Editions.AsNoTracking().Where(e => missing.Contains(e.Id)).Select(e => new { e.Id, e.UnitName, e.Year, e.Body.Content }).ToListAsync(ct);
            foreach (var edition in read)
            {
                found[edition.Id] = Keep(edition.Id, NeighbourText.Of(edition.UnitName, edition.Year, edition.Content.Texts));
            }
        }

        return [.. editions.Where(found.ContainsKey).Select(id => found[id])];
    }

    public void Dispose() => _kept.Dispose();

    private NeighbourText Keep(long id, NeighbourText text) => _kept.Set(id, text, new MemoryCacheEntryOptions { Size = BytesBeside + text.Texts.Values.Sum(t => (long)t.Count * BytesOfGram) });
}
