using GovInfoReports.Data.Accounts;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Sqlite;

public class SqliteWriteGateTests
{
    private static readonly Dictionary<string, Func<ReportsDbContext, Guid, Task>> Ways = new(StringComparer.Ordinal)
    {
        ["save"] = (db, id) => SaveAsync(db, id),
        ["update"] = (db, _) => db.EndedSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.Until, DateTime.UnixEpoch)),
        ["delete"] = (db, _) => db.EndedSessions.Where(s => s.Until < DateTime.UnixEpoch).ExecuteDeleteAsync(),
        ["sql"] = (db, _) => db.Database.ExecuteSqlRawAsync("DELETE FROM EndedSessions WHERE Until IS NULL"),
        ["transaction"] = (db, id) => db.InTransactionAsync(_ => SaveAsync(db, id), default),
    };

    public static TheoryData<string> Writes => [.. Ways.Keys];

    // What SQLite itself waits for keeps the thread: the call would come back only when the file is free, or when it gave up.
    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Writer_beside_another_waits_without_a_thread_and_goes_on_after_it(string way)
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.Sqlite);
        await using var first = store.Open();
        await using var second = store.Open();
        Task waiting;
        await using (var held = await first.Database.BeginTransactionAsync())
        {
            await SaveAsync(first, Guid.NewGuid());
            waiting = Ways[way](second, Guid.NewGuid());

            Assert.False(waiting.IsCompleted);
            await held.CommitAsync();
        }

        await waiting;
        Assert.NotEqual(0, await second.EndedSessions.CountAsync());
    }

    [Fact]
    public async Task Reader_beside_a_writer_does_not_wait()
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.Sqlite);
        await using var first = store.Open();
        await using var second = store.Open();
        await using var held = await first.Database.BeginTransactionAsync();
        await SaveAsync(first, Guid.NewGuid());

        Assert.Equal(0, await second.EndedSessions.CountAsync());
    }

    [Fact]
    public async Task Writers_go_on_in_the_order_in_which_they_came()
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.Sqlite);
        await using var first = store.Open();
        var held = await first.Database.BeginTransactionAsync();
        List<int> order = [];
        var waiting = Enumerable.Range(0, 20).Select(async i =>
        {
            await using var db = store.Open();
            await db.InTransactionAsync(
                _ =>
                {
                    order.Add(i);
                    return Task.CompletedTask;
                },
                default);
        }).ToList();

        await held.DisposeAsync();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("rolled back")]
    [InlineData("left open")]
    [InlineData("given up")]
    public async Task Write_that_comes_to_nothing_lets_the_next_one_in(string end)
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.Sqlite);
        await using var next = store.Open();
        var id = Guid.NewGuid();
        await using (var db = store.Open())
        {
            switch (end)
            {
                case "refused":
                    await SaveAsync(db, id);
                    await using (var again = store.Open())
                    {
                        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(again, id));
                    }

                    break;
                case "rolled back":
                    await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync(_ => throw new InvalidOperationException(), default));
                    break;
                case "left open":
                    await db.Database.BeginTransactionAsync();
                    break;
                default:
                    await using (await next.Database.BeginTransactionAsync())
                    {
                        using CancellationTokenSource leaving = new();
                        var waiting = db.InTransactionAsync(_ => Task.CompletedTask, leaving.Token);
                        await leaving.CancelAsync();
                        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
                    }

                    break;
            }
        }

        var after = SaveAsync(next, Guid.NewGuid());

        await after;
        Assert.True(await next.EndedSessions.AnyAsync());
    }

    private static async Task SaveAsync(ReportsDbContext db, Guid id)
    {
        db.EndedSessions.Add(new EndedSession { Id = id, Until = DateTime.UnixEpoch });
        await db.SaveChangesAsync();
    }
}
