namespace GovInfoReports.TestSupport.Faults;

/// <summary>What two clerks tried to store, and what of it has to be there.</summary>
public sealed class SaveLog
{
    private readonly Lock _lock = new();
    private readonly List<Attempt> _attempts = [];
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal);
    private long _clock;

    /// <summary>All attempts.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _attempts.Count;
            }
        }
    }

    /// <summary>Attempts that were said to be stored.</summary>
    public int Acknowledged
    {
        get
        {
            lock (_lock)
            {
                return _attempts.Count(a => a.IsAcknowledged);
            }
        }
    }

    /// <summary>What a field holds before anybody does anything.</summary>
    public void Begin(string field, string value) => _before.TryAdd(field, value);

    /// <summary>A value is about to be sent for the first time.</summary>
    public Attempt Try(string field, string value)
    {
        lock (_lock)
        {
            Attempt attempt = new(field, value, ++_clock);
            _attempts.Add(attempt);
            return attempt;
        }
    }

    /// <summary>The portal said that a value is stored.</summary>
    public void Acknowledge(Attempt attempt)
    {
        lock (_lock)
        {
            attempt.IsAcknowledged = true;
            attempt.Ended = ++_clock;
        }
    }

    /// <summary>A value will not be sent any more; what was sent of it has been answered or is cut off.</summary>
    public void GiveUp(Attempt attempt)
    {
        lock (_lock)
        {
            attempt.Ended = ++_clock;
        }
    }

    /// <summary>
    /// Fields whose value in the store cannot be: an acknowledged value is missing, and none that may have come after it is there.
    /// </summary>
    public IReadOnlyList<string> Missing(IReadOnlyDictionary<string, string> stored)
    {
        lock (_lock)
        {
            return
            [
                .. _attempts.GroupBy(a => a.Field, StringComparer.Ordinal)
                    .Where(g => !MayStand(g.Key, stored[g.Key], [.. g]))
                    .Select(g => $"{g.Key} holds {stored[g.Key]}, last acknowledged {g.Where(a => a.IsAcknowledged).MaxBy(a => a.Ended)?.Value}"),
            ];
        }
    }

    /// <summary>Values in the store that nobody was told of.</summary>
    public int StoredUnsaid(IReadOnlyDictionary<string, string> stored)
    {
        lock (_lock)
        {
            return _attempts.Count(a => !a.IsAcknowledged && string.Equals(stored[a.Field], a.Value, StringComparison.Ordinal));
        }
    }

    // A value may stand unless another was acknowledged that was begun only after this one had ended.
    private bool MayStand(string field, string value, List<Attempt> attempts)
    {
        var acknowledged = attempts.Where(a => a.IsAcknowledged).ToList();
        return attempts.Find(a => string.Equals(a.Value, value, StringComparison.Ordinal)) is { } attempt
            ? !acknowledged.Exists(a => a != attempt && a.Begun > attempt.Ended)
            : acknowledged.Count == 0 && string.Equals(value, _before[field], StringComparison.Ordinal);
    }
}

/// <summary>One value that somebody tried to store, from the first request with it to the answer, or to the last moment at which it could have been stored.</summary>
public sealed record Attempt(string Field, string Value, long Begun)
{
    /// <summary>When it was answered, or could be stored no more.</summary>
    public long Ended { get; set; } = long.MaxValue;

    /// <summary>Whether the portal said that it is stored.</summary>
    public bool IsAcknowledged { get; set; }
}
