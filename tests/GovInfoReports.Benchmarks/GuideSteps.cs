using Microsoft.Playwright;

namespace GovInfoReports.Benchmarks;

/// <summary>The steps of the guides, by who goes through them; each picture is taken where the guide shows it.</summary>
internal static class GuideSteps
{
    /// <summary>Takes a picture of the page as it is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="clip">The part of the page, in pixels.</param>
    public delegate Task Camera(string name, Clip? clip);

    /// <summary>The window that pictures are taken in.</summary>
    public static ViewportSize Window { get; } = new() { Width = 1366, Height = 768 };

    /// <summary>In which January, since the demonstration has reports of 2025 in every state, and one that begins needs the year after.</summary>
    public static IReadOnlyList<(int January, string User, Func<IPage, Camera, Task> Steps)> All { get; } =
    [
        (2027, "honghe", ClerkAsync),
        (2026, "yongzheng", ReturnedAsync),
        (2026, "linzi", OfficerAsync),
        (2026, "dehui", PublishAsync),
        (2026, "changle", BatchesAsync),
    ];

    private static async Task ClerkAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/clerk");
        await take("clerk-home", await TopAsync(page, 460));
        await page.Locator("main form[method=post] button").First.ClickAsync();
        await page.WaitForURLAsync("**/clerk/reports/2026**");
        await page.GotoAsync("/clerk/reports/2026/requests");
        await TypeAsync(page, ("received", "naturalPerson", "9"), ("received", "commercialEnterprise", "2"), ("granted", "naturalPerson", "6"), ("partiallyGranted", "naturalPerson", "2"), ("granted", "commercialEnterprise", "2"), ("declinedPetition", "naturalPerson", "1"));
        await page.Locator("#cell-requests-partiallyGranted-naturalPerson").FocusAsync();
        await take("clerk-table", await FromAsync(page, "main table", 520));
        await page.GotoAsync("/clerk/reports/2025/receipt");
        await take("clerk-receipt", await TopAsync(page));
    }

    private static async Task ReturnedAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/clerk");
        await take("clerk-returned", await TopAsync(page, 420));
        await page.GotoAsync("/clerk/reports/2020/check");
        await take("clerk-check", await TopAsync(page));
    }

    private static async Task OfficerAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/county?year=2025");
        await take("officer-home", await TopAsync(page));
        await page.GotoAsync("/county/reports/370305106/2025");
        await take("officer-review", await TopAsync(page, 600));
        await take("officer-decide", await FromAsync(page, "#decide", 460));
    }

    private static async Task PublishAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/county/inbox?year=2025&state=approved");
        await take("officer-list", await TopAsync(page));
    }

    private static async Task BatchesAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/county/batches/new");
        await take("officer-batches", await TopAsync(page));
    }

    private static async Task TypeAsync(IPage page, params (string Row, string Column, string Figure)[] cells)
    {
        foreach (var (row, column, figure) in cells)
        {
            await page.FillAsync($"[name='requests.{row}.{column}']", figure);
        }
    }

    // From the top of the window as far as the content reaches, and no further than the window or the height.
    private static async Task<Clip> TopAsync(IPage page, float height = 768)
    {
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        var end = await page.Locator("main").EvaluateAsync<float>("e => e.getBoundingClientRect().bottom");
        return Strip(await SidesAsync(page), 0, Math.Min(height, end));
    }

    private static async Task<Clip> FromAsync(IPage page, string first, float height)
    {
        await page.Locator(first).First.EvaluateAsync("e => window.scrollTo(0, window.scrollY + e.getBoundingClientRect().top - 16)");
        var top = await page.Locator(first).First.EvaluateAsync<float>("e => Math.max(0, e.getBoundingClientRect().top - 8)");
        return Strip(await SidesAsync(page), top, Math.Min(height, Window.Height - top));
    }

    // Nothing of the grey at both sides of the content.
    private static async Task<float[]> SidesAsync(IPage page) =>
        await page.Locator("main").EvaluateAsync<float[]>("e => { const box = e.getBoundingClientRect(); return [Math.max(0, box.left), Math.min(innerWidth, box.right)]; }");

    private static Clip Strip(float[] sides, float top, float height) => new() { X = sides[0], Y = top, Width = sides[1] - sides[0], Height = height };
}
