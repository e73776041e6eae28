using System.Runtime.CompilerServices;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovInfoReports.Application.RollUps;

/// <summary>
/// The figures of editions and hand-ins that a roll-up adds up. Neither ever changes: what was read once is kept while there is room, without
/// the texts, so that a province's three thousand reports take 15 MB. Contents are read some at a time and let go at once.
/// </summary>
public sealed class SummedFigures(FormCatalog catalog) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int BytesOfReport = 256;
    private const int AtOnce = 100;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>Figures of editions by their keys, for the cells that a form adds up.</summary>
    public Task<IReadOnlyDictionary<long, IReadOnlyList<CellValue>>> OfEditionsAsync(ReportsDbContext db, FormEdition form, IReadOnlyList<long> ids, CancellationToken ct) =>
        OfAsync("edition", form, ids, batch => db.EditionBodies.AsNoTracking().Where(b => batch.Contains(b.EditionId)).Select(b => new Read(b.EditionId, b.Content)).AsAsyncEnumerable(), ct);

    /// <summary>Figures of submissions by their keys, for the cells that a form adds up.</summary>
    public Task<IReadOnlyDictionary<long, IReadOnlyList<CellValue>>> OfSubmissionsAsync(ReportsDbContext db, FormEdition form, IReadOnlyList<long> ids, CancellationToken ct) =>
        OfAsync("submission", form, ids, batch => db.Submissions.AsNoTracking().Where(s => batch.Contains(s.Id)).Select(s => new Read(s.Id, s.Content)).AsAsyncEnumerable(), ct);

    public void Dispose() => _kept.Dispose();

    private async Task<IReadOnlyDictionary<long, IReadOnlyList<CellValue>>> OfAsync(
        string kind, FormEdition form, IReadOnlyList<long> ids, Func<List<long>, IAsyncEnumerable<Read>> read, CancellationToken ct)
    {
        Dictionary<long, IReadOnlyList<CellValue>> found = new(ids.Count);
        List<long> missing = [];
        foreach (var id in ids)
        {
            if (_kept.Get<IReadOnlyList<CellValue>>((kind, form.Id, id)) is { } values)
            {
                found[id] = values;
            }
            else
            {
                missing.Add(id);
            }
        }

        foreach (var batch in missing.Chunk(AtOnce))
        {
            await foreach (var (id, content) in read([.. batch]).WithCancellation(ct))
            {
                var values = RollUp.ValuesFor(form, catalog.Get(content.Form), content.Figures);
                found[id] = _kept.Set((kind, form.Id, id), values, new MemoryCacheEntryOptions { Size = BytesOfReport + (values.Count * Unsafe.SizeOf<CellValue>()) });
            }
        }

        return found;
    }

    private sealed record Read(long Id, ReportContent Content);
}
