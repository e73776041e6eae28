using System.Net;
using GovInfoReports.Data;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovInfoReports.Web.Tests.Hosting;

public sealed class ReadyTests
{
    [Fact]
    public async Task Database_that_takes_a_write_is_ready_and_nothing_of_it_stays()
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();

        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(browser));
        Assert.Equal(0L, await ScalarAsync(portal.Database, "SELECT COUNT(*) FROM EndedSessions"));
    }

    [Theory]
    [InlineData("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)")]
    [InlineData("DROP TABLE EndedSessions")]
    [InlineData("CREATE TRIGGER Full BEFORE INSERT ON EndedSessions BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")]
    public async Task Database_that_lacks_something_or_refuses_writes_is_not_ready(string harm)
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();
        await ScalarAsync(portal.Database, harm);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(browser));
    }

    [Fact]
    public async Task Database_that_is_locked_is_not_ready()
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();
        await using SqliteConnection other = new(portal.Database);
        await other.OpenAsync();
        await using var held = await other.BeginTransactionAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(browser));
        using var alive = await browser.GetAsync(new Uri(HealthSetup.AlivePath, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Database_that_may_only_be_read_is_not_ready()
    {
        await using PortalFactory portal = new();
        using var made = portal.Browser();
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(made));

        // The portal does not start on such a database, but it may become one.
        SqliteConnectionStringBuilder readOnly = new(portal.Database) { Mode = SqliteOpenMode.ReadOnly };
        await using var services = new ServiceCollection()
            .AddDbContext<ReportsDbContext, SqliteReportsContext>(o => o.UseSqlite(readOnly.ConnectionString))
            .AddScoped<DatabaseMigrator>()
            .AddLogging()
            .BuildServiceProvider();
        using ReadyCheck check = new(services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        var result = await check.CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains("readonly", result.Exception!.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_that_is_damaged_is_not_ready()
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();
        using var started = await browser.GetAsync(new Uri(HealthSetup.AlivePath, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        await ScalarAsync(portal.Database, "PRAGMA wal_checkpoint(TRUNCATE)");
        await using (FileStream bytes = new(new SqliteConnectionStringBuilder(portal.Database).DataSource, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            await bytes.WriteAsync(new byte[100]);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(browser));
    }

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient browser)
    {
        using var response = await browser.GetAsync(new Uri(HealthSetup.ReadyPath, UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using SqliteConnection connection = new(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
