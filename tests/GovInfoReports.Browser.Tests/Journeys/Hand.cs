using System.Diagnostics;
using GovInfoReports.Browser.Tests.Support;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Journeys;

/// <summary>
/// The hand of a person at work: it counts what it does. An input is a click or tap, a pressed key (a combination is one), or a
/// paste; typing is an input for each character.
/// </summary>
public sealed class Hand(IPage page, Manner manner)
{
    private const int FarthestTabs = 400;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<string> _faults = [];

    public IPage Page { get; } = page;

    /// <summary>How the person works.</summary>
    public Manner Manner { get; } = manner;

    /// <summary>How many inputs there were.</summary>
    public int Inputs { get; private set; }

    /// <summary>How long it took so far; the hand never waits to think.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>What was wrong with the pages looked at.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Looks at the page as it is now, by axe and for anything beside the window. That takes no time of the person's; without scripts axe cannot run, and by keys alone the pages are the usual ones.</summary>
    public async Task LookAsync()
    {
        if (!Manner.Scripts || !Manner.Mouse)
        {
            return;
        }

        _clock.Stop();
        _faults.AddRange(await Layout.FaultsHereAsync(Page));
        _clock.Start();
    }

    /// <summary>Writes a text where there may be one already. However long it is, it counts as one input: what is to be said takes the same words in every program.</summary>
    public async Task WriteAsync(ILocator field, string text)
    {
        var before = Inputs;
        await GoAsync(field);
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.InsertTextAsync(text);
        Inputs = Manner.Mouse ? before + 1 : Inputs + 1;
    }

    /// <summary>Presses a button or follows a link: by a click, or by going there with Tab and pressing Enter.</summary>
    public async Task PushAsync(ILocator target)
    {
        if (Manner.Mouse)
        {
            await target.ClickAsync();
            Inputs++;
            return;
        }

        await ReachAsync(target);
        await PressAsync("Enter");
    }

    /// <summary>From the form to the check list.</summary>
    public async Task CheckAsync()
    {
        if (Manner is { Mouse: false, Scripts: true })
        {
            await PressAsync("Control+Enter");
            return;
        }

        await PushAsync(Page.Locator(".save-bar button[value=check]"));
    }

    public async Task TickAsync(ILocator box)
    {
        if (Manner.Mouse)
        {
            await box.ClickAsync();
            Inputs++;
            return;
        }

        await ReachAsync(box);
        await PressAsync("Space");
    }

    /// <summary>Goes into a field.</summary>
    public async Task GoAsync(ILocator field)
    {
        if (Manner.Mouse)
        {
            await field.ClickAsync();
            Inputs++;
            return;
        }

        await ReachAsync(field);
    }

    /// <summary>Presses a key or a combination.</summary>
    public async Task PressAsync(string key)
    {
        await Page.Keyboard.PressAsync(key);
        Inputs++;
    }

    /// <summary>Types where the caret is.</summary>
    public async Task TypeAsync(string text)
    {
        await Page.Keyboard.TypeAsync(text);
        Inputs += text.Length;
    }

    /// <summary>Pastes from the clipboard where the caret is.</summary>
    public async Task PasteAsync(string text, string? html = null)
    {
        if (Manner.Scripts)
        {
            await Page.EvaluateAsync(
                """
                async ([text, html]) => {
                  const parts = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
                  if (html) {
                    parts['text/html'] = new Blob([html], { type: 'text/html' });
                  }
                  await navigator.clipboard.write([new ClipboardItem(parts)]);
                }
                """,
                new[] { text, html });
            await Page.Keyboard.PressAsync("Control+v");
        }
        else
        {
            await Page.Keyboard.InsertTextAsync(text);
        }

        Inputs++;
    }

    public async Task ReplaceAsync(ILocator field, string text)
    {
        await GoAsync(field);
        await PressAsync("Control+a");
        await TypeAsync(text);
    }

    // A person sees whether the way goes on or back, and goes from part to part by key before going by Tab.
    private async Task ReachAsync(ILocator target)
    {
        if (Manner.Scripts)
        {
            for (var way = await PartsAwayAsync(target); way != 0; way = await PartsAwayAsync(target))
            {
                await PressAsync(way > 0 ? "Alt+PageDown" : "Alt+PageUp");
                if (await PartsAwayAsync(target) == way)
                {
                    break;
                }
            }
        }

        var isBehind = await target.EvaluateAsync<bool>("e => Boolean(document.activeElement && document.activeElement !== document.body && e.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)");
        var key = isBehind ? "Shift+Tab" : "Tab";
        for (var tabs = 0; tabs < FarthestTabs; tabs++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await PressAsync(key);
        }

        throw new InvalidOperationException($"Tab does not come to {target}.");
    }

    // How many parts of the form lie between where the person is and where it goes; 0 where either is elsewhere.
    private static Task<int> PartsAwayAsync(ILocator target) => target.EvaluateAsync<int>(
        """
        e => {
          const parts = [...document.querySelectorAll('.entry-part')];
          const to = parts.findIndex(p => p.contains(e));
          const from = parts.findIndex(p => p.contains(document.activeElement));
          return to < 0 || (from < 0 && document.activeElement !== document.body) ? 0 : to - from;
        }
        """);
}

/// <summary>How a person works.</summary>
/// <param name="Width">Width of the window, in CSS pixels.</param>
/// <param name="Scale">Device pixels for a CSS pixel; a browser zoom of 125 % makes the window narrower in CSS pixels and this 1.25.</param>
public sealed record Manner(string Name, int Width = 1366, int Height = 768, float Scale = 1, bool Scripts = true, bool Mouse = true)
{
    /// <summary>Every manner.</summary>
    public static IReadOnlyList<Manner> All => [Usual, Zoomed, Phone, Keys, Plain];

    /// <summary>As most do.</summary>
    public static Manner Usual { get; } = new("1366×768");

    /// <summary>A browser zoom of 125 % in a window of 1366×768.</summary>
    public static Manner Zoomed { get; } = new("1366×768, 125 %", 1093, 614, 1.25f);

    public static Manner Phone { get; } = new("390×844", 390, 844, 2);

    /// <summary>Keys only.</summary>
    public static Manner Keys { get; } = new("keyboard alone", Mouse: false);

    /// <summary>Scripts off.</summary>
    public static Manner Plain { get; } = new("scripts off", Scripts: false);
}

/// <summary>What a journey took.</summary>
public sealed record JourneyResult(string Name, string Manner, int Inputs, TimeSpan Elapsed);
