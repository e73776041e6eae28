using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Browser.Tests;

[Collection(LookingSuite.Name)]
public sealed class PagesTests(BrowserPortal portal)
{
    public static TheoryData<string> Routes { get; } = new(SamplePages.ByRoute.Keys);

    [ChromiumFact]
    public void Every_page_of_the_portal_has_a_sample()
    {
        var routes = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(routes.Order(StringComparer.Ordinal), SamplePages.ByRoute.Keys.Concat(SamplePages.Elsewhere).Order(StringComparer.Ordinal));
    }

    [ChromiumTheory]
    [MemberData(nameof(Routes))]
    public async Task A_page_is_accessible_fits_its_window_and_keeps_the_console_quiet(string route)
    {
        List<string> faults = [];
        foreach (var samples in SamplePages.ByRoute[route].GroupBy(s => s.UserName))
        {
            await using var visitor = await portal.VisitAsync(samples.Key);
            foreach (var sample in samples)
            {
                var status = await visitor.OpenAsync(sample.Path);
                if (status != sample.Status)
                {
                    faults.Add($"{sample.Path} came with {status}.");
                }

                faults.AddRange(await Layout.FaultsAsync(visitor.Page));
            }

            faults.AddRange(visitor.Complaints);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [ChromiumFact]
    public async Task Large_text_fits_a_phone()
    {
        await using var visitor = await portal.VisitAsync("xuefang", width: 390, height: 844);
        await visitor.OpenAsync("/clerk");
        await visitor.Page.Locator("form[action='/text-size'] button").ClickAsync();
        Assert.Contains("large-text", await visitor.Page.Locator("html").GetAttributeAsync("class") ?? string.Empty, StringComparison.Ordinal);
        List<string> faults = [];
        foreach (var path in new[] { "/", "/units/370725103/2025", "/clerk", "/clerk/reports/2025", "/clerk/reports/2020/check" })
        {
            await visitor.OpenAsync(path);
            if (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var beyond)
            {
                faults.Add($"{path} is {beyond} pixels too wide.");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }
}
