using System.Threading.RateLimiting;

namespace GovInfoReports.Application.Auditing;

/// <summary>
/// How often the same is recorded: the record is kept for good, and whoever fails on purpose must not be able to fill it. What goes beyond
/// stands in the log, a line each request. Counted by each server for itself.
/// </summary>
public sealed class AuditBound : IDisposable
{
    /// <summary>Most entries of a kind an hour.</summary>
    public const int Most = 20;

    private readonly PartitionedRateLimiter<string> _entries = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = Most,
            Window = TimeSpan.FromHours(1),
            QueueLimit = 0,
        }));

    /// <summary>Whether something may be recorded once more, and whether that is the last time.</summary>
    /// <param name="key">Who, or what.</param>
    public (bool IsAllowed, bool IsLast) Take(string key)
    {
        using var entry = _entries.AttemptAcquire(key);
        return (entry.IsAcquired, entry.IsAcquired && _entries.GetStatistics(key)?.CurrentAvailablePermits == 0);
    }

    public void Dispose() => _entries.Dispose();
}
