using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Stores;

public class UnitSearchTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Units_are_found_by_any_part_of_the_name_or_the_beginning_of_the_code(DatabaseProvider provider)
    {
        await using var store = await FilledAsync(provider);
        await using var db = store.Open();
        UnitSearch search = new(db);

        Assert.Equal(["370725103"], await CodesAsync(search, "红河镇"));
        Assert.Equal(["370725103", "370725104"], await CodesAsync(search, "红"));
        Assert.Equal(["370725104"], await CodesAsync(search, "镇红"));
        Assert.Equal(["370725"], await CodesAsync(search, "昌乐县人民政府"));
        Assert.Equal(["370725-DEPT1"], await CodesAsync(search, "財政 局"));
        Assert.Equal(["370725-DEPT2"], await CodesAsync(search, "㐂𠮷"));
        Assert.Equal(["370725", "370725-DEPT1", "370725-DEPT2", "370725103", "370725104"], await CodesAsync(search, "370725"));
        Assert.Equal(["370725-DEPT1", "370725-DEPT2"], await CodesAsync(search, "370725-dept"));
        Assert.Equal(["370725103"], await CodesAsync(search, "3707 25103"));
        Assert.Empty(await CodesAsync(search, "河红"));
        Assert.Empty(await CodesAsync(search, "政府局"));
        Assert.Empty(await CodesAsync(search, "  "));
        Assert.Empty(await CodesAsync(search, null));
        Assert.Empty(await CodesAsync(search, "%"));
        Assert.Empty(await CodesAsync(search, new string('红', 200)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Pages_follow_one_another_by_code(DatabaseProvider provider)
    {
        await using var store = await FilledAsync(provider);
        await using var db = store.Open();
        UnitSearch search = new(db);
        List<string> all = [];
        string? after = null;
        do
        {
            var page = await search.FindAsync("人民政府", 2, after);
            Assert.InRange(page.Count, 0, 2);
            all.AddRange(page.Select(u => u.Code));
            after = page.Count == 2 ? page[^1].Code : null;
        }
        while (after is not null);

        Assert.Equal(["370000", "370700", "370725", "370725103", "370725104"], all);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_search_can_be_limited_to_some_units(DatabaseProvider provider)
    {
        await using var store = await FilledAsync(provider);
        await using var db = store.Open();

        var found = await new UnitSearch(db).FindAsync("人民政府", 10, within: db.Units.Where(u => u.CountyCode == "370725" && u.Level == UnitLevel.Township));

        Assert.Equal(["370725103", "370725104"], found.Select(u => u.Code));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_renamed_unit_is_found_by_its_new_name_only(DatabaseProvider provider)
    {
        await using var store = await FilledAsync(provider);
        await using (var db = store.Open())
        {
            (await db.Units.SingleAsync(u => u.Code == "370725103")).Rename("红河街道办事处", new DateOnly(2026, 3, 1));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        UnitSearch search = new(later);
        Assert.Equal(["370725103"], await CodesAsync(search, "河街道"));
        Assert.Empty(await CodesAsync(search, "红河镇"));
        Assert.Equal(
            UnitNameGram.Of("红河街道办事处").Order(StringComparer.Ordinal),
            (await later.UnitNameGrams.Where(g => later.Units.Any(u => u.Id == g.UnitId && u.Code == "370725103")).Select(g => g.Gram).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Common_parts_are_found_as_well_as_rare_ones(DatabaseProvider provider)
    {
        await using var store = await FilledAsync(provider);
        await using (var db = store.Open())
        {
            var county = await db.Units.SingleAsync(u => u.Code == "370725");
            db.AddRange(Enumerable.Range(0, 1200).Select(n => Unit.Create(FormattableString.Invariant($"370725-X{n:0000}"), $"普通局第{n}处", UnitLevel.Department, county, true)));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        UnitSearch search = new(later);
        Assert.Equal(["370725-X0000", "370725-X0001"], (await search.FindAsync("普通局", 2)).Select(u => u.Code));
        Assert.Equal(["370725-X1199"], (await search.FindAsync("局第", 2, "370725-X1198")).Select(u => u.Code));
        Assert.Equal(["370725-X1187"], await CodesAsync(search, "第1187处"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Units_are_found_by_names_as_people_write_them(DatabaseProvider provider)
    {
        await using var store = await FilledAsync(provider);
        await using (var db = store.Open())
        {
            var county = await db.Units.SingleAsync(u => u.Code == "370725");
            var city = await db.Units.SingleAsync(u => u.Code == "370700");
            var other = Unit.Create("370724", "临朐县人民政府", UnitLevel.County, city, true);
            db.AddRange(
                other,
                Unit.Create("370725-JTJ", "昌乐县教育和体育局", UnitLevel.Department, county, true),
                Unit.Create("370725-FGW", "昌乐县发展和改革委员会", UnitLevel.Department, county, true),
                Unit.Create("370725-BGS", "昌乐县人民政府办公室", UnitLevel.Department, county, true),
                Unit.Create("370724-JTJ", "临朐县教育和体育局", UnitLevel.Department, other, true),
                Unit.Create("370700-JYJ", "潍坊市教育局", UnitLevel.Department, city, true));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        UnitSearch search = new(later);
        foreach (var (text, expected) in new (string, string[])[]
        {
            ("红河镇政府", ["370725103"]),
            ("红河镇人民政府", ["370725103"]),
            ("昌乐 教育", ["370725-JTJ"]),
            ("教育　昌乐", ["370725-JTJ"]),
            ("教体局", ["370724-JTJ", "370725-JTJ"]),
            ("昌乐教体局", ["370725-JTJ"]),
            ("昌乐县教育局", ["370725-JTJ"]),
            ("昌乐、发改委", ["370725-FGW"]),
            ("昌乐县政府办公室", ["370725-BGS"]),
            ("昌乐县政府办", ["370725-BGS"]),
            ("昌乐 红河", ["370725103"]),
            ("昌乐红河镇", ["370725103"]),
            ("昌乐县红河镇政府", ["370725103"]),
            ("潍坊 红河", ["370725103"]),
            ("山东省潍坊市昌乐县红河镇", ["370725103"]),
            ("临朐 红河", []),
            ("临朐红河镇", []),
            ("红河镇教育局", []),
            ("３７０７２５１０３", ["370725103"]),
            ("潍坊教育", ["370700-JYJ", "370724-JTJ", "370725-JTJ"]),
            ("%", []),
            ("局%_", []),
        })
        {
            Assert.Equal((text, string.Join(' ', expected)), (text, string.Join(' ', await CodesAsync(search, text))));
        }
    }

    private static async Task<List<string>> CodesAsync(UnitSearch search, string? text) => [.. (await search.FindAsync(text, 10)).Select(u => u.Code)];

    private static async Task<TestStore> FilledAsync(DatabaseProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        var (province, city, county, township) = Samples.Hierarchy();
        db.AddRange(
            province,
            city,
            county,
            township,
            Unit.Create("370725104", "城关镇红旗人民政府", UnitLevel.Township, county, true),
            Unit.Create("370725-DEPT1", "昌乐县 財政局", UnitLevel.Department, county, true),
            Unit.Create("370725-DEPT2", "昌乐县㐂𠮷局", UnitLevel.Department, county, true));
        await db.SaveChangesAsync();
        return store;
    }
}
