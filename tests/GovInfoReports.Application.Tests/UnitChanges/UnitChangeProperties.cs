using System.Globalization;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Application.Tests.RollUps;
using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.UnitChanges;

/// <summary>Whatever is done to units in whatever order, no report and no figure is lost or counted twice.</summary>
public class UnitChangeProperties
{
    private const int Steps = 25;
    private static readonly string[] Counties = [Office.County, Office.OtherCounty];
    private static readonly int[] Years = [2023, 2024, Changes.Year];

    public static TheoryData<int, bool> Runs
    {
        get
        {
            TheoryData<int, bool> runs = [];
            foreach (var seed in Enumerable.Range(1, 3))
            {
                runs.Add(seed, seed % 2 == 0);
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task Sequence_of_changes_neither_loses_nor_doubles_a_figure(int seed, bool isDecided)
    {
        await using var changes = await Changes.OpenAsync(DatabaseProvider.Sqlite);
        Random random = new(seed);
        await SowAsync(changes, random);
        if (isDecided)
        {
            await DecideAsync(changes);
        }

        var before = await changes.ReadAsync(db => db.Reports.CountAsync());
        List<string> done = [];
        for (var step = 0; step < Steps; step++)
        {
            done.Add(await StepAsync(changes, random, step));
            foreach (var year in Years)
            {
                var expected = await ExpectedAsync(changes, year);
                var (mine, theirs) = (await changes.SumAsync(Office.County, year), await changes.SumAsync(Office.OtherCounty, year));
                Assert.True(expected == mine.Sum + theirs.Sum, $"{year}: {expected} ≠ {mine} + {theirs} after\n{string.Join('\n', done)}");
            }

            Assert.Equal(before, await changes.ReadAsync(db => db.Reports.CountAsync(r => r.Year > 0)));
        }

        Assert.Contains(done, d => d.StartsWith("done", StringComparison.Ordinal));
    }

    /// <summary>All that is public, but what a person said is replaced.</summary>
    private static Task<decimal> ExpectedAsync(Changes changes, int year) => changes.ReadAsync(async db =>
    {
        var contents = await db.Editions.AsNoTracking().Where(e => e.Year == year && e.SupersededBy == null && !db.Reports.Any(r => r.Id == e.ReportId && r.Closing!.ReplacedById != null))
            .Select(e => e.Body.Content).ToListAsync();
        return contents.Sum(c => c.Figures[CellId.Parse(Government.Licences)].Number ?? 0);
    });

    // Eight townships in two counties, with a figure of its own for each that tells in a sum which are in it.
    private static async Task SowAsync(Changes changes, Random random)
    {
        await changes.ReadAsync(async db =>
        {
            foreach (var county in Counties)
            {
                var parent = await db.Units.SingleAsync(u => u.Code == county);
                db.Units.AddRange(Enumerable.Range(0, 4).Select(i => Unit.Create($"{county}20{i}", $"{parent.Name}第{i}镇人民政府", UnitLevel.Township, parent, true)));
            }

            return await db.SaveChangesAsync();
        });
        var units = await changes.ReadAsync(db => db.Units.AsNoTracking().Where(u => u.Level == UnitLevel.Township).OrderBy(u => u.Code).ToListAsync());
        var value = 1m;
        foreach (var (unit, year) in units.SelectMany(u => Years.Select(y => (u, y))))
        {
            var kind = random.Next(4);
            var form = FormCatalog.Official().ForYear(year)!;
            var content = ReportContent.EmptyFor(form);
            content = content with { Title = unit.Name, Figures = content.Figures.With(CellId.Parse(Government.Licences), CellValue.Of(value)) };
            value *= 2;
            if (kind > 1)
            {
                await changes.Government.PublishHistoricAsync(unit, year, content);
            }
            else if (kind == 1)
            {
                await changes.ReadAsync(async db =>
                {
                    db.Reports.Add(AnnualReport.Begin(unit, year, form, content, "填报员", changes.Office.Clock.Now.UtcDateTime));
                    return await db.SaveChangesAsync();
                });
            }
        }
    }

    private static async Task DecideAsync(Changes changes)
    {
        foreach (var (county, year) in Counties.SelectMany(c => Years.Select(y => (c, y))))
        {
            Actor clerk = new(30, "填报员", Role.Clerk, await changes.UnitAsync(county));
            var members = await changes.Office.Do<RollUpMembers, MemberList>(m => m.OfAsync(clerk.Unit, year, default));
            await changes.Office.Do<ChooseMembers>(c => c.ExecuteAsync(clerk, year, members.Version, [.. members.Rows.Select(m => new MemberChoice(m.Unit.Code, m.IsIncluded, false, m.Reason))], default));
        }
    }

    private static async Task<string> StepAsync(Changes changes, Random random, int step)
    {
        var units = await changes.ReadAsync(db => db.Units.AsNoTracking().Where(u => u.Level == UnitLevel.Township && u.IsActive).OrderBy(u => u.Code).ToListAsync());
        if (units.Count < 3)
        {
            return "left";
        }

        var unit = units[random.Next(units.Count)];
        var other = units[random.Next(units.Count)];
        var made = $"{unit.ParentCode}3{step.ToString("00", CultureInfo.InvariantCulture)}";
        UnitChangeInput input = random.Next(7) switch
        {
            0 => Changes.Abolish(),
            1 => Changes.Abolish(other.Code),
            2 => Changes.Move(unit.ParentCode == Office.County ? Office.OtherCounty : Office.County),
            3 => new() { Kind = UnitChangeKind.Rename, Day = Changes.Day, Reason = "更名", Name = $"{unit.Name}{step}" },
            4 => Changes.Merge(made) with { SuccessorName = $"第{step}新镇", Others = other.Code },
            5 => new() { Kind = UnitChangeKind.Split, Day = Changes.Day, Reason = "分设", Successor = other.Code, Others = $"{made} 第{step}分镇" },
            _ => Changes.Merge(other.Code) with { IsDuplicate = random.Next(2) == 0 },
        };
        try
        {
            var preview = await changes.PreviewAsync(unit.Code, input);
            input = input with { Fates = preview.Reports.ToDictionary(r => r.Key, r => r.Allowed[random.Next(r.Allowed.Count)], StringComparer.Ordinal) };
            preview = await changes.DoAsync(unit.Code, input);
            return $"done {input.Kind} {unit.Code} → {string.Join(' ', preview.Successors.Select(s => s.Code))} twice:{input.IsDuplicate} {string.Join(' ', input.Fates)}";
        }
        catch (RefusedException refused)
        {
            return $"refused {input.Kind} {unit.Code}: {refused.Key}";
        }
    }
}
