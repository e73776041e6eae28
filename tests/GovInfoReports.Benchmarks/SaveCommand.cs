using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace GovInfoReports.Benchmarks;

/// <summary><c>save --db FILE</c>: what one save of a cell and one of a text cost, by part.</summary>
internal static class SaveCommand
{
    private const int Reports = 3_000;

    public static async Task<int> RunAsync(string[] args)
    {
        Option<string?> file = new("--db") { Description = "A database that pages made; one of 3,000 reports is made where none is named" };
        Option<int> iterations = new("--iterations") { Description = "Saves behind each line", DefaultValueFactory = _ => 300 };
        Option<string> only = new("--only") { Description = "Only the lines whose names hold this", DefaultValueFactory = _ => string.Empty };
        RootCommand command = new("Measures one save of the entry form by part") { file, iterations, only };
        command.SetAction(async (parsed, ct) =>
        {
            await using PageBench bench = new(await PagesCommand.DatabaseAsync(parsed.GetValue(file), Reports, ct));
            using SaveBench saves = await SaveBench.OpenAsync(bench, ct);
            Console.WriteLine("| part | processor, ms | elapsed, ms, median / 95th percentile | allocated, KiB |");
            Console.WriteLine("|---|---:|---:|---:|");
            foreach (var (name, run) in saves.Lines(ct).Where(l => l.Name.Contains(parsed.GetValue(only)!, StringComparison.Ordinal)))
            {
                await MeasureAsync(name, run, parsed.GetValue(iterations));
            }

            return 0;
        });
        return await command.Parse(args).InvokeAsync();
    }

    private static async Task MeasureAsync(string name, Func<int, Task> run, int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            await run(i);
        }

        var times = new double[iterations];
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = process.TotalProcessorTime;
        for (var i = 0; i < iterations; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await run(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        process.Refresh();
        processor = process.TotalProcessorTime - processor;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {processor.TotalMilliseconds / iterations:0.00} | {times[iterations / 2]:0.00} / {times[(int)(iterations * 0.95)]:0.00} | {allocated / 1024.0 / iterations:0} |"));
    }
}
