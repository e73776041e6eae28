using System.Globalization;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Sqlite;

public sealed class SqlitePragmasTests : IDisposable
{
    private readonly TempSqliteFile _file = new();

    [Fact]
    public async Task Connection_each_time_it_is_opened_is_set_up()
    {
        for (var opened = 0; opened < 3; opened++)
        {
            await using var db = Open();

            Assert.Equal(["10000", "wal", "2", "-16000", "2"], await SettingsAsync(db));
        }
    }

    [Fact]
    public async Task Second_connection_while_the_first_is_open_is_set_up_too()
    {
        await using var first = Open();
        await first.Database.OpenConnectionAsync();
        await using var second = Open();

        Assert.Equal(await SettingsAsync(first), await SettingsAsync(second));
    }

    public void Dispose()
    {
        using SqliteConnection pooled = new(Pooled);
        SqliteConnection.ClearPool(pooled);
        _file.Dispose();
    }

    private string Pooled => $"Data Source={_file.Path}";

    private SqliteReportsContext Open() => new((DbContextOptions<SqliteReportsContext>)new DbContextOptionsBuilder<SqliteReportsContext>().UseReportsSqlite(Pooled, null).Options);

    private static async Task<List<string>> SettingsAsync(SqliteReportsContext db)
    {
        await db.Database.OpenConnectionAsync();
        List<string> settings = [];
        foreach (var name in (string[])["busy_timeout", "journal_mode", "synchronous", "cache_size", "temp_store"])
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name};";
            settings.Add(Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!);
        }

        return settings;
    }
}
