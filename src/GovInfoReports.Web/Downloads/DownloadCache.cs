using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using GovInfoReports.Application.Downloads;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Web.Errors;
using Microsoft.Extensions.Caching.Memory;

namespace GovInfoReports.Web.Downloads;

/// <summary>
/// Keeps files of published editions, so that a report which many people fetch is laid out once. An edition never changes, so
/// nothing here ever has to be taken back; the least used makes room. Whoever asks for a file that is being made waits for it; of different
/// files only so many are made at once, since each takes a processor.
/// </summary>
public sealed class DownloadCache(DownloadOptions options, Func<PublishedFile, ReportFileFormat, Task<byte[]>> make) : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = options.CacheMegabytes * Megabyte });
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions { PermitLimit = options.AtOnce, QueueLimit = options.Waiting });
    private readonly ConcurrentDictionary<(long, ReportFileFormat), Lazy<Task<byte[]>>> _underWay = new();

    /// <summary>The bytes of a file, from memory or newly written.</summary>
    /// <exception cref="BusyException">As many wait already as may.</exception>
    public Task<byte[]> GetAsync(PublishedFile file, ReportFileFormat format, CancellationToken ct)
    {
        var key = (file.Id, format);
        return _cache.TryGetValue(key, out byte[]? kept)
            ? Task.FromResult(kept!)
            : _underWay.GetOrAdd(key, _ => new Lazy<Task<byte[]>>(() => WriteAsync(file, format))).Value.WaitAsync(ct);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _turns.Dispose();
    }

    // Goes on when those who asked have gone, and puts itself away whatever becomes of it.
    private async Task<byte[]> WriteAsync(PublishedFile file, ReportFileFormat format)
    {
        var key = (file.Id, format);
        try
        {
            using var turn = await _turns.AcquireAsync();
            if (!turn.IsAcquired)
            {
                throw new BusyException();
            }

            // Another may have made it between the look into the cache and now.
            if (_cache.TryGetValue(key, out byte[]? kept))
            {
                return kept!;
            }

            var bytes = await make(file, format);
            _cache.Set(key, bytes, new MemoryCacheEntryOptions { Size = bytes.Length });
            return bytes;
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }
}
