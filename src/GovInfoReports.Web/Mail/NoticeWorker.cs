using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Notices;

namespace GovInfoReports.Web.Mail;

/// <summary>Sends mail that waits, reminds of what is due, moves what waits under posts that were handed over, and clears old notices away. Pages never wait for it.</summary>
internal sealed partial class NoticeWorker(IServiceProvider services, ILogger<NoticeWorker> log) : BackgroundService
{
    private const int RoundsBetweenReminders = 60;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Pages are served whatever becomes of mail; the work goes on when the store is back.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval);
        for (var round = 0; ; round++)
        {
            try
            {
                await WorkAsync(round % RoundsBetweenReminders == 0, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFault(e);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WorkAsync(bool remind, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<MailOutbox>();
        if (remind)
        {
            await scope.ServiceProvider.GetRequiredService<MoveWaiting>().RunAsync(ct);
            await scope.ServiceProvider.GetRequiredService<DueNotices>().RunAsync(ct);
            await outbox.TidyAsync(ct);
        }

        if (scope.ServiceProvider.GetRequiredService<MailSettings>().IsOn)
        {
            await outbox.SendAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Notices stand still; the next look is soon.")]
    private partial void LogFault(Exception e);
}
