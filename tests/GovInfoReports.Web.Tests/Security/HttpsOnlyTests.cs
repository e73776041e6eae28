using System.Net;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Tests.Support;

namespace GovInfoReports.Web.Tests.Security;

public sealed class HttpsOnlyTests
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/clerk")]
    [InlineData("/county/inbox")]
    public async Task What_is_behind_the_sign_in_says_that_it_needs_https(string path)
    {
        await using PortalFactory portal = new();
        using var client = portal.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("https 开头", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task A_closed_network_can_do_without_where_the_operator_says_so()
    {
        await using PortalFactory portal = new() { Settings = { ["Cookies:RequireHttps"] = "false" } };
        using var client = portal.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });

        using var response = await client.GetAsync(AccountSetup.SignInPath);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
