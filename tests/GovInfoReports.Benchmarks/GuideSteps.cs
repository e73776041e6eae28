using GovInfoReports.Domain.Content;
using Microsoft.Playwright;

namespace GovInfoReports.Benchmarks;

/// <summary>The steps of the guides, by who goes through them; each picture is taken where the guide shows it.</summary>
internal static class GuideSteps
{
    /// <summary>Takes a picture of the page as it is.</summary>
    /// <param name="clip">The part of the page, in pixels.</param>
    public delegate Task Camera(string name, Clip? clip);

    /// <summary>The picture of the README, from the folder of the guides' pictures.</summary>
    public const string Readme = "../../screenshot";

    /// <summary>The window that pictures are taken in.</summary>
    public static ViewportSize Window { get; } = new() { Width = 1366, Height = 768 };

    /// <summary>In which January, since the demonstration has reports of 2025 in every state, and one that begins needs the year after.</summary>
    public static IReadOnlyList<(int January, string User, Func<IPage, Camera, Task> Steps)> All { get; } =
    [
        (2027, "honghe", ClerkAsync),
        (2027, "xuefang", NothingAsync),
        (2026, "linzi", OfficerAsync),
        (2026, "jingzhong", ReturnedAsync),
        (2026, "dehui", PublishAsync),
        (2026, "changle", BatchesAsync),
        (2026, "chalukou-zhu", SignerAsync),
    ];

    private static async Task ClerkAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/clerk");
        await take("clerk-home", await TopAsync(page, 434));
        await page.Locator("button[value=begin]").First.ClickAsync();
        await page.WaitForURLAsync("**/clerk/reports/2026**");
        await page.GotoAsync("/clerk/reports/2026/requests");
        await TypeAsync(
            page,
            "requests.received.naturalPerson=9",
            "requests.received.commercialEnterprise=2",
            "requests.granted.naturalPerson=7",
            "requests.granted.commercialEnterprise=1",
            "requests.partiallyGranted.naturalPerson=2",
            "requests.declinedPetition.naturalPerson=1");
        await page.Locator("[data-zeros=requests]").ClickAsync();
        await page.Locator("#cell-requests-granted-commercialEnterprise").FocusAsync();
        await SavedAsync(page);
        await take("clerk-table", await FromAsync(page, "main table", 520));
        await FromAsync(page, ".entry-part", 0);
        await take(Readme, null);
        await TypeAsync(page, "requests.granted.commercialEnterprise=2");
        await SavedAsync(page);
        await page.GotoAsync("/clerk/reports/2026/check");
        await take("clerk-check", await TopAsync(page));
        await page.GotoAsync("/clerk/reports/2025/receipt");
        await take("clerk-receipt", await TopAsync(page));
    }

    private static async Task NothingAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/clerk/reports/2026/nothing");
        await take("clerk-nothing", await TopAsync(page, 680));
    }

    private static async Task OfficerAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/county");
        await take("officer-home", await TopAsync(page));
        await page.GotoAsync("/county/reports/370305106/2025");
        await take("officer-review", await TopAsync(page, 540));
        await CommentAsync(page, "requests.partiallyGranted.naturalPerson", "台账上是 2 件部分公开、1 件予以公开，请核对后分别填写。");
        await CommentAsync(page, ReportFields.Section("problems"), "只写了问题，请补充每个问题的改进措施和完成时间。");
        await take("officer-comments", await FromAsync(page, "#comments", 560));
        await page.Locator("form[action*='handler=return'] button").ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task ReturnedAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/clerk/reports/2025/problems");
        await take("clerk-returned", await FromAsync(page, "main h1", 520));
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

    private static async Task SignerAsync(IPage page, Camera take)
    {
        await page.GotoAsync("/signing/reports/2024");
        await take("signer-report", await TopAsync(page, 574));
    }

    private static async Task TypeAsync(IPage page, params string[] figures)
    {
        foreach (var figure in figures)
        {
            var (name, value) = (figure[..figure.IndexOf('=', StringComparison.Ordinal)], figure[(figure.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            await page.FillAsync($"[name='{name}']", value);
        }
    }

    // What was typed has gone out, so that the next page knows it.
    private static async Task SavedAsync(IPage page) => await page.WaitForTimeoutAsync(4000);

    private static async Task CommentAsync(IPage page, string place, string text)
    {
        await page.SelectOptionAsync("#comment-place", place);
        await page.FillAsync("#comment-text", text);
        await page.Locator("form[action$='handler=comment'] button[type=submit]").ClickAsync();
        await page.WaitForLoadStateAsync();
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
