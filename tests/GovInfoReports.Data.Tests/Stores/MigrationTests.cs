using System.Data.Common;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Data.SqlServer;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovInfoReports.Data.Tests.Stores;

public class MigrationTests
{
    [Fact]
    public void The_migrations_for_Sqlite_are_those_of_the_model()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_migrations_for_SQL_Server_are_those_of_the_model()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_empty_database_gets_all_migrations_once(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateEmptyAsync(provider);
        await using var db = store.Open();
        var migrator = new DatabaseMigrator(db, NullLogger<DatabaseMigrator>.Instance);

        var first = await migrator.MigrateAsync(CancellationToken.None);
        var second = await migrator.MigrateAsync(CancellationToken.None);

        Assert.Equal(db.Database.GetMigrations(), first);
        Assert.Empty(second);
        Assert.Empty(await db.Reports.ToListAsync());
    }

#pragma warning disable RS0030 // The tables are those of an earlier model, which names no types for their columns.
    [Theory, OnSqlite, OnSqlServer]
    public async Task Migrating_accounts_of_before_posts_keeps_role_unit_and_notices(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateEmptyAsync(provider);
        await using var db = store.Open();
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("20261130160000_RollUps");
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Units (Code, Name, Level, ProvinceCode, FilesReports, IsActive) VALUES ({"370000"}, {"山东省人民政府"}, {(int)UnitLevel.Province}, {"370000"}, {true}, {true})");
        var unit = await db.Database.SqlQuery<int>($"SELECT Id AS Value FROM Units").SingleAsync();
        string[] people = ["clerk", "officer"];
        foreach (var (index, name) in people.Index())
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Accounts (UserName, NormalizedUserName, DisplayName, Role, UnitId, MustChangePassword, IsActive, CreatedAt, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
                VALUES ({name}, {name.ToUpperInvariant()}, {name}, {index + 1}, {unit}, {false}, {true}, {Samples.At}, {false}, {false}, {false}, {true}, {0})
                """);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Notices (AccountId, Kind, Occasion, Title, Text, At, InPortal, Mail, MailTries)
            SELECT Id, {2}, {"returned:1:1"}, {"退回"}, {"请修改。"}, {Samples.At}, {true}, {0}, {0} FROM Accounts
            """);

        await migrator.MigrateAsync();

        var accounts = await db.Users.AsNoTracking().Include(a => a.Posts).OrderBy(a => a.UserName).ToListAsync();
        var day = DateOnly.FromDateTime(Samples.At);
        Assert.Equal(
            [("clerk", Role.Clerk, unit, day, null), ("officer", Role.Officer, unit, day, null)],
            accounts.Select(a => (a.UserName!, a.Posts.Single().Role, a.Posts.Single().UnitId, a.Posts.Single().From, a.Posts.Single().Until)));
        var notices = await db.Notices.AsNoTracking().ToListAsync();
        Assert.Equal(accounts.Select(a => (a.Id, a.Posts.Single().Id)).Order(), notices.Select(n => (n.AccountId, n.PostId)).Order());

        await migrator.MigrateAsync("20261130160000_RollUps");
        Assert.Equal(people.Length, await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM Accounts WHERE UnitId = {unit} AND Role IN (1, 2)").SingleAsync());
    }
#pragma warning restore RS0030

    [Theory, OnSqlite, OnSqlServer]
    public async Task Migrating_database_of_before_the_first_release_is_refused_and_changes_nothing(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateEmptyAsync(provider);
        await using var db = store.Open();
        var history = db.GetService<IHistoryRepository>();
        await history.CreateIfNotExistsAsync();
        foreach (var earlier in new[] { "20261101000000_Initial", "20261101000001_ImmutableRecords" })
        {
            await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(earlier, "10.0.15")));
        }

        var refused = await Assert.ThrowsAsync<DatabaseStateException>(
            () => new DatabaseMigrator(db, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None));

        Assert.Equal(DatabaseState.Earlier, refused.State);
        Assert.Contains("20261101000001_ImmutableRecords", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await db.Database.GetAppliedMigrationsAsync()).Count());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Units.AnyAsync());
    }

    [SqlServerFact]
    public async Task Migrating_switches_row_versions_on_where_whoever_made_the_database_did_not()
    {
        await using var store = await TestStore.CreateEmptyAsync(DatabaseProvider.SqlServer);
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT OFF WITH ROLLBACK IMMEDIATE");

        await new DatabaseMigrator(db, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None);

        Assert.True(await db.Database.SqlQueryRaw<bool>("SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()").SingleAsync());
    }

    [Theory, OnSqlServer]
    public async Task Migration_may_take_as_long_as_it_takes(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateEmptyAsync(provider);
        Timeouts timeouts = new();
        await using var db = store.Open(timeouts);

        await new DatabaseMigrator(db, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None);

        Assert.Contains(0, timeouts.OfTables);
        Assert.All(timeouts.OfTables, t => Assert.Equal(0, t));
    }

    [Fact]
    public void Migrations_of_both_providers_have_the_same_names_and_the_released_ones_stay()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.Equal(sqlite.Database.GetMigrations(), sqlServer.Database.GetMigrations());
        Assert.Equal("20261130000000_Initial", sqlite.Database.GetMigrations().First());
    }

    private sealed class Timeouts : DbCommandInterceptor
    {
        /// <summary>Timeouts of the statements that made tables, in seconds; 0 for none.</summary>
        public List<int> OfTables { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("CREATE TABLE", StringComparison.Ordinal))
            {
                OfTables.Add(command.CommandTimeout);
            }

            return ValueTask.FromResult(result);
        }
    }
}
