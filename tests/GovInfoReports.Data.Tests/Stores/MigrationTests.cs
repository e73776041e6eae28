using GovInfoReports.Data.Sqlite;
using GovInfoReports.Data.SqlServer;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
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
}
