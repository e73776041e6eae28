using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Tests.Support;

namespace GovInfoReports.Web.Tests.Public;

public sealed class HelpTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    private const int LargestPicture = 120 * 1024;

    public static TheoryData<string> Guides { get; } = [.. Guide.All.Select(g => g.Name)];

    [Fact]
    public async Task The_help_leads_to_every_part_of_all_guides()
    {
        var page = await PageAsync("/help");

        Assert.Equal(["clerk", "officer", "signer"], Guide.All.Select(g => g.Name));
        foreach (var guide in Guide.All)
        {
            Assert.NotNull(page.QuerySelector($"h2 a[href='{guide.Path}']"));
            Assert.True(guide.Headings.Count > 3, guide.Name);
            Assert.All(guide.Headings, h => Assert.Equal(h.Text, page.QuerySelector($"li a[href='{guide.Path}#{h.Id}']")?.TextContent));
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task A_guide_lists_its_headings_and_every_link_within_it_leads_somewhere(string guide)
    {
        var page = await PageAsync($"/help/{guide}");
        var links = page.QuerySelectorAll("main a").OfType<IHtmlAnchorElement>().Select(a => a.GetAttribute("href")!).ToList();
        var within = links.Where(l => l.StartsWith('#')).Select(l => l[1..]).ToList();

        Assert.Equal(page.QuerySelectorAll("article h2").Select(h => h.Id), within);
        Assert.All(within, id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal(page.QuerySelectorAll("article h2").Select(h => h.TextContent), page.QuerySelectorAll("nav.guide-contents a").Select(a => a.TextContent));
        foreach (var elsewhere in links.Where(l => !l.StartsWith('#')))
        {
            Assert.StartsWith("/help", elsewhere, StringComparison.Ordinal);
            Assert.NotNull(await PageAsync(elsewhere));
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Every_picture_of_a_guide_is_there_described_sized_and_not_heavy(string guide)
    {
        using var browser = portal.Browser();
        var pictures = (await PageAsync($"/help/{guide}")).QuerySelectorAll("article img").ToList();

        Assert.True(pictures.Count >= (guide == "signer" ? 1 : 3), guide);
        foreach (var picture in pictures)
        {
            using var response = await browser.GetAsync(new Uri(picture.GetAttribute("src")!, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1000, LargestPicture);
            Assert.True(picture.GetAttribute("alt")!.Length > 4, picture.GetAttribute("src"));
            Assert.InRange(int.Parse(picture.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture), 300, 1366);
            Assert.InRange(int.Parse(picture.GetAttribute("height")!, System.Globalization.CultureInfo.InvariantCulture), 60, 1400);
        }
    }

    [Fact]
    public async Task No_picture_is_kept_that_no_guide_shows()
    {
        List<string> shown = [];
        foreach (var guide in Guide.All)
        {
            shown.AddRange((await PageAsync(guide.Path)).QuerySelectorAll("article img").Select(i => Path.GetFileNameWithoutExtension(i.GetAttribute("src")!)));
        }

        Assert.Equal(shown.Order(StringComparer.Ordinal), Guide.Pictures.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/help/nobody")]
    [InlineData("/help/img")]
    [InlineData("/help/img/nothing.png")]
    [InlineData("/help/img/..%2fclerk.png")]
    [InlineData("/help/clerk.md")]
    public async Task What_is_no_guide_and_no_picture_is_not_found(string path)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Every_page_leads_to_the_help()
    {
        var page = await PageAsync("/about");

        Assert.Equal("/help", page.QuerySelector(".masthead-tools a")!.GetAttribute("href"));
        Assert.Equal("/help", page.QuerySelector(".footer a")!.GetAttribute("href"));
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}
