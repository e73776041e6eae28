using GovInfoReports.Data;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.TestSupport;

/// <summary>A database of a test's own, on either provider.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly TempSqliteFile? _file;
    private readonly SqlServerTestDatabase? _database;

    private TestStore(TempSqliteFile? file, SqlServerTestDatabase? database)
    {
        _file = file;
        _database = database;
    }

    /// <param name="collation">What a SQL Server database compares text by; null for the server's own.</param>
    public static async Task<TestStore> CreateEmptyAsync(DatabaseProvider provider, string? collation = null) => provider == DatabaseProvider.Sqlite
        ? new TestStore(new TempSqliteFile(), null)
        : new TestStore(null, await SqlServerTestServer.CreateDatabaseAsync(collation));

    /// <summary>Creates a database with the present schema.</summary>
    public static async Task<TestStore> CreateAsync(DatabaseProvider provider, string? collation = null)
    {
        var store = await CreateEmptyAsync(provider, collation);
        await using var db = store.Open();
        await db.Database.MigrateAsync();
        return store;
    }

    public ReportsDbContext Open(params IInterceptor[] interceptors) => _file is not null
        ? new SqliteReportsContext(Options<SqliteReportsContext>(interceptors, o => o.UseReportsSqlite(_file.ConnectionString, SqlServerTestServer.MaxBatchSize)))
        : new SqlServerReportsContext(Options<SqlServerReportsContext>(interceptors, o => o.UseReportsSqlServer(_database!.ConnectionString, SqlServerTestServer.MaxBatchSize)));

    private static DbContextOptions<T> Options<T>(IInterceptor[] interceptors, Action<DbContextOptionsBuilder> configure)
        where T : DbContext
    {
        DbContextOptionsBuilder<T> builder = new();
        configure(builder);
        return builder.EnableSensitiveDataLogging().AddInterceptors(interceptors).Options;
    }

    public async ValueTask DisposeAsync()
    {
        _file?.Dispose();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
