using System.Diagnostics;
using System.Globalization;

namespace GovInfoReports.Benchmarks;

/// <summary>A clerk who saves a cell at an interval.</summary>
internal sealed class LoadClerk : IDisposable
{
    private const string Cell = "requests.received.naturalPerson";

    private readonly FormClient _form;
    private readonly List<TimeSpan> _took = [];

    private LoadClerk(FormClient form) => _form = form;

    /// <summary>How long each save took that was stored.</summary>
    public IReadOnlyList<TimeSpan> Took => _took;

    /// <summary>Saves that the portal did not take.</summary>
    public int Refused { get; private set; }

    public static async Task<LoadClerk> OpenAsync(HttpClient browser, string form, CancellationToken ct) => new(await FormClient.OpenAsync(browser, form, ct));

    /// <summary>Saves until the time is over.</summary>
    /// <param name="wait">Before the first save, so that the clerks do not save at the same moment.</param>
    public async Task WorkAsync(TimeSpan wait, TimeSpan interval, TimeSpan time, CancellationToken ct)
    {
        var all = Stopwatch.StartNew();
        await Task.Delay(wait, ct);
        for (var i = 1; all.Elapsed < time; i++)
        {
            var one = Stopwatch.StartNew();
            if (await _form.SaveAsync(Cell, i.ToString(CultureInfo.InvariantCulture), ct))
            {
                _took.Add(one.Elapsed);
            }
            else
            {
                Refused++;
            }

            if (one.Elapsed < interval)
            {
                await Task.Delay(interval - one.Elapsed, ct);
            }
        }
    }

    /// <summary>Values that were said to be stored and are not: none or one.</summary>
    public async Task<int> LostAsync(CancellationToken ct)
    {
        var said = _form[Cell];
        return (await _form.ReadAsync(ct))[Cell] == said ? 0 : 1;
    }

    public void Dispose() => _form.Dispose();
}
