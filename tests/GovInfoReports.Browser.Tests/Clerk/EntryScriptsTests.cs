using System.Text.RegularExpressions;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Rendering;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>What the entry form fetches when it is opened.</summary>
[Collection(BrowserSuite.Name)]
public sealed partial class EntryScriptsTests(BrowserPortal portal)
{
    [ChromiumFact]
    public async Task The_form_fetches_the_modules_that_its_head_names_each_once_and_no_other()
    {
        await using var clerk = await portal.VisitAsync("xuefang");
        await clerk.OpenAsync("/clerk/reports/2025");
        await clerk.Page.WaitForFunctionAsync("() => performance.getEntriesByName('entry:ready').length > 0 && document.querySelector('.text-bar')");

        var fetched = await clerk.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(e => new URL(e.name).pathname).filter(p => p.endsWith('.js') && !p.startsWith('/js/keeping.'))");

        Assert.Equal(EntryScripts.Names.Order(StringComparer.Ordinal), fetched.Select(Plain).Order(StringComparer.Ordinal));
        Assert.All(fetched, path => Assert.Matches(Fingerprinted(), path));
        clerk.AssertQuiet();
    }

    private static string Plain(string path) => path["/js/clerk/".Length..].Split('.')[0];

    [GeneratedRegex(@"^/js/clerk/([a-z]+/)?[a-z]+\.[a-z0-9]{10}\.js$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fingerprinted();
}
