using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GovInfoReports.Data;
using GovInfoReports.Data.Scale;
using GovInfoReports.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Benchmarks;

/// <summary>
/// <c>pages --reports 3000 300000</c>: makes a SQLite database of each size, or takes the files that <c>--db</c> names, and
/// measures what the pages read and the whole responses.
/// </summary>
internal static class PagesCommand
{
    // Ten years, one report of each unit a year; the clock of the measured portal stands in the January after them.
    public const int Years = 10;
    public const int LastYear = 2028;

    private const int WarmUp = 50;

    public static async Task<int> RunAsync(string[] args)
    {
        Option<int[]> reports = new("--reports") { Description = "Reports in each database, a multiple of ten", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [3_000, 300_000] };
        Option<string[]> files = new("--db") { Description = "A file for each database, in the same order; one that exists is measured as it is", AllowMultipleArgumentsPerToken = true };
        Option<int> iterations = new("--iterations") { Description = "Measured requests for each line", DefaultValueFactory = _ => 200 };
        RootCommand command = new("Measures the pages over databases of different sizes") { reports, files, iterations };
        command.SetAction(async (parsed, ct) =>
        {
            var sizes = parsed.GetValue(reports)!;
            var paths = parsed.GetValue(files) ?? [];
            List<PageBench> benches = [];
            for (var i = 0; i < sizes.Length; i++)
            {
                benches.Add(new PageBench(await DatabaseAsync(i < paths.Length ? paths[i] : null, sizes[i], ct)));
            }

            await MeasureAsync(sizes, benches, parsed.GetValue(iterations), ct);
            foreach (var bench in benches)
            {
                await bench.DisposeAsync();
            }

            return 0;
        });
        return await command.Parse(args).InvokeAsync();
    }

    /// <summary>A database to measure with: the file that is named, or one of its own of a size.</summary>
    public static async Task<string> DatabaseAsync(string? named, int reports, CancellationToken ct)
    {
        var path = named ?? Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"govinfo-benchmark-{reports}.db"));
        await PrepareAsync(path, reports, isOwn: named is null, ct);
        return path;
    }

    private static async Task PrepareAsync(string path, int reports, bool isOwn, CancellationToken ct)
    {
        await using (var db = Open(path))
        {
            // One that another version left behind is made anew; a file that somebody named is never deleted.
            if (isOwn && File.Exists(path) && !db.Database.GetMigrations().SequenceEqual(await db.Database.GetAppliedMigrationsAsync(ct), StringComparer.Ordinal))
            {
                await db.Database.EnsureDeletedAsync(ct);
            }
        }

        if (!File.Exists(path))
        {
            // Under another name until it is whole, so that one that was interrupted is never measured.
            var unfinished = path + ".unfinished";
            await MakeAsync(unfinished, reports, ct);
            File.Move(unfinished, path);
        }

        var size = new FileInfo(path).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {size / 1048576.0:0} MiB, {size / 1024.0 / reports:0.0} KiB a report"));
    }

    private static async Task MakeAsync(string path, int reports, CancellationToken ct)
    {
        await using (var db = Open(path))
        {
            await db.Database.EnsureDeletedAsync(ct);
            await db.Database.MigrateAsync(ct);
            var result = await ScaleSeeder.RunAsync(db, reports / Years, Years, LastYear, new Reporter(), ct);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Units} units, {result.Reports} reports, {result.Editions} editions in {result.Elapsed.TotalSeconds:0} s ({result.Reports / result.Elapsed.TotalSeconds:0}/s)"));
        }

        SqliteConnection.ClearAllPools();
    }

    private static SqliteReportsContext Open(string path) => new((DbContextOptions<SqliteReportsContext>)new DbContextOptionsBuilder<SqliteReportsContext>()
        .UseReportsSqlite($"Data Source={path}", null).Options);

    private static async Task MeasureAsync(int[] sizes, List<PageBench> benches, int iterations, CancellationToken ct)
    {
        List<IReadOnlyList<(string Name, Func<int, Task> Run)>> lines = [];
        foreach (var bench in benches)
        {
            lines.Add(await bench.LinesAsync(ct));
        }

        var compared = benches.Count == 2;
        Console.WriteLine();
        Console.WriteLine($"| ms, median / 95th percentile | {string.Join(" | ", sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s:#,0} reports")))} |{(compared ? " ratio of medians |" : string.Empty)}");
        Console.WriteLine($"|---|{string.Concat(sizes.Select(_ => "---:|"))}{(compared ? "---:|" : string.Empty)}");
        for (var line = 0; line < lines[0].Count; line++)
        {
            // Turn and turn about: whatever else the machine does meets all sizes alike.
            var times = sizes.Select(_ => new double[iterations]).ToArray();
            for (var i = -WarmUp; i < iterations; i++)
            {
                for (var b = 0; b < benches.Count; b++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await lines[b][line].Run(i < 0 ? iterations - i : i);
                    if (i >= 0)
                    {
                        times[b][i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    }
                }
            }

            foreach (var time in times)
            {
                Array.Sort(time);
            }

            var cells = times.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t[iterations / 2]:0.00} / {t[(int)(iterations * 0.95)]:0.00}"));
            var ratio = compared ? string.Create(CultureInfo.InvariantCulture, $" {times[1][iterations / 2] / times[0][iterations / 2]:0.00} |") : string.Empty;
            Console.WriteLine($"| {lines[0][line].Name} | {string.Join(" | ", cells)} |{ratio}");
        }
    }

    private sealed class Reporter : IProgress<ScaleProgress>
    {
        private readonly Stopwatch _since = Stopwatch.StartNew();

        public void Report(ScaleProgress value)
        {
            if (_since.Elapsed > TimeSpan.FromSeconds(10))
            {
                _since.Restart();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Reports} of {value.Total} after {value.Elapsed.TotalSeconds:0} s"));
            }
        }
    }
}
