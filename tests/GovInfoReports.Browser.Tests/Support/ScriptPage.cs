using System.Runtime.CompilerServices;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>An empty page of Chromium that scripts of the entry form are loaded into, without a portal. One for all tests of a class.</summary>
public sealed class ScriptPage : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The page; scripts are there by their names, for example <c>window.word</c>.</summary>
    public IPage Page { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (Chromium.ExecutablePath is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.ExecutablePath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Page = await _browser.NewPageAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Loads scripts of the entry form as modules; those that others import come first.</summary>
    public async Task LoadAsync(params string[] names)
    {
        Dictionary<string, string> sources = new(StringComparer.Ordinal);
        foreach (var name in names)
        {
            sources[name] = await File.ReadAllTextAsync(Path.Combine(Scripts(), $"{name}.js"));
        }

        await Page.EvaluateAsync(
            """
            async ([names, sources]) => {
              const addresses = {};
              for (const name of names) {
                const source = sources[name].replace(/'\.\/(\w+)\.js'/g, (_, other) => `'${addresses[other]}'`);
                addresses[name] = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
                window[name] = await import(addresses[name]);
              }
            }
            """,
            new object[] { names, sources });
    }

    private static string Scripts([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/GovInfoReports.Web/wwwroot/js/clerk"));
}
