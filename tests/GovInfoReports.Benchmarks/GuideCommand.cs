using System.CommandLine;
using System.Globalization;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Benchmarks;

/// <summary>
/// <c>guide</c>: starts the portal with its demonstration data, goes through the steps of the guides and takes their pictures anew
/// into <c>docs/guide/img</c>, and that of the README.
/// </summary>
internal static class GuideCommand
{
    // Beyond this a picture is too heavy for a page that is also read on phones; a test holds the files to it.
    private const int LargestPicture = 120 * 1024;

    public static async Task<int> RunAsync(string[] args)
    {
        Option<DirectoryInfo> to = new("--to") { Description = "Where the pictures go", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("docs", "guide", "img")) };
        Option<string?> only = new("--only") { Description = "The beginning of the names of the pictures to keep; the others are taken and dropped" };
        RootCommand command = new("Takes the pictures of the guides anew") { to, only };
        command.SetAction((parsed, ct) => TakeAsync(parsed.GetValue(to)!, parsed.GetValue(only) ?? string.Empty, ct));
        return await command.Parse(args).InvokeAsync();
    }

    private static async Task<int> TakeAsync(DirectoryInfo folder, string only, CancellationToken ct)
    {
        if (Chromium.SkipReason is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }

        folder.Create();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.ExecutablePath,
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        var heavy = 0;
        foreach (var january in GuideSteps.All.GroupBy(s => s.January))
        {
            await using GuidePortal portal = new(january.Key);
            portal.Start();
            foreach (var (_, user, steps) in january)
            {
                await using var context = await ContextAsync(chromium, portal.ClientOptions.BaseAddress);
                var page = await context.NewPageAsync();
                await SignInAsync(page, user);
                await steps(page, async (name, clip) =>
                {
                    ct.ThrowIfCancellationRequested();
                    var png = await page.ScreenshotAsync(new PageScreenshotOptions { Clip = clip });
                    heavy += await KeepAsync(folder, only, name, png, ct) ? 0 : 1;
                });
            }
        }

        return heavy == 0 ? 0 : 1;
    }

    private static async Task<IBrowserContext> ContextAsync(IBrowser chromium, Uri address)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = GuideSteps.Window,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return context;
    }

    // False for a picture that is too heavy.
    private static async Task<bool> KeepAsync(DirectoryInfo folder, string only, string name, byte[] png, CancellationToken ct)
    {
        if (!name.StartsWith(only, StringComparison.Ordinal))
        {
            return true;
        }

        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{name}.png"), png, ct);
        var isHeavy = png.Length > LargestPicture && name != GuideSteps.Readme;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}.png {png.Length / 1024} KB{(isHeavy ? ": too heavy" : string.Empty)}"));
        return !isHeavy;
    }

    internal static async Task SignInAsync(IPage page, string user)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Input_UserName", user);
        await page.FillAsync("#Input_Password", GuidePortal.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
