using System.Net;
using GovInfoReports.Web.Tests.Support;

namespace GovInfoReports.Web.Tests.Hosting;

public sealed class PagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_home_page_is_there_for_everybody()
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("政府信息公开工作年度报告", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
