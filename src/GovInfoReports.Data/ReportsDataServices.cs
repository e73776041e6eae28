using GovInfoReports.Data.Places;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Data.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovInfoReports.Data;

/// <summary>Registers the store.</summary>
public static class ReportsDataServices
{
    private const string DefaultFile = "App_Data/reports.db";

    /// <summary>
    /// Registers <see cref="ReportsDbContext"/> for the provider that the configuration names: <c>Database:Provider</c>
    /// (<c>Sqlite</c>, the default, or <c>SqlServer</c>), <c>ConnectionStrings:Reports</c> (for SQLite by default a file at
    /// <c>Database:File</c>, by default <c>App_Data/reports.db</c>, relative to the content root) and <c>Database:MaxBatchSize</c>.
    /// </summary>
    public static IServiceCollection AddReportsData(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] is { Length: > 0 } name ? name : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            throw new InvalidOperationException($"Database:Provider is '{provider}'; it has to be Sqlite or SqlServer.");
        }

        var connectionString = configuration.GetConnectionString("Reports");
        var maxBatchSize = configuration.GetValue<int?>("Database:MaxBatchSize");
        if (kind == DatabaseProvider.SqlServer)
        {
            if (string.IsNullOrWhiteSpace(connectionString))
            {
                throw new InvalidOperationException("Database:Provider is SqlServer, but ConnectionStrings:Reports is missing.");
            }

            services.AddDbContextPool<ReportsDbContext, SqlServerReportsContext>(options => options.UseReportsSqlServer(connectionString, maxBatchSize));
        }
        else
        {
            var file = configuration["Database:File"] is { Length: > 0 } path ? path : DefaultFile;
            services.AddDbContextPool<ReportsDbContext, SqliteReportsContext>((provider, options) =>
                options.UseReportsSqlite(string.IsNullOrWhiteSpace(connectionString) ? FileConnection(provider, file) : connectionString, maxBatchSize));
        }

        services.AddScoped<DatabaseMigrator>();
        services.AddScoped<UnitSearch>();
        return services;
    }

    private static string FileConnection(IServiceProvider provider, string file)
    {
        var root = provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory();
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(root, file) }.ConnectionString;
    }
}

/// <summary>The databases the portal runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A SQLite file.</summary>
    Sqlite,

    SqlServer,
}
