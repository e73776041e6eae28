using System.Diagnostics;

namespace GovInfoReports.Benchmarks;

/// <summary>Somebody who opens the home page ten times a second, whatever else the portal does.</summary>
internal sealed class HonestReader(Uri portal) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _browser = new() { BaseAddress = portal, Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>How long each page took, in milliseconds.</summary>
    public IReadOnlyList<double> Waits { get; private set; } = [];

    /// <summary>Reads until it is told to stop. A page that is slow does not keep the next from being asked for.</summary>
    public async Task ReadAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Every);
        List<Task<double>> pages = [];
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                pages.Add(OpenAsync());
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }

        Waits = await Task.WhenAll(pages);
    }

    public void Dispose() => _browser.Dispose();

    private async Task<double> OpenAsync()
    {
        var start = Stopwatch.GetTimestamp();
        using var page = await _browser.GetAsync(new Uri("/", UriKind.Relative));
        page.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
