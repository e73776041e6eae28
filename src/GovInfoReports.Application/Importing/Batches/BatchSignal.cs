namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Tells whoever works on batches in this process that there is something to do.</summary>
public sealed class BatchSignal : IDisposable
{
    private readonly SemaphoreSlim _waiting = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>There is something to do. Telling it twice before anybody listened is no error.</summary>
    public void Raise()
    {
        lock (_lock)
        {
            if (_waiting.CurrentCount == 0)
            {
                _waiting.Release();
            }
        }
    }

    /// <summary>Waits until there is something to do.</summary>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken ct) => _waiting.WaitAsync(longest, ct);

    public void Dispose() => _waiting.Dispose();
}
