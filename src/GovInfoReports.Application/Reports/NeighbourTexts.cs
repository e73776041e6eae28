using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// The texts of units beside one, ready to be compared. Editions and submissions never change, so what was prepared once is kept while
/// there is room: each opening of a form in a county would read and prepare the same texts again.
/// </summary>
public sealed class NeighbourTexts : IDisposable
{
    // Some twenty kilobytes a text; this is room for about two thousand reports.
    private const long MostBytes = 128 * 1024 * 1024;
    private const int BytesOfGram = sizeof(ulong);
    private const int BytesBeside = 512;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The texts of some neighbours; only those not at hand are read.</summary>
    public async Task<IReadOnlyList<NeighbourText>> OfAsync(ReportsDbContext db, int year, IReadOnlyList<Neighbour> neighbours, CancellationToken ct)
    {
        var found = neighbours.Select(n => (Key: KeyOf(n), Text: _kept.Get<NeighbourText>(KeyOf(n)))).Where(e => e.Text is not null).ToDictionary(e => e.Key, e => e.Text!);
        List<long> editions = [.. neighbours.Where(n => n.IsPublished && !found.ContainsKey(KeyOf(n))).Select(n => n.ContentId)];
        List<long> submissions = [.. neighbours.Where(n => !n.IsPublished && !found.ContainsKey(KeyOf(n))).Select(n => n.ContentId)];
        var read = editions.Count == 0 ? [] : await db.Editions.AsNoTracking().Where(e => editions.Contains(e.Id)).Select(e => new { e.Id, e.Body.Content }).ToDictionaryAsync(e => (true, e.Id), e => e.Content, ct);
        foreach (var submission in submissions.Count == 0 ? [] : await db.Submissions.AsNoTracking().Where(s => submissions.Contains(s.Id)).Select(s => new { s.Id, s.Content }).ToListAsync(ct))
        {
            read[(false, submission.Id)] = submission.Content;
        }

        foreach (var neighbour in neighbours)
        {
            if (read.TryGetValue(KeyOf(neighbour), out var content))
            {
                found[KeyOf(neighbour)] = Keep(KeyOf(neighbour), NeighbourText.Of(neighbour.UnitName, year, content.Texts) with { IsPublished = neighbour.IsPublished });
            }
        }

        return [.. neighbours.Select(KeyOf).Where(found.ContainsKey).Select(key => found[key])];
    }

    public void Dispose() => _kept.Dispose();

    private static (bool, long) KeyOf(Neighbour neighbour) => (neighbour.IsPublished, neighbour.ContentId);

    private NeighbourText Keep((bool, long) key, NeighbourText text) => _kept.Set(key, text, new MemoryCacheEntryOptions { Size = BytesBeside + text.Texts.Values.Sum(t => (long)t.Count * BytesOfGram) });
}
