using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Importing.Batches;

/// <summary>Which unit a file is of, by what it says and where it lies.</summary>
public class UnitDirectoryTests
{
    [Theory, OnSqlite]
    public async Task A_unit_is_recognised_by_every_usual_form_of_its_name(DatabaseProvider provider)
    {
        (string? Title, string Path, string? Expected)[] cases =
        [
            ("云台县白水镇人民政府", "a.txt", Office.Town),
            ("云台县白水镇政府", "b.txt", Office.Town),
            ("白水镇", "c.txt", Office.Town),
            ("云台白水镇", "d.txt", Office.Town),
            ("青石省临溪市云台县白水镇", "e.txt", Office.Town),
            ("临溪市云台县白水镇人民政府办公室", "f.txt", Office.Town),
            ("云台县教育和体育局", "g.txt", "990101-JYJ"),
            ("县教育和体育局", "h.txt", "990101-JYJ"),
            ("教育和体育局", "i.txt", "990101-JYJ"),
            ("城关街道", "j.txt", "990101102"),
            ("云台县城关街道办", "k.txt", "990101102"),
            ("城关办事处", "l.txt", "990101102"),
            ("云台县人民政府", "m.txt", null),
            (null, "云台县/白水镇/2021年报.txt", Office.Town),
            (null, "2021/城关街道年报.txt", "990101102"),
            (null, "年报.txt", null),
            ("南湖镇", "云台县/白水镇/2021.txt", null),
        ];
        await using var office = await Office.OpenAsync(provider);
        await AddAsync(office, "990101102", "云台县城关街道办事处", UnitLevel.Township, Office.County);
        await AddAsync(office, "990101-JYJ", "云台县教育和体育局", UnitLevel.Department, Office.County);

        var found = await ReadAsync(office, office.Officer, [.. cases.Select((c, i) => Archive.Report(c.Path, c.Title, 2021, received: i))]);

        Assert.Equal(cases.Select(c => (c.Title, c.Path, c.Expected)), cases.Zip(found, (c, f) => (c.Title, c.Path, f.UnitCode)));
    }

    [Theory, OnSqlite]
    public async Task Units_of_one_name_are_told_apart_by_the_areas_in_front_or_by_the_folder_or_are_left_to_the_officer(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await AddAsync(office, "990102101", "松原区白水镇人民政府", UnitLevel.Township, Office.OtherCounty);
        var found = await ReadAsync(office, office.CityOfficer,
        [
            Archive.Report("a.txt", "松原区白水镇", 2021, received: 1),
            Archive.Report("松原区/年报.txt", "白水镇", 2021, received: 2),
            Archive.Report("云台/年报.txt", "白水镇人民政府", 2021, received: 3),
            Archive.Report("年报.txt", "白水镇", 2021, received: 4),
            Archive.Report("白水镇年报.txt", null, 2021, received: 5),
        ]);

        Assert.Equal(["990102101", "990102101", Office.Town, null, null], found.Select(f => f.UnitCode));
        Assert.Contains("松原区白水镇人民政府（990102101）", found[3].Message, StringComparison.Ordinal);
        Assert.Contains("云台县白水镇人民政府（990101100）", found[3].Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task The_year_is_that_of_the_report_or_else_of_the_file_or_its_folder(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var found = await ReadAsync(office, office.Officer,
        [
            Archive.Report("2020/白水镇2022年.txt", "白水镇", 2021, received: 1),
            Archive.Report("2020/白水镇2022年.txt", "白水镇", null, received: 2),
            Archive.Report("2020/白水镇20220128.txt", "白水镇", null, received: 3),
            Archive.Report("白水镇2021-2022.txt", "白水镇", null, received: 4),
        ]);

        Assert.Equal([2021, 2022, 2020, null], found.Select(f => f.Year));
        Assert.Contains("没有读出年度", found[3].Message, StringComparison.Ordinal);
    }

    private static async Task AddAsync(Office office, string code, string name, UnitLevel level, string parent)
    {
        await using var db = office.OpenStore();
        db.Units.Add(Unit.Create(code, name, level, await db.Units.SingleAsync(u => u.Code == parent), filesReports: true));
        await db.SaveChangesAsync();
    }

    private static async Task<List<ImportBatchFile>> ReadAsync(Office office, Actor officer, ArchiveFile[] files)
    {
        var claim = await office.Do<BeginBatch, BatchClaim>(b => b.ExecuteAsync(officer, null, "旧年报.zip", false, files, default));
        var mine = await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default));
        await office.Do<BatchWork>(w => w.ContinueAsync(mine!, null, default));
        await using var db = office.OpenStore();
        return await db.ImportBatchFiles.AsNoTracking().Where(f => f.BatchId == claim.BatchId).OrderBy(f => f.Number).ToListAsync();
    }
}
