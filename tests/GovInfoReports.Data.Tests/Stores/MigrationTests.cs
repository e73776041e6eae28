using GovInfoReports.Data.Contents;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Data.SqlServer;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
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

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_an_earlier_version_stored_is_read_after_migrating(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateEmptyAsync(provider);
        await using (var db = store.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial");
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO Units (Code, Name, Level, ProvinceCode, FilesReports, IsActive)
                VALUES ('370000', '山东省人民政府', 1, '370000', 1, 1)
                """.Replace("'山东", provider == DatabaseProvider.SqlServer ? "N'山东" : "'山东", StringComparison.Ordinal));
            var unit = (await db.Units.SingleAsync()).Id;
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Reports (UnitId, UnitCode, ProvinceCode, Year, Form, Status, Revision, CreatedAt, UpdatedAt, UpdatedBy, Round, Editions)
                VALUES ({unit}, '370000', '370000', 2025, '2021', 1, {Guid.NewGuid()}, {Samples.At}, {Samples.At}, 'x', 0, 0)
                """);
            var report = await db.Reports.Select(r => r.Id).SingleAsync();
            await db.Database.ExecuteSqlAsync($"INSERT INTO Drafts (ReportId, Content) VALUES ({report}, {ReportContentCodec.Encode(Samples.Content())})");
            await db.Database.ExecuteSqlAsync($"INSERT INTO AuditEntries (At, Name, Action) VALUES ({Samples.At}, 'x', 'report.begin')");
        }

        await using (var db = store.Open())
        {
            await new DatabaseMigrator(db, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None);
        }

        await using var later = store.Open();
        var read = await later.Reports.Include(r => r.Draft).SingleAsync();
        Assert.Equal(Samples.Content(), read.Draft.Content);
        Assert.Equal(0, read.QueriesAtSubmission);
        Assert.Empty(read.Draft.Notes.Stamps);
        Assert.Equal((null, null, null, null), (read.Desk, read.SignedHash, read.CarryOverChange, read.Nothing));
        Assert.Equal(Samples.At, (await later.AuditEntries.SingleAsync()).At);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => later.Database.ExecuteSqlRawAsync("DELETE FROM AuditEntries"));
    }
}
