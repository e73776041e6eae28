using GovInfoReports.Data.Sqlite;
using GovInfoReports.Data.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data;

/// <summary>How each provider is set up, the same for the portal, its tools and its tests.</summary>
public static class ReportsProviders
{
    /// <summary>Uses a SQLite file.</summary>
    /// <param name="maxBatchSize">Most commands sent at once, or <see langword="null"/> for the provider's own.</param>
    public static DbContextOptionsBuilder UseReportsSqlite(this DbContextOptionsBuilder options, string connectionString, int? maxBatchSize)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ConnectionString;
        return options
            .UseSqlite(connection, sqlite =>
            {
                sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
                if (maxBatchSize is { } size)
                {
                    sqlite.MaxBatchSize(size);
                }
            })
            .AddInterceptors(SqlitePragmas.Instance, SqliteWriteGate.Instance);
    }

    /// <summary>
    /// Uses SQL Server. Lost connections and deadlocks are tried again, so that transactions of one's own have to run through
    /// <see cref="ReportsDbContext.InTransactionAsync{T}"/>.
    /// </summary>
    /// <param name="maxBatchSize">Most commands sent at once, or <see langword="null"/> for the provider's own.</param>
    public static DbContextOptionsBuilder UseReportsSqlServer(this DbContextOptionsBuilder options, string connectionString, int? maxBatchSize) =>
        options
            .UseSqlServer(connectionString, sqlServer =>
            {
                sqlServer.EnableRetryOnFailure();
                sqlServer.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
                if (maxBatchSize is { } size)
                {
                    sqlServer.MaxBatchSize(size);
                }
            })
            .AddInterceptors(SqlServerSession.Instance);
}
