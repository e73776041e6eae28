using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Application.Importing.Batches;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// Works on imports of many files, one batch at a time, when a page says so and now and then besides: another server may have
/// stopped in the middle of one. Any number of servers may run it over one database.
/// </summary>
internal sealed partial class BatchWorker(BatchWork work, BatchSignal signal, ILogger<BatchWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(5);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Pages are served whatever becomes of imports; the work goes on when the store is back.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = Interval;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await work.ClaimNextAsync(stoppingToken) is { } claim)
                {
                    await work.ContinueAsync(claim, null, stoppingToken);
                }

                wait = Interval;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFault(wait, e);
                wait = wait * 2 < LongestInterval ? wait * 2 : LongestInterval;
            }

            try
            {
                await signal.WaitAsync(wait, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Imports of many files stand still; the next look is in {Wait}.")]
    private partial void LogFault(TimeSpan wait, Exception e);
}
