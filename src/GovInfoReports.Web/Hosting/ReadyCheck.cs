using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// Whether the portal can work: the database is at this version, and what is written to it is there to be read. Anybody may ask, so one
/// answer serves all who ask at the same time and for a moment after.
/// </summary>
internal sealed class ReadyCheck(IServiceScopeFactory scopes, TimeProvider clock) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);
    private HealthCheckResult _last;
    private DateTimeOffset _until;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() >= _until)
            {
                _last = await LookAsync(cancellationToken);
                _until = clock.GetUtcNow() + Moment;
            }

            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().RequireReadyAsync(ct);
            var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
            await db.Units.AsNoTracking().OrderByDescending(u => u.Id).FirstOrDefaultAsync(ct);
            await db.Reports.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);

            // Stands for a session that is over, so that one left behind does no harm and is cleared with the others.
            EndedSession written = new() { Id = Guid.NewGuid(), Until = clock.GetUtcNow().UtcDateTime };
            db.EndedSessions.Add(written);
            await db.SaveChangesAsync(ct);
            return await db.EndedSessions.Where(s => s.Id == written.Id).ExecuteDeleteAsync(ct) == 1
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy();
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(exception: e);
        }
    }
}
