using GovInfoReports.Data.Places;
using GovInfoReports.Data.SqlServer;
using GovInfoReports.TestSupport;
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

    [SqlServerTheory]
    [InlineData("Chinese_PRC_CI_AS")]
    [InlineData("SQL_Latin1_General_CP1_CI_AS")]
    public async Task Text_keys_that_differ_in_case_or_width_are_stored_and_found_apart_whatever_the_database_compares_by(string collation)
    {
        string[] grams = ["A", "a", "Ａ", "ａ"];
        await using var store = await TestStore.CreateAsync(DatabaseProvider.SqlServer, collation);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            db.UnitNameGrams.AddRange(grams.Select(g => new UnitNameGram { Gram = g, Unit = unit }));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        foreach (var gram in grams)
        {
            Assert.Equal([gram], await later.UnitNameGrams.Where(g => g.Gram == gram).Select(g => g.Gram).ToListAsync());
        }
    }
}
