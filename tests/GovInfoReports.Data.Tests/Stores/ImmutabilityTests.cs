using GovInfoReports.Data.Auditing;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Stores;

/// <summary>What is kept for good: the model refuses to change it, and so does the database behind the model's back.</summary>
public class ImmutabilityTests
{
    private const string Refusal = "kept for good";

    private static readonly string[] Kept = ["EditionBodies", "Submissions", "Decisions", "AuditEntries", "Editions", "SignOffs"];

    [Theory, OnSqlite, OnSqlServer]
    public async Task Saving_refuses_to_change_what_is_kept(DatabaseProvider provider)
    {
        await using var store = await PublishedAsync(provider);
        await RefusesAsync<EditionBody>(store, e => e.Property(b => b.Content).CurrentValue = ReportContent.EmptyFor(Samples.Form));
        await RefusesAsync<AuditEntry>(store, e => e.Property(a => a.Name).CurrentValue = "王五");
        await RefusesAsync<Submission>(store, e => e.Property(s => s.Name).CurrentValue = "王五");
        await RefusesAsync<Decision>(store, e => e.Property(d => d.Reason).CurrentValue = "别的理由");
        await RefusesAsync<PublishedEdition>(store, e => e.Property(p => p.Title).CurrentValue = "别的标题");
        await RefusesAsync<PublishedEdition>(store, e => e.Property(p => p.SourceName).CurrentValue = "别的文件.docx");
        await RefusesAsync<PublishedEdition>(store, e => e.Property(p => p.SourceHash).CurrentValue = "sha256:0");
        await RefusesAsync<SignOff>(store, e => e.Property(s => s.Hash).CurrentValue = "sha256:0");
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Saving_refuses_to_delete_what_is_kept(DatabaseProvider provider)
    {
        await using var store = await PublishedAsync(provider);
        await RefusesAsync<EditionBody>(store, e => e.State = EntityState.Deleted);
        await RefusesAsync<AuditEntry>(store, e => e.State = EntityState.Deleted);
        await RefusesAsync<Submission>(store, e => e.State = EntityState.Deleted);
        await RefusesAsync<Decision>(store, e => e.State = EntityState.Deleted);
        await RefusesAsync<PublishedEdition>(store, e => e.State = EntityState.Deleted);
        await RefusesAsync<SignOff>(store, e => e.State = EntityState.Deleted);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Saving_without_await_refuses_as_well(DatabaseProvider provider)
    {
        await using var store = await PublishedAsync(provider);
        await using var db = store.Open();
        db.Remove(await db.AuditEntries.SingleAsync());

        Assert.Throws<ImmutableRecordException>(() => db.SaveChanges());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_database_refuses_updates_and_deletions_that_go_past_the_model(DatabaseProvider provider)
    {
        await using var store = await PublishedAsync(provider);
        foreach (var table in Kept)
        {
            var column = table switch { "EditionBodies" => "Content", "Editions" => "Title", "SignOffs" => "Code", _ => "Name" };
            await using var db = store.Open();
            await RefusedAsync(db, $"UPDATE {table} SET {column} = {(table is "EditionBodies" ? "CAST('x' AS varbinary)" : "'x'")}");

            // SQL Server looks at foreign keys before the trigger.
            var refusal = table == "Editions" && provider == DatabaseProvider.SqlServer ? "FK_EditionBodies_Editions_EditionId" : Refusal;
            await RefusedAsync(db, $"DELETE FROM {table}", refusal);
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_database_keeps_the_file_that_a_historic_edition_is_from(DatabaseProvider provider)
    {
        await using var store = await PublishedAsync(provider);
        await using var db = store.Open();
        var report = Samples.Report(await db.Units.SingleAsync(u => u.Code == "370725103"), 2024);
        db.Reports.Add(report);
        await db.SaveChangesAsync();
        var unit = await db.Units.SingleAsync(u => u.Id == report.UnitId);
        db.Editions.Add(report.PublishHistoric(unit, ["山东省人民政府"], Samples.NoFindings, new EditionSource("旧年报.docx", "sha256:" + new string('b', 64), new DateOnly(2025, 1, 20)), Samples.Officer(unit), Samples.At));
        await db.SaveChangesAsync();

        await RefusedAsync(db, "UPDATE Editions SET SourceName = 'x'");
        await RefusedAsync(db, "UPDATE Editions SET SourceName = NULL WHERE SourceName IS NOT NULL");
        await RefusedAsync(db, "UPDATE Editions SET SourceHash = 'x'");
        await RefusedAsync(db, "UPDATE Editions SET OriginallyPublishedOn = '2024-01-01'");
        await RefusedAsync(db, "UPDATE Editions SET OriginallyPublishedOn = NULL WHERE OriginallyPublishedOn IS NOT NULL");
        await using var fresh = store.Open();
        Assert.Equal([new DateOnly(2025, 1, 20), null], await fresh.Editions.OrderBy(e => e.Year).Select(e => e.OriginallyPublishedOn).ToListAsync());
        Assert.Equal(["旧年报.docx", null], await fresh.Editions.OrderBy(e => e.Year).Select(e => e.SourceName).ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_database_refuses_changes_of_case_width_and_blanks(DatabaseProvider provider)
    {
        await using var store = await PublishedAsync(provider);
        await using var db = store.Open();

        await RefusedAsync(db, "UPDATE Editions SET Hash = UPPER(Hash)");
        var (wide, blank) = provider == DatabaseProvider.Sqlite ? ("'２０２５'", "Title || ' '") : ("N'２０２５'", "Title + N' '");
        await RefusedAsync(db, $"UPDATE Editions SET Title = REPLACE(Title, '2025', {wide})");
        await RefusedAsync(db, $"UPDATE Editions SET Title = {blank}");
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_database_lets_an_edition_be_superseded_once(DatabaseProvider provider)
    {
        await using var store = await PublishedAsync(provider);
        await using var db = store.Open();

        await db.Editions.ExecuteUpdateAsync(s => s.SetProperty(e => e.SupersededBy, 2));

        await Assert.ThrowsAnyAsync<Exception>(() => db.Editions.ExecuteUpdateAsync(s => s.SetProperty(e => e.SupersededBy, 3)));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Editions.ExecuteUpdateAsync(s => s.SetProperty(e => e.SupersededBy, (int?)null)));
        Assert.Equal(2, (await db.Editions.AsNoTracking().SingleAsync()).SupersededBy);
    }

    private static async Task<TestStore> PublishedAsync(DatabaseProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        var edition = await Samples.PublishAsync(db, await Samples.StoreUnitsAsync(db));
        db.SignOffs.Add(new SignOff { Code = "ABCD-EFGH", ReportId = edition.ReportId, Revision = Guid.NewGuid(), Hash = edition.Hash, By = "张三", At = Samples.At });
        db.AuditEntries.Add(new AuditEntry { At = Samples.At, Name = "张三", Action = "report.publish" });
        await db.SaveChangesAsync();
        return store;
    }

    private static async Task RefusesAsync<T>(TestStore store, Action<Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<T>> change)
        where T : class
    {
        await using var db = store.Open();
        change(db.Entry(await db.Set<T>().OrderBy(e => 1).FirstAsync()));

        await Assert.ThrowsAsync<ImmutableRecordException>(() => db.SaveChangesAsync());
    }

    private static async Task RefusedAsync(ReportsDbContext db, string sql, string words = Refusal)
    {
        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }
}
