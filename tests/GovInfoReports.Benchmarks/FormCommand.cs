using System.CommandLine;
using System.Globalization;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Benchmarks;

/// <summary><c>form</c>: how long the entry form takes to follow a key and to open, in Chromium slowed down fourfold.</summary>
internal static class FormCommand
{
    private const string Table = "requests";

    // A year that no demonstration report was begun for.
    private const int DueYear = 2026;

    public static async Task<int> RunAsync(string[] args)
    {
        Option<int> keys = new("--keys") { Description = "How many keys", DefaultValueFactory = _ => 300 };
        RootCommand command = new("Measures the entry form in Chromium") { keys };
        command.SetAction((parsed, _) => MeasureAsync(parsed.GetValue(keys)));
        return await command.Parse(args).InvokeAsync();
    }

    private static async Task<int> MeasureAsync(int keys)
    {
        if (Chromium.SkipReason is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.ExecutablePath,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        await using GuidePortal portal = new(DueYear + 1);
        portal.Start();
        await using var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.ClientOptions.BaseAddress.ToString(),
            Locale = "zh-CN",
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
        });
        var page = await context.NewPageAsync();
        await GuideCommand.SignInAsync(page, "honghe");
        await page.GotoAsync("/clerk");
        await page.Locator("main button[value=begin], main a.button-main").First.ClickAsync();
        await page.WaitForURLAsync("**/clerk/reports/*");
        var path = new Uri(page.Url).AbsolutePath;

        var first = await FormMeasures.LoadAsync(page, path);
        await page.Locator($"button[data-zeros={Table}]").ClickAsync();
        var times = await FormMeasures.KeystrokesAsync(page, Table, keys);
        var full = await FormMeasures.LoadAsync(page, path);
        Say($"keys {times.Keys}, slowed down {FormMeasures.Throttling}-fold: input to totals and findings, median {times.Median:0.0} ms, 95 % {times.Slowest95:0.0} ms; key to the end of the frame, median {times.FrameMedian:0.0} ms");
        Say($"opened with an empty cache: {first.CompressedBytes / 1000.0:0.0} kB in {first.Requests} requests (the page {first.PageBytes / 1000.0:0.0} kB), takes keys after {first.Usable:0} ms; with the table filled {full.CompressedBytes / 1000.0:0.0} kB, {full.Usable:0} ms");
        return 0;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
