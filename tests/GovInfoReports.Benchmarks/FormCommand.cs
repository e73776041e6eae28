using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Faults;
using Microsoft.Playwright;

namespace GovInfoReports.Benchmarks;

/// <summary>
/// <c>form</c>: how long the entry form takes to follow a key and to open, in Chromium slowed down fourfold. The portal is published
/// first and runs as it is installed, since static files are compressed and given lasting addresses only then.
/// </summary>
internal static class FormCommand
{
    private const string Table = "requests";
    private const string Project = "src/GovInfoReports.Web";

    public static async Task<int> RunAsync(string[] args)
    {
        Option<int> keys = new("--keys") { Description = "How many keys", DefaultValueFactory = _ => 300 };
        Option<int> opened = new("--opened") { Description = "How often the form is opened", DefaultValueFactory = _ => 9 };
        RootCommand command = new("Measures the entry form in Chromium; run it from the repository's folder") { keys, opened };
        command.SetAction((parsed, ct) => MeasureAsync(parsed.GetValue(keys), parsed.GetValue(opened), ct));
        return await command.Parse(args).InvokeAsync();
    }

    private static async Task<int> MeasureAsync(int keys, int opened, CancellationToken ct)
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
        var published = Directory.CreateTempSubdirectory("govinfo-form-");
        try
        {
            await PublishAsync(published.FullName, ct);
            using PortalProcess portal = new(Path.Combine(published.FullName, "GovInfoReports.Web.dll"));
            await portal.StartAsync(ct);
            await MeasureAsync(chromium, portal.Address, keys, opened);
            return 0;
        }
        finally
        {
            published.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(IBrowser chromium, Uri address, int keys, int opened)
    {
        await using var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = "zh-CN",
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
        });
        var page = await context.NewPageAsync();
        await GuideCommand.SignInAsync(page, "honghe");
        await page.GotoAsync("/clerk");
        await page.Locator("main button[value=begin], main a.button-main").First.ClickAsync();
        await page.WaitForURLAsync("**/clerk/reports/*");
        var path = new Uri(page.Url).AbsolutePath;

        var first = await FormMeasures.LoadAsync(page, path, opened);
        await page.Locator($"button[data-zeros={Table}]").ClickAsync();
        var times = await FormMeasures.KeystrokesAsync(page, Table, keys);
        var full = await FormMeasures.LoadAsync(page, path, opened);
        Say($"keys {times.Keys}, slowed down {FormMeasures.Throttling}-fold: input to totals and findings, median {times.Median:0.0} ms, 95 % {times.Slowest95:0.0} ms; key to the end of the frame, median {times.FrameMedian:0.0} ms");
        Say($"opened {opened} times with an empty cache: {first.CompressedBytes / 1000.0:0.0} kB in {first.Requests} requests (the page {first.PageBytes / 1000.0:0.0} kB); seen after {first.Painted:0} ms, takes keys and computes after {first.Usable:0} ms (medians)");
        Say($"the same with the table filled: {full.CompressedBytes / 1000.0:0.0} kB, {full.Painted:0} ms, {full.Usable:0} ms");
    }

    private static async Task PublishAsync(string folder, CancellationToken ct)
    {
        ProcessStartInfo start = new("dotnet", ["publish", Project, "-c", "Release", "-o", folder, "--nologo"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync(ct);
        await publish.WaitForExitAsync(ct);
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"Publishing failed; run this from the repository's folder. {said}");
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
