using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Rendering;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Public;

[Collection(LookingSuite.Name)]
public sealed partial class HelpTests(BrowserPortal portal)
{
    [ChromiumFact]
    public async Task Each_guide_prints_on_two_sheets_the_signers_on_one_and_the_officers_on_three()
    {
        await using var visitor = await portal.VisitAsync();
        foreach (var guide in Guide.All)
        {
            await visitor.OpenAsync(guide.Path);
            foreach (var picture in await visitor.Page.Locator("article img").AllAsync())
            {
                await picture.ScrollIntoViewIfNeededAsync();
                await picture.EvaluateAsync("e => e.decode()");
            }

            var pdf = Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true }));
            Assert.Equal((guide.Name, guide.Name switch { "signer" => 1, "officer" => 3, _ => 2 }), (guide.Name, Sheet().Count(pdf)));
        }

        visitor.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Clerks_officers_and_signers_come_to_their_own_guide_and_its_contents_lead_to_its_parts()
    {
        foreach (var (user, guide) in new[] { ("honghe", "clerk"), ("changle", "officer"), ("chalukou-zhu", "signer") })
        {
            await using var visitor = await portal.VisitAsync(user);
            await visitor.OpenAsync("/about");
            await visitor.Page.Locator(".masthead-tools a").First.ClickAsync();
            await visitor.Page.WaitForURLAsync($"**/help/{guide}");
            await visitor.Page.Locator(".guide-contents a").Last.ClickAsync();
            await Assertions.Expect(visitor.Page.Locator("article h2").Last).ToBeInViewportAsync();
            visitor.AssertQuiet();
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Sheet();
}
