using GovInfoReports.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GovInfoReports.Data.Tests.Stores;

public class OrdinalKeyTests
{
    [Fact]
    public void Text_keys_of_sql_server_that_differ_in_case_or_width_are_two()
    {
        using SqlServerReportsContext db = new((DbContextOptions<SqlServerReportsContext>)new DbContextOptionsBuilder<SqlServerReportsContext>()
            .UseReportsSqlServer("Server=none", null).Options);
        List<IProperty> keys = [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(t => t.GetKeys()).SelectMany(k => k.Properties).Where(p => p.ClrType == typeof(string) && p.GetCollation() is "Latin1_General_100_BIN2").Distinct()];

        Assert.NotEmpty(keys);
        Assert.All(keys, k => Assert.False(k.GetKeyValueComparer().Equals("甲A", "甲a") || k.GetKeyValueComparer().Equals("A", "Ａ"), k.ToString()));
    }
}
