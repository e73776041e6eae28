using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Data;

/// <summary>Brings the database to the present schema.</summary>
public sealed class DatabaseMigrator(ReportsDbContext db, ILogger<DatabaseMigrator> logger)
{
    /// <summary>Creates the database where there is none, and applies the migrations it lacks. Runs again after a failure where it stopped.</summary>
    /// <returns>Names of the migrations that were applied, oldest first; empty when nothing was to be done.</returns>
    /// <exception cref="EarlierDatabaseException">The database is older than the first migration.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        if (db.Database.IsSqlite())
        {
            CreateFolder();
        }

        List<string> applied = [.. await db.Database.GetAppliedMigrationsAsync(ct)];
        List<string> known = [.. db.Database.GetMigrations()];
        if (applied.Count > 0 && !applied.Contains(known[0]))
        {
            throw new EarlierDatabaseException(applied[^1]);
        }

        List<string> pending = [.. known.Except(applied)];
        if (pending.Count == 0)
        {
            logger.LogInformation("The database is up to date ({Provider})", db.Database.ProviderName);
            return pending;
        }

        logger.LogInformation("The database lacks {Count} migrations ({Provider}): {Migrations}", pending.Count, db.Database.ProviderName, string.Join(", ", pending));
        await db.Database.MigrateAsync(ct);
        logger.LogInformation("The database was migrated to {Migration}", pending[^1]);
        return pending;
    }

    private void CreateFolder()
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (file.Length > 0 && file != ":memory:" && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }
}
