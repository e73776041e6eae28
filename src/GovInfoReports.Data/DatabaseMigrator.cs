using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Data;

/// <summary>Tells whether the database is at the present schema, and brings it there.</summary>
public sealed class DatabaseMigrator(ReportsDbContext db, ILogger<DatabaseMigrator> logger)
{
    // Result codes of SQLite.
    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    // How long the state of a locked database is waited for, in seconds.
    private const int Patience = 5;

    // A migration of a large table takes as long as it takes; who runs it can end it.
    private const int NoTimeout = 0;

    // The server answers, but has no database of that name, or none that this login may open.
    private const int SqlServerNoDatabase = 4060;

    /// <summary>Creates the database where there is none, and applies the migrations it lacks. Runs again after a failure where it stopped.</summary>
    /// <returns>Names of the migrations that were applied, oldest first; empty when nothing was to be done.</returns>
    /// <exception cref="DatabaseStateException">The database cannot be brought to this version.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        if (db.Database.IsSqlite())
        {
            CreateFolder();
        }

        var (state, detail) = await StateAsync(ct);
        if (state is not (DatabaseState.Ready or DatabaseState.Missing or DatabaseState.Behind))
        {
            throw new DatabaseStateException(state, detail);
        }

        if (state == DatabaseState.Ready)
        {
            logger.LogInformation("The database is up to date ({Provider})", db.Database.ProviderName);
        }

        var applied = state == DatabaseState.Ready ? [] : await ApplyAsync(state, ct);
        if (db.Database.IsSqlServer())
        {
            await KeepRowVersionsAsync(ct);
        }

        return applied;
    }

    /// <summary>Makes sure that the portal can work with the database; changes nothing.</summary>
    /// <exception cref="DatabaseStateException">It cannot.</exception>
    public async Task RequireReadyAsync(CancellationToken ct)
    {
        var (state, detail) = await StateAsync(ct);
        if (state != DatabaseState.Ready)
        {
            throw new DatabaseStateException(state, detail);
        }
    }

    private async Task<List<string>> ApplyAsync(DatabaseState state, CancellationToken ct)
    {
        List<string> pending = [.. state == DatabaseState.Missing ? db.Database.GetMigrations() : await db.Database.GetPendingMigrationsAsync(ct)];
        logger.LogInformation("The database lacks {Count} migrations ({Provider}): {Migrations}", pending.Count, db.Database.ProviderName, string.Join(", ", pending));
        var timeout = db.Database.GetCommandTimeout();
        if (db.Database.IsSqlServer())
        {
            db.Database.SetCommandTimeout(NoTimeout);
        }

        try
        {
            await db.Database.MigrateAsync(ct);
        }
        catch (DbException e) when (StateOf(e) is not DatabaseState.Unreachable)
        {
            throw new DatabaseStateException(StateOf(e), e.Message, e);
        }
        finally
        {
            db.Database.SetCommandTimeout(timeout);
        }

        logger.LogInformation("The database was migrated to {Migration}", pending[^1]);
        return pending;
    }

    // Readers must not wait for writers. SQLite's WAL sees to that; SQL Server keeps row versions only in a database that is told to.
    private async Task KeepRowVersionsAsync(CancellationToken ct)
    {
        // The server alters a database only while nobody else is connected, idle connections of this process included.
        SqlConnection.ClearAllPools();
        await using SqlConnection connection = new(new SqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()";
        if (await command.ExecuteScalarAsync(ct) is true)
        {
            return;
        }

        try
        {
            command.CommandText = "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT";
            await command.ExecuteNonQueryAsync(ct);
            logger.LogInformation("READ_COMMITTED_SNAPSHOT was switched on");
        }
        catch (SqlException e)
        {
            logger.LogWarning(
                "READ_COMMITTED_SNAPSHOT is off and could not be switched on, so that reading waits for writing: {Reason} Its owner runs: "
                + "ALTER DATABASE [{Database}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE",
                e.Message,
                connection.Database);
        }
    }

    private async Task<(DatabaseState State, string Detail)> StateAsync(CancellationToken ct)
    {
        // Opening would make the file.
        if (db.Database.IsSqlite() && SqliteFile() is { Length: > 0 } file && !File.Exists(file))
        {
            return Directory.Exists(file) ? (DatabaseState.Unreachable, file) : (DatabaseState.Missing, file);
        }

        try
        {
            // Without EF's strategy, which would try again for a minute before saying anything.
            await using (var connection = Connection())
            {
                await connection.OpenAsync(ct);
                if (db.Database.IsSqlite())
                {
                    await TryToWriteAsync(connection, ct);
                }
            }

            return ByMigrations([.. await db.Database.GetAppliedMigrationsAsync(ct)]);
        }
        catch (DbException e)
        {
            return (StateOf(e), e.Message);
        }
    }

    private (DatabaseState State, string Detail) ByMigrations(List<string> applied)
    {
        List<string> known = [.. db.Database.GetMigrations()];
        if (applied.Count == 0)
        {
            return (DatabaseState.Missing, known[^1]);
        }

        if (!applied.Contains(known[0]))
        {
            return (DatabaseState.Earlier, applied[^1]);
        }

        return applied.Except(known).LastOrDefault() is { } unknown ? (DatabaseState.Newer, unknown)
            : known.Except(applied).LastOrDefault() is { } missing ? (DatabaseState.Behind, missing)
            : (DatabaseState.Ready, known[^1]);
    }

    private static DatabaseState StateOf(DbException e) => e switch
    {
        SqliteException { SqliteErrorCode: SqliteReadOnly } => DatabaseState.ReadOnly,
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } => DatabaseState.Damaged,
        SqlException { Number: SqlServerNoDatabase } => DatabaseState.Missing,
        _ => DatabaseState.Unreachable,
    };

    private static async Task TryToWriteAsync(DbConnection connection, CancellationToken ct)
    {
        await using var write = connection.CreateCommand();

        // A number that is there already is written again: the lock alone is granted on a file that is not writable.
        write.CommandText = "BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK;";
        await write.ExecuteNonQueryAsync(ct);
    }

    private DbConnection Connection()
    {
        var text = db.Database.GetConnectionString();
        return db.Database.IsSqlite()
            ? new SqliteConnection(new SqliteConnectionStringBuilder(text) { Pooling = false, DefaultTimeout = Patience }.ConnectionString)
            : new SqlConnection(text);
    }

    private string SqliteFile()
    {
        SqliteConnectionStringBuilder connection = new(db.Database.GetConnectionString());
        return connection.Mode == SqliteOpenMode.Memory || connection.DataSource is ":memory:" || connection.DataSource.StartsWith("file:", StringComparison.Ordinal)
            ? string.Empty
            : connection.DataSource;
    }

    private void CreateFolder()
    {
        if (SqliteFile() is { Length: > 0 } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }
}
