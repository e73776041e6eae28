using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Contents of editions, which never change: what was read once is kept while there is room. Each save compares with the two years before,
/// and unpacking these took a third of what it took to read, merge and store.
/// </summary>
public sealed class EditionContents : IDisposable
{
    // Room for some thousand reports.
    private const long MostBytes = 64 * 1024 * 1024;
    private const int BytesOfFigures = 32 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The contents of some editions by their keys; only those not at hand are read.</summary>
    public async Task<IReadOnlyDictionary<long, ReportContent>> OfAsync(ReportsDbContext db, IReadOnlyList<long> editions, CancellationToken ct)
    {
        Dictionary<long, ReportContent> found = [];
        foreach (var id in editions)
        {
            if (_kept.Get<ReportContent>(id) is { } content)
            {
                found[id] = content;
            }
        }

        List<long> missing = [.. editions.Where(id => !found.ContainsKey(id))];
        if (missing.Count > 0)
        {
            var read = await db.Editions.AsNoTracking().Where(e => missing.Contains(e.Id)).Select(e => new { e.Id, e.Body.Content }).ToListAsync(ct);
            foreach (var edition in read)
            {
                found[edition.Id] = _kept.Set(edition.Id, edition.Content, new MemoryCacheEntryOptions { Size = BytesOf(edition.Content) });
            }
        }

        return found;
    }

    public void Dispose() => _kept.Dispose();

    private static long BytesOf(ReportContent content)
    {
        var texts = content.Texts.Values.Append(content.Preamble).Concat(content.AdditionalSections.Select(s => s.Text));
        return BytesOfFigures + (sizeof(char) * texts.Sum(t => (long)t.Length));
    }
}
