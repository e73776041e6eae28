using System.Collections.Concurrent;
using GovInfoReports.Application.Downloads;
using GovInfoReports.Documents.Writing;
using Microsoft.Extensions.Caching.Memory;

namespace GovInfoReports.Web.Downloads;

/// <summary>
/// Keeps files of published editions, so that a report which many people fetch is laid out once. An edition never changes, so
/// nothing here ever has to be taken back; the least used makes room.
/// </summary>
public sealed class DownloadCache(DownloadOptions options, IServiceScopeFactory scopes) : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = options.CacheMegabytes * Megabyte });
    private readonly ConcurrentDictionary<(long, ReportFileFormat), Lazy<Task<byte[]>>> _underWay = new();

    /// <summary>The bytes of a file, from memory or newly written.</summary>
    public async Task<byte[]> GetAsync(PublishedFile file, ReportFileFormat format, CancellationToken ct)
    {
        var key = (file.Id, format);
        if (_cache.TryGetValue(key, out byte[]? kept))
        {
            return kept!;
        }

        var writing = _underWay.GetOrAdd(key, _ => new Lazy<Task<byte[]>>(() => WriteAsync(file, format)));
        try
        {
            return await writing.Value.WaitAsync(ct);
        }
        finally
        {
            if (writing.Value.IsCompleted)
            {
                _underWay.TryRemove(KeyValuePair.Create(key, writing));
            }
        }
    }

    public void Dispose() => _cache.Dispose();

    private async Task<byte[]> WriteAsync(PublishedFile file, ReportFileFormat format)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bytes = await scope.ServiceProvider.GetRequiredService<DownloadPublished>().WriteAsync(file, format, CancellationToken.None);
        _cache.Set((file.Id, format), bytes, new MemoryCacheEntryOptions { Size = bytes.Length });
        return bytes;
    }
}
