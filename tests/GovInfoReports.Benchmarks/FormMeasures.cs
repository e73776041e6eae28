using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace GovInfoReports.Benchmarks;

/// <summary>Measures the form in Chromium, its processor slowed down fourfold as office machines are.</summary>
internal static class FormMeasures
{
    /// <summary>How many times slower the processor is made.</summary>
    public const int Throttling = 4;

    private const string Watch =
        """
        () => {
          window.measured = { handled: [], framed: [] };
          let pressed = 0;
          window.addEventListener('keydown', () => { pressed = performance.now(); }, true);
          window.addEventListener('input', () => {
            const at = performance.now();
            queueMicrotask(() => window.measured.handled.push(performance.now() - at));
            const from = pressed;
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => window.measured.framed.push(performance.now() - from);
              channel.port2.postMessage(0);
            });
          }, true);
        }
        """;

    /// <summary>Types into every figure of section three's rows and measures each key.</summary>
    public static async Task<KeystrokeTimes> KeystrokesAsync(IPage page, string table, int keys)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Throttling });
        await page.EvaluateAsync(Watch);
        await page.EvaluateAsync("() => performance.clearMeasures('entry:keystroke')");
        var cells = page.Locator($"input[name^='{table}.']:not([readonly])");
        var count = await cells.CountAsync();
        for (var i = 0; i < keys; i++)
        {
            await cells.Nth(i * 7 % count).FocusAsync();
            await page.Keyboard.PressAsync(((i % 9) + 1).ToString(CultureInfo.InvariantCulture));
        }

        await page.WaitForFunctionAsync("n => window.measured.framed.length >= n", keys);
        var own = await NumbersAsync(page, "() => performance.getEntriesByName('entry:keystroke').map(e => e.duration)");
        var framed = await NumbersAsync(page, "() => window.measured.framed");
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 1 });
        return new KeystrokeTimes(own.Count, At(own, 0.5), At(own, 0.95), At(framed, 0.5));
    }

    /// <summary>Opens the form with an empty cache, some times one after another.</summary>
    public static async Task<LoadCost> LoadAsync(IPage page, string path, int times)
    {
        List<double> painted = [];
        List<double> usable = [];
        LoadCost? last = null;
        for (var i = 0; i < times; i++)
        {
            last = await LoadAsync(page, path);
            painted.Add(last.Painted);
            usable.Add(last.Usable);
        }

        return last! with { Painted = At(painted, 0.5), Usable = At(usable, 0.5) };
    }

    private static async Task<LoadCost> LoadAsync(IPage page, string path)
    {
        await page.GotoAsync("about:blank");
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Throttling });
        long bytes = 0;
        var requests = 0;
        var finished = session.Event("Network.loadingFinished");
        finished.OnEvent += (_, e) =>
        {
            bytes += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('entry:ready').length > 0");
        var seen = (await NumbersAsync(page, "() => performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)"))[0];
        var ready = (await NumbersAsync(page, "() => performance.getEntriesByName('entry:ready').map(e => e.startTime)"))[0];
        var own = (await NumbersAsync(page, "() => performance.getEntriesByType('navigation').map(e => e.encodedBodySize)"))[0];
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 1 });
        await session.DetachAsync();
        return new LoadCost(bytes, (long)own, requests, seen, ready);
    }

    private static async Task<List<double>> NumbersAsync(IPage page, string script) =>
        [.. (await page.EvaluateAsync<JsonElement>(script)).EnumerateArray().Select(e => e.GetDouble())];

    private static double At(List<double> numbers, double share)
    {
        numbers.Sort();
        return numbers[(int)Math.Min(numbers.Count - 1, numbers.Count * share)];
    }
}

/// <summary>How long the form takes from a key to the new totals and findings, in milliseconds.</summary>
internal sealed record KeystrokeTimes(int Keys, double Median, double Slowest95, double FrameMedian);

/// <summary>What opening the form takes: times are medians.</summary>
/// <param name="Painted">Milliseconds until the page is first seen.</param>
/// <param name="Usable">Milliseconds until the form takes keys and computes.</param>
internal sealed record LoadCost(long CompressedBytes, long PageBytes, int Requests, double Painted, double Usable);
