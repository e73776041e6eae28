using System.Diagnostics;

namespace GovInfoReports.Domain;

/// <summary>
/// The time that one piece of work on what somebody sent may take. What loops over it takes a step for each piece it looks at; a step
/// ends the work by an <see cref="OperationCanceledException"/> when the time is over, or when whoever asked for it has gone.
/// </summary>
public sealed class WorkBudget : IDisposable
{
    // Asking the system at every step costs more than the step.
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _outer;
    private readonly WorkBudget? _whole;
    private readonly Func<TimeSpan> _used;
    private readonly Timer _timer;
    private TimeSpan _paused;
    private bool _isDisposed;

    /// <param name="ct">Tells that whoever asked for the work has gone.</param>
    public WorkBudget(TimeSpan time, CancellationToken ct)
        : this(time, Used(), null, ct)
    {
    }

    /// <summary>A part of a whole: it ends with its own time or with that of the whole, and pauses with it.</summary>
    public WorkBudget(TimeSpan time, WorkBudget whole)
        : this(time, Used(), whole, whole.Token)
    {
    }

    /// <param name="used">How much time went since the work began.</param>
    internal WorkBudget(TimeSpan time, Func<TimeSpan> used, WorkBudget? whole, CancellationToken ct)
    {
        Time = time;
        _outer = ct;
        _whole = whole;
        _used = used;
        _source = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _timer = new Timer(_ => Look(), null, Left, Timeout.InfiniteTimeSpan);
    }

    public TimeSpan Time { get; }

    /// <summary>For what is no loop of the portal's own.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>How many pieces were looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether the work ended because its own time was over, and not because of what is around it.</summary>
    public bool IsSpent => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>Time that is left.</summary>
    public TimeSpan Left => Time - _used() + _paused is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Takes a step.</summary>
    public void Step()
    {
        Steps++;
        if (Left == TimeSpan.Zero)
        {
            _source.Cancel();
        }

        _source.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Waits for work that has limits of its own, such as another program's; the time of that does not count.</summary>
    public async Task<T> PauseAsync<T>(Func<CancellationToken, Task<T>> others)
    {
        Step();
        Stop();
        var before = _used();
        try
        {
            return await others(Token);
        }
        finally
        {
            GoOn(_used() - before);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer.Dispose();
            _source.Dispose();
        }
    }

    // Processor time of one thread is not told on every system. That of the process is never less than this work's, so that a machine busy
    // with other things ends nothing early; time on the clock counts where the process itself is busy with other work.
    private static Func<TimeSpan> Used()
    {
        var start = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        return () =>
        {
            var elapsed = Stopwatch.GetElapsedTime(start);
            return elapsed < Asking ? elapsed : TimeSpan.FromTicks(Math.Min(elapsed.Ticks, (Environment.CpuUsage.TotalTime - processor).Ticks));
        };
    }

    private void Stop()
    {
        lock (_gate)
        {
            _timer.Change(Timeout.Infinite, Timeout.Infinite);
        }

        _whole?.Stop();
    }

    private void GoOn(TimeSpan paused)
    {
        lock (_gate)
        {
            _paused += paused;
            _timer.Change(Left, Timeout.InfiniteTimeSpan);
        }

        _whole?.GoOn(paused);
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            if (Left is var left && left > TimeSpan.Zero)
            {
                _timer.Change(left, Timeout.InfiniteTimeSpan);
            }
            else
            {
                _source.Cancel();
            }
        }
    }
}
