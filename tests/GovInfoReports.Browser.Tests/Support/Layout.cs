using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>What has to hold for every page.</summary>
public static class Layout
{
    private const int SettlingTime = 1500;

    // The widths of a small phone, a common one, and the office screen.
    private static readonly (int Width, int Height)[] Windows = [(1366, 768), (390, 844), (360, 740)];

    /// <summary>
    /// Looks at the page in every width: no violation that axe finds, and nothing beside the window. The page is the only tab
    /// of its window, since one behind another never comes to its new size, and runs scripts, since axe is one.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        List<string> faults = [];
        foreach (var (width, height) in Windows)
        {
            await page.SetViewportSizeAsync(width, height);
            faults.AddRange(await FaultsHereAsync(page, withAxe: width != 360));
        }

        return faults;
    }

    /// <summary>Looks at the page in the window as it is.</summary>
    public static async Task<IReadOnlyList<string>> FaultsHereAsync(IPage page, bool withAxe = true)
    {
        List<string> faults = [];
        var where = $"{page.Url} at {page.ViewportSize!.Width}";
        if (await page.EvaluateAsync<string?>(Beyond) is not null)
        {
            // A page that is still being put together may be wider for a moment; what stays so is a fault.
            await page.WaitForTimeoutAsync(SettlingTime);
            if (await page.EvaluateAsync<string?>(Beyond) is { } beyond)
            {
                faults.Add($"{where}: {beyond}");
            }
        }

        var beside = await page.EvaluateAsync<double[]>(Beside);
        if (Math.Abs(beside[0]) > 1)
        {
            faults.Add($"{where}: begins {beside[0]} pixels beside the masthead's left edge.");
        }

        if (Math.Abs(beside[1]) > 1 || beside[2] > 1)
        {
            faults.Add($"{where}: has room until {beside[1]} pixels beside the masthead's right edge, and reaches {beside[2]} beyond it.");
        }

        if (withAxe)
        {
            var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            faults.AddRange(result.Violations.Select(v => $"{where}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        return faults;
    }

    // How far the content begins from where the name of the portal does, how far the frame ends from where the masthead's tools do,
    // and how far anything reaches beyond them. On phones a report's sheet reaches to the window's edge, and beside an open panel the
    // frame ends where the panel begins.
    private const string Beside = """
        () => {
          const name = document.querySelector('.portal-name');
          const tools = document.querySelector('.masthead-tools');
          const main = document.querySelector('main');
          const parts = [...document.querySelectorAll('main > *')].filter(e => e.getClientRects().length > 0 && getComputedStyle(e).position !== 'absolute');
          if (!name || !tools || parts.length === 0 || document.documentElement.clientWidth < 640) return [0, 0, 0];
          const end = tools.getBoundingClientRect().right;
          const begins = Math.min(...parts.map(e => e.getBoundingClientRect().left)) - name.getBoundingClientRect().left;
          return document.querySelector('.has-side-panel') ? [begins, 0, 0] : [
            begins,
            main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight) - end,
            Math.max(...parts.map(e => e.getBoundingClientRect().right)) - end,
          ];
        }
        """;

    // Names the widest element when the page itself scrolls sideways.
    private const string Beyond = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return null;
          const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement) { if (getComputedStyle(p).overflowX !== 'visible') return true; } return false; };
          const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e));
          return `${document.documentElement.scrollWidth} > ${width}: ${wide.slice(0, 3).map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`).join(', ')}`;
        }
        """;
}
