using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Benchmarks;

/// <summary><c>rollup --db FILE</c>: what it takes to add up the reports of a county and of a province, read anew and with the figures at hand.</summary>
internal static class RollUpCommand
{
    private const int Reports = 30_000;

    // Of the last year a part is not published yet.
    private const int Year = PagesCommand.LastYear - 1;

    private static readonly int[] Sizes = [80, 3_000];

    public static async Task<int> RunAsync(string[] args)
    {
        Option<string?> file = new("--db") { Description = "A database that pages made; one of 30,000 reports is made where none is named" };
        Option<int> iterations = new("--iterations") { Description = "Roll-ups behind each line", DefaultValueFactory = _ => 10 };
        RootCommand command = new("Measures the roll-up of a county and of a province") { file, iterations };
        command.SetAction(async (parsed, ct) =>
        {
            await using PageBench bench = new(await PagesCommand.DatabaseAsync(parsed.GetValue(file), Reports, ct));
            Console.WriteLine("| reports | figures | elapsed, ms, median / worst | allocated, MiB | live after, MiB |");
            Console.WriteLine("|---:|---|---:|---:|---:|");
            foreach (var size in Sizes)
            {
                await MeasureAsync(bench, size, parsed.GetValue(iterations), ct);
            }

            return 0;
        });
        return await command.Parse(args).InvokeAsync();
    }

    private static async Task MeasureAsync(PageBench bench, int size, int iterations, CancellationToken ct)
    {
        var catalog = bench.Services.GetRequiredService<FormCatalog>();
        var parent = await ChooseAsync(bench, size, ct);
        using SummedFigures kept = new(catalog);
        foreach (var isCold in new[] { true, false })
        {
            var times = new double[iterations];
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = -1; i < iterations; i++)
            {
                using SummedFigures own = new(catalog);
                await using var scope = bench.Services.CreateAsyncScope();
                ComputeRollUp compute = new(scope.ServiceProvider.GetRequiredService<ReportsDbContext>(), isCold ? own : kept);
                var start = Stopwatch.GetTimestamp();
                var rollUp = await compute.FindAsync(parent, Year, catalog.ForYear(Year)!, ct);
                if (rollUp?.Children.Count != size)
                {
                    throw new InvalidOperationException($"{rollUp?.Children.Count} of {size} reports were added up.");
                }

                if (i >= 0)
                {
                    times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }

            allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (iterations + 1);
            Array.Sort(times);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size} | {(isCold ? "read anew" : "at hand")} | {times[iterations / 2]:0} / {times[^1]:0} | {allocated / 1048576.0:0.0} | {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0} |"));
        }
    }

    // Members are of the benchmark's own making: the seeded units file reports, and nobody has chosen any.
    private static async Task<int> ChooseAsync(PageBench bench, int size, CancellationToken ct)
    {
        await using var scope = bench.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
        var parent = await db.Units.Where(u => u.Level == UnitLevel.Province).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(ct);
        await db.RollUpMembers.ExecuteDeleteAsync(ct);
        var units = await db.Editions.Where(e => e.Year == Year && e.SupersededBy == null).OrderBy(e => e.UnitId).Select(e => e.UnitId).Take(size).ToListAsync(ct);
        foreach (var unit in units)
        {
            RollUpMember member = new(parent, Year, unit);
            member.Decide(true, false, "benchmark", "benchmark", DateTime.UnixEpoch);
            db.RollUpMembers.Add(member);
        }

        await db.SaveChangesAsync(ct);
        return parent;
    }
}
