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
internal sealed class AttackCommand(PortalProcess portal, TimeSpan floor, int[] sizes, bool measuresAll)
{
    private const string Clerk = "xuefang";
    private const string Returned = "jingzhong";
    private const string ReturnedReport = "/county/reports/370305106/2025";
    private const string Officer = "linzi";
    private const string Published = "honghe";

    // The worst of an address is looked for at this size.
    private const int Scanned = 100;
    private const int Worst = 2;
    private const int Peaceful = 10;

    private const double MostGrowth = 1.3;
    private const double SlowestHome = 300;

    // Growth that is too much may be another program's fault; the smallest of several is the portal's.
    private const int Times = 3;

    // What still works after the answer is seen within this.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
    private readonly Dictionary<(string Address, string Pattern), TimeSpan> _scan = [];
    private double _idle;

    public static async Task<int> RunAsync(string[] args)
    {
        Option<string[]> only = new("--only") { Description = "Addresses to send to, by a part of them as they are printed", AllowMultipleArgumentsPerToken = true };
        Option<int[]> sizes = new("--sizes") { Description = "Sizes of an input in KB, growing", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10, 100, 1_000] };
        Option<int> floor = new("--floor") { Description = "Processor time that is noise, in ms", DefaultValueFactory = _ => 50 };
        Option<bool> all = new("--all") { Description = "Measures every pattern at every size, not only the two that are worst at 100 KB" };
        RootCommand command = new("Sends the worst that is known to every address that takes input") { only, sizes, floor, all };
        command.SetAction(async (parsed, ct) =>
        {
            using PortalProcess portal = new(typeof(Program).Assembly.Location, Unlimited);
            await portal.StartAsync(ct);
            AttackCommand attack = new(portal, TimeSpan.FromMilliseconds(parsed.GetValue(floor)), parsed.GetValue(sizes)!, parsed.GetValue(all));
            return await attack.RunAsync(parsed.GetValue(only) ?? [], ct);
        });
        return await command.Parse(args).InvokeAsync();
    }

    private async Task<int> RunAsync(string[] only, CancellationToken ct)
    {
        using HttpClient anybody = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal.Address, Timeout = Patience };
        using HttpClient newcomer = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal.Address, Timeout = Patience };
        using var officer = await Staff.SignInAsync(portal.Address, Officer, DemoData.Password, Patience);
        await ReturnAsync(new AttackBrowser(officer), ct);
        using var clerk = await Staff.SignInAsync(portal.Address, Clerk, DemoData.Password, Patience);
        using var returned = await Staff.SignInAsync(portal.Address, Returned, DemoData.Password, Patience);
        using var published = await Staff.SignInAsync(portal.Address, Published, DemoData.Password, Patience);
        var targets = new AttackTargets(new AttackBrowser(anybody), new AttackBrowser(newcomer), new AttackBrowser(clerk), new AttackBrowser(returned), new AttackBrowser(published)).All
            .Where(t => only.Length == 0 || only.Any(o => t.Address.Contains(o, StringComparison.Ordinal)))
            .ToList();

        // Code is made ready by it too.
        await ReachAsync(targets, ct);
        var peace = await WhileReadAsync(async () =>
        {
            // The least of several: just after the start the portal still makes code ready and looks after its tables.
            _idle = double.MaxValue;
            for (var i = 0; i < Peaceful; i++)
            {
                var before = portal.ProcessorTime;
                var watch = Stopwatch.StartNew();
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
                _idle = Math.Min(_idle, (portal.ProcessorTime - before) / watch.Elapsed);
            }
        });

        List<(AttackTarget Target, List<AttackCost> Costs)> lines = [];
        var waits = await WhileReadAsync(async () =>
        {
            foreach (var target in await WorstAsync(targets, ct))
            {
                lines.Add((target, await MeasureAsync(target, ct)));
                var costs = string.Join(' ', lines[^1].Costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Processor.TotalMilliseconds:0}")));
                await Console.Error.WriteLineAsync($"{target.Address} {Shown(target.Pattern)}: {costs} ms, {lines[^1].Costs[^1].Status}");
            }
        });

        Report(lines);
        Console.WriteLine();
        Console.WriteLine("| home page, ms | times | p50 | p95 |");
        Console.WriteLine("|---|---:|---:|---:|");
        Say("in peace", peace);
        var slow = Say("meanwhile", waits);
        if (slow > SlowestHome)
        {
            _failures.Add(string.Create(CultureInfo.InvariantCulture, $"home page: {slow:0} ms for the slowest twentieth"));
        }

        _failures.ForEach(Console.WriteLine);
        return _failures.Count == 0 ? 0 : 1;
    }

    private static async Task ReturnAsync(AttackBrowser officer, CancellationToken ct)
    {
        using var commented = await officer.PostAsync(ReturnedReport, $"{ReturnedReport}?handler=Comment", ct, ("round", "1"), ("place", "text.overview"), ("text", "请补充。"));
        using var returned = await officer.PostAsync(ReturnedReport, $"{ReturnedReport}?handler=Return", ct, ("reason", "请补充。"));
        if (commented.StatusCode != HttpStatusCode.Redirect || returned.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"No report was returned: {commented.StatusCode}, {returned.StatusCode}.");
        }
    }

    // What anybody might send is answered as it should be: an address that is wrong would cost nothing and look well.
    private async Task ReachAsync(List<AttackTarget> targets, CancellationToken ct)
    {
        foreach (var target in targets)
        {
            if (target.Honest is not var (sendAsync, expected))
            {
                continue;
            }

            try
            {
                using var answer = await sendAsync(ct);
                if (answer.StatusCode != expected)
                {
                    await FailAsync($"{target.Address} is not reached: {(int)answer.StatusCode} and not {(int)expected}");
                }
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException)
            {
                await FailAsync($"{target.Address} is not reached: {e.Message}");
            }
        }
    }

    private Task FailAsync(string fault)
    {
        _failures.Add(fault);
        return Console.Error.WriteLineAsync(fault);
    }

    // Of each address the patterns that take longest at one size.
    private async Task<IReadOnlyList<AttackTarget>> WorstAsync(List<AttackTarget> targets, CancellationToken ct)
    {
        if (measuresAll)
        {
            return targets;
        }

        var address = string.Empty;
        foreach (var target in targets.Where(t => t.WorstOf is null || !targets.Exists(o => o.Address == t.WorstOf)))
        {
            if (target.Address != address)
            {
                address = target.Address;
                await Console.Error.WriteLineAsync($"looking for the worst of {address}");
            }

            _scan[(target.WorstOf ?? target.Address, target.Pattern)] = (await SendAsync(target, target.Sizes?[0] ?? Scanned, ct)).Processor;
        }

        return [.. targets.GroupBy(t => t.Address).SelectMany(g => g.OrderByDescending(t => _scan[(t.WorstOf ?? t.Address, t.Pattern)]).Take(g.First().WorstOf is null ? Worst : 1))];
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
        foreach (var size in (target.Sizes ?? sizes).Concat(target.More))
        {
            var cost = await SendAsync(target, size, ct);
            for (var i = 1; i < Times && cost.IsReached && Fault(target, [.. costs, cost]) is not null; i++)
            {
                var again = await SendAsync(target, size, ct);
                cost = again.Processor < cost.Processor ? again : cost;
            }

            costs.Add(cost);
            if (Fault(target, costs) is { } fault)
            {
                _failures.Add($"{target.Address} {Shown(target.Pattern)}: {fault}");
                if (!cost.IsReached)
                {
                    break;
                }
            }
        }

        return costs;
    }

    private string? Fault(AttackTarget target, List<AttackCost> costs)
    {
        var last = costs[^1];
        if (!last.IsReached)
        {
            return $"{last.Kilobytes} KB is not reached: {last.Status}";
        }

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
        bool isReached;
        try
        {
            using var answer = await target.SendAsync(kilobytes * 1000, ct);
            (status, isReached) = (((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), target.IsReached(answer));
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            // The portal hangs up on a body that it does not read.
            (status, isReached) = ("cut off", true);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException)
        {
            (status, isReached) = (e.Message, false);
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
        return new AttackCost(kilobytes, used > TimeSpan.Zero ? used : TimeSpan.Zero, status, isReached);
    }

    private void Report(List<(AttackTarget Target, List<AttackCost> Costs)> lines)
    {
        Console.WriteLine($"| target | input | {string.Join(" | ", sizes.Select(s => $"{s} KB"))} | most growth | worst of budget | status |");
        Console.WriteLine($"|---|---|{string.Concat(sizes.Select(_ => "---:|"))}---:|---:|---|");
        foreach (var group in lines.GroupBy(l => l.Target.Address))
        {
            var (target, costs) = group.MaxBy(l => l.Costs.Max(c => c.Processor));
            var cells = sizes.Select(s => costs.Find(c => c.Kilobytes == s) is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost.Processor.TotalMilliseconds:0}") : "–");
            var growth = costs.Count < 2 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{group.Max(l => Enumerable.Range(2, l.Costs.Count - 1).Max(n => GrowthOf(l.Costs[..n]))):0.0}");
            var worst = costs.MaxBy(c => c.Processor)!;
            var budget = string.Create(CultureInfo.InvariantCulture, $"{worst.Processor.TotalMilliseconds:0} of {target.Budget.TotalMilliseconds:0} ms at {worst.Kilobytes} KB");
            Console.WriteLine($"| {group.Key} | {Shown(target.Pattern)} | {string.Join(" | ", cells)} | {growth} | {budget} | {string.Join(' ', costs.Select(c => c.Status).Distinct())} |");
        }
    }

    private static double Say(string what, IReadOnlyList<double> waits)
    {
        double[] sorted = [.. waits.Order()];
        double At(double part) => sorted[(int)((sorted.Length - 1) * part)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {sorted.Length} | {At(0.5):0} | {At(0.95):0} |"));
        return At(0.95);
    }

    private static string Shown(string pattern) => $"`{pattern.ReplaceLineEndings("⏎").Replace("\t", "⇥", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";
}
