using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Sqlite;

public class SqliteVersionTests
{
    /// <summary>Decision 0003: older native libraries have known faults.</summary>
    private static readonly Version Oldest = new(3, 53);

    [Fact]
    public async Task Sqlite_opened_by_the_portal_is_recent()
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = store.Open();

        var version = await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync();

        Assert.True(Version.Parse(version) >= Oldest, version);
    }
}
