using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using GovInfoReports.Application.Setup;
using GovInfoReports.TestSupport.Faults;

namespace GovInfoReports.Benchmarks;

/// <summary>
/// <c>attack</c>: sends the worst that is known to every address that takes input, and measures what it costs the portal's process while
/// somebody else reads the home page.
/// </summary>
internal sealed class AttackCommand(PortalProcess portal, TimeSpan floor, int[] sizes)
{
    private const string Clerk = "xuefang";
    private const double MostGrowth = 1.3;
    private const double SlowestHome = 300;

    // Growth that is too much may be another program's fault; the smallest of several is the portal's.
    private const int Times = 3;

    // What still works after the answer is seen within this.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["RateLimits__CheckUps"] = "1000000",
        ["RateLimits__Uploads"] = "1000000",
        ["RateLimits__Api"] = "1000000",
        ["RateLimits__Codes"] = "1000000",
        ["RateLimits__Downloads"] = "1000000",
        ["RateLimits__SignInsPerAddress"] = "1000000",
        ["RateLimits__SignInsPerName"] = "1000000",
        ["RateLimits__FailedSignInsPerAddress"] = "1000000",
    };

    private readonly List<string> _failures = [];
    private double _idle;

    public static async Task<int> RunAsync(string[] args)
    {
        Option<string[]> only = new("--only") { Description = "Addresses to send to, by a part of them as they are printed", AllowMultipleArgumentsPerToken = true };
        Option<int[]> sizes = new("--sizes") { Description = "Sizes of an input in KB, growing", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10, 100, 1_000] };
        Option<int> floor = new("--floor") { Description = "Processor time that is noise, in ms", DefaultValueFactory = _ => 50 };
        RootCommand command = new("Sends the worst that is known to every address that takes input") { only, sizes, floor };
        command.SetAction(async (parsed, ct) =>
        {
            using PortalProcess portal = new(typeof(Program).Assembly.Location, Unlimited);
            await portal.StartAsync(ct);
            AttackCommand attack = new(portal, TimeSpan.FromMilliseconds(parsed.GetValue(floor)), parsed.GetValue(sizes)!);
            return await attack.RunAsync(parsed.GetValue(only) ?? [], ct);
        });
        return await command.Parse(args).InvokeAsync();
    }

    private async Task<int> RunAsync(string[] only, CancellationToken ct)
    {
        using HttpClient anybody = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal.Address, Timeout = TimeSpan.FromMinutes(5) };
        using var clerk = await Staff.SignInAsync(portal.Address, Clerk, DemoData.Password);
        var targets = new AttackTargets(anybody, clerk).All.Where(t => only.Length == 0 || only.Any(o => t.Address.Contains(o, StringComparison.Ordinal))).ToList();

        // Code is made ready, and the home page read in peace for comparison.
        foreach (var target in targets.DistinctBy(t => t.Address))
        {
            await SendAsync(target, 1, ct);
        }

        Say("home page in peace", await WhileReadAsync(async () =>
        {
            var before = portal.ProcessorTime;
            var watch = Stopwatch.StartNew();
            await Task.Delay(TimeSpan.FromSeconds(10), ct);
            _idle = (portal.ProcessorTime - before) / watch.Elapsed;
        }));

        List<(AttackTarget Target, List<AttackCost> Costs)> lines = [];
        var waits = await WhileReadAsync(async () =>
        {
            foreach (var target in targets)
            {
                lines.Add((target, await MeasureAsync(target, ct)));
                var costs = string.Join(' ', lines[^1].Costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Processor.TotalMilliseconds:0}")));
                await Console.Error.WriteLineAsync($"{target.Address} {Shown(target.Pattern)}: {costs} ms, {lines[^1].Costs[^1].Status}");
            }
        });

        Report(lines);
        var slow = Say("home page meanwhile", waits);
        if (slow > SlowestHome)
        {
            _failures.Add(string.Create(CultureInfo.InvariantCulture, $"home page: {slow:0} ms for the slowest twentieth"));
        }

        _failures.ForEach(Console.WriteLine);
        return _failures.Count == 0 ? 0 : 1;
    }

    private async Task<IReadOnlyList<double>> WhileReadAsync(Func<Task> work)
    {
        using HonestReader reader = new(portal.Address);
        using CancellationTokenSource stop = new();
        var reading = reader.ReadAsync(stop.Token);
        await work();
        await stop.CancelAsync();
        await reading;
        return reader.Waits;
    }

    private async Task<List<AttackCost>> MeasureAsync(AttackTarget target, CancellationToken ct)
    {
        List<AttackCost> costs = [];
        foreach (var size in sizes)
        {
            var cost = await SendAsync(target, size, ct);
            for (var i = 1; i < Times && Fault(target, [.. costs, cost]) is not null; i++)
            {
                var again = await SendAsync(target, size, ct);
                cost = again.Processor < cost.Processor ? again : cost;
            }

            costs.Add(cost);
            if (Fault(target, costs) is { } fault)
            {
                _failures.Add($"{target.Address} {Shown(target.Pattern)}: {fault}");
            }
        }

        return costs;
    }

    private string? Fault(AttackTarget target, List<AttackCost> costs)
    {
        var last = costs[^1];
        if (last.Processor > target.Budget)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{last.Kilobytes} KB took {last.Processor.TotalMilliseconds:0} ms, its budget is {target.Budget.TotalSeconds:0} s");
        }

        return costs.Count > 1 && GrowthOf(costs) is var growth && growth > MostGrowth
            ? string.Create(CultureInfo.InvariantCulture, $"{costs[^2].Kilobytes} to {last.Kilobytes} KB grows {growth:0.0} × linear, {costs[^2].Processor.TotalMilliseconds:0} to {last.Processor.TotalMilliseconds:0} ms")
            : null;
    }

    // Against linear growth from the size before; what is below the floor counts as the floor.
    private double GrowthOf(List<AttackCost> costs)
    {
        var (before, last) = (costs[^2], costs[^1]);
        return last.Processor / (before.Processor > floor ? before.Processor : floor) / ((double)last.Kilobytes / before.Kilobytes);
    }

    // From the request to where the process has become quiet again: work that goes on after the answer counts.
    private async Task<AttackCost> SendAsync(AttackTarget target, int kilobytes, CancellationToken ct)
    {
        var before = portal.ProcessorTime;
        var watch = Stopwatch.StartNew();
        string status;
        try
        {
            using var answer = await target.SendAsync(kilobytes * 1000, ct);
            status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            status = "cut";
        }
        catch (UriFormatException)
        {
            status = "–";
        }

        var answered = watch.Elapsed;
        for (TimeSpan then; watch.Elapsed - answered < LongestSettling;)
        {
            then = portal.ProcessorTime;
            await Task.Delay(Settling, ct);
            if ((portal.ProcessorTime - then) < Settling / 2)
            {
                break;
            }
        }

        var used = portal.ProcessorTime - before - (_idle * watch.Elapsed);
        return new AttackCost(kilobytes, used > TimeSpan.Zero ? used : TimeSpan.Zero, answered, status);
    }

    private void Report(List<(AttackTarget Target, List<AttackCost> Costs)> lines)
    {
        Console.WriteLine($"| address, worst pattern | {string.Join(" | ", sizes.Select(s => $"{s} KB"))} | growth | budget | status |");
        Console.WriteLine($"|---|{string.Concat(sizes.Select(_ => "---:|"))}---:|---:|---|");
        foreach (var group in lines.GroupBy(l => l.Target.Address))
        {
            var (target, costs) = group.MaxBy(l => l.Costs[^1].Processor);
            var growth = costs.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{GrowthOf(costs):0.0}") : "–";
            var cells = string.Join(" | ", costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Processor.TotalMilliseconds:0}")));
            Console.WriteLine($"| {group.Key}, {Shown(target.Pattern)} | {cells} | {growth} | {target.Budget.TotalSeconds:0} s | {string.Join(' ', costs.Select(c => c.Status).Distinct())} |");
        }
    }

    private static double Say(string what, IReadOnlyList<double> waits)
    {
        double[] sorted = [.. waits.Order()];
        double At(double part) => sorted[(int)((sorted.Length - 1) * part)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {sorted.Length} times, median {At(0.5):0} ms, 95th percentile {At(0.95):0} ms, 99th {At(0.99):0} ms"));
        return At(0.95);
    }

    private static string Shown(string pattern) => $"`{pattern.ReplaceLineEndings("⏎").Replace("\t", "⇥", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";
}
