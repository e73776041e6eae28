using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Stores;

public class ConcurrencyTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task The_slower_of_two_changes_to_a_report_is_refused(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.Open())
        {
            db.Reports.Add(Samples.Report(await Samples.StoreUnitsAsync(db)));
            await db.SaveChangesAsync();
        }

        await using var one = store.Open();
        await using var other = store.Open();
        var mine = await one.Reports.Include(r => r.Draft).SingleAsync();
        var theirs = await other.Reports.Include(r => r.Draft).SingleAsync();
        theirs.Save(theirs.Draft.Content with { Title = "别人的" }, "李四", Samples.At);
        await other.SaveChangesAsync();
        mine.Save(mine.Draft.Content with { Title = "我的" }, "张三", Samples.At);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => one.SaveChangesAsync());
        await using var later = store.Open();
        Assert.Equal("别人的", (await later.Drafts.SingleAsync()).Content.Title);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_unit_has_one_report_for_a_year(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        var unit = await Samples.StoreUnitsAsync(db);
        db.Reports.Add(Samples.Report(unit));
        await db.SaveChangesAsync();
        db.Reports.Add(Samples.Report(unit, 2024));
        await db.SaveChangesAsync();

        db.Reports.Add(Samples.Report(unit));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_unit_with_reports_cannot_be_deleted(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        db.Reports.Add(Samples.Report(await Samples.StoreUnitsAsync(db)));
        await db.SaveChangesAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Units WHERE Code = '370725103'"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Many_writers_at_once_wait_for_one_another(DatabaseProvider provider)
    {
        const int writers = 8;
        const int saves = 10;
        await using var store = await TestStore.CreateAsync(provider);
        List<int> units = [];
        await using (var db = store.Open())
        {
            var (province, city, county, _) = Samples.Hierarchy();
            var townships = Enumerable.Range(100, writers)
                .Select(n => Unit.Create(FormattableString.Invariant($"370725{n}"), $"第{n}镇人民政府", UnitLevel.Township, county, true)).ToList();
            db.AddRange(province, city, county);
            db.AddRange(townships);
            await db.SaveChangesAsync();
            db.AddRange(townships.Select(u => Samples.Report(u)));
            await db.SaveChangesAsync();
            units.AddRange(townships.Select(u => u.Id));
        }

        await Task.WhenAll(units.Select(async unit =>
        {
            await Task.Yield();
            for (var i = 0; i < saves; i++)
            {
                await using var db = store.Open();
                var report = await db.Reports.Include(r => r.Draft).SingleAsync(r => r.UnitId == unit);
                report.Save(report.Draft.Content with { Signature = $"第{i}次" }, "张三", Samples.At);
                db.AuditEntries.Add(new Auditing.AuditEntry { At = Samples.At, Name = "张三", Action = "report.save", ReportId = report.Id });
                await db.SaveChangesAsync();
            }
        }));

        await using var later = store.Open();
        Assert.Equal(writers * saves, await later.AuditEntries.CountAsync());
        Assert.All(await later.Drafts.ToListAsync(), d => Assert.Equal($"第{saves - 1}次", d.Content.Signature));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task First_editions_are_counted_in_every_area_above_even_when_published_at_once(DatabaseProvider provider)
    {
        const int towns = 6;
        await using var store = await TestStore.CreateAsync(provider);
        List<PublishedEdition> editions = [];
        await using (var db = store.Open())
        {
            var (province, city, county, _) = Samples.Hierarchy();
            var townships = Enumerable.Range(100, towns)
                .Select(n => Unit.Create(FormattableString.Invariant($"370725{n}"), $"第{n}镇人民政府", UnitLevel.Township, county, true)).ToList();
            db.AddRange(province, city, county);
            db.AddRange(townships);
            await db.SaveChangesAsync();
            foreach (var unit in townships)
            {
                editions.Add(await Samples.PublishAsync(db, unit));
            }
        }

        await Task.WhenAll(editions.Select(async edition =>
        {
            await Task.Yield();
            await using var db = store.Open();
            await db.InTransactionAsync(ct => PublicationTotals.CountAsync(db, edition, ct), CancellationToken.None);
        }));

        await using var later = store.Open();
        var totals = await later.AreaYearTotals.ToDictionaryAsync(t => t.AreaCode, t => t.Published);
        Assert.Equal(
            new Dictionary<string, int> { ["000000"] = towns, ["370000"] = towns, ["370700"] = towns, ["370725"] = towns },
            totals);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_publication_is_counted_only_in_a_transaction(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        var edition = await Samples.PublishAsync(db, await Samples.StoreUnitsAsync(db));

        await Assert.ThrowsAsync<InvalidOperationException>(() => PublicationTotals.CountAsync(db, edition));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Work_that_fails_in_a_transaction_leaves_nothing(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();

        await Assert.ThrowsAsync<FormatException>(() => db.InTransactionAsync(
            async ct =>
            {
                db.AreaYearTotals.Add(new AreaYearTotal { AreaCode = "370000", Year = 2025 });
                await db.SaveChangesAsync(ct);
                throw new FormatException();
            },
            CancellationToken.None));

        Assert.Equal(0, await db.AreaYearTotals.CountAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_local_time_is_refused(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        db.AuditEntries.Add(new Auditing.AuditEntry { At = DateTime.SpecifyKind(Samples.At, DateTimeKind.Local), Name = "张三", Action = "report.save" });

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());

        Assert.IsType<ArgumentException>(refusal.InnerException ?? refusal);
    }
}
