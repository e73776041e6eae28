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
        Assert.Contains("请改用 https 开头的网址", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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

    [Fact]
    public async Task Hsts_is_off_until_it_is_set()
    {
        await using PortalFactory portal = new();
        Assert.Null(await HstsAsync(portal));
    }

    [Theory]
    [InlineData("false", "max-age=2592000")]
    [InlineData("true", "max-age=2592000; includeSubDomains")]
    public async Task Hsts_says_what_is_set(string subDomains, string expected)
    {
        await using PortalFactory portal = new() { Settings = { ["Hsts:Days"] = "30", ["Hsts:IncludeSubDomains"] = subDomains } };
        Assert.Equal(expected, await HstsAsync(portal));
    }

    private static async Task<string?> HstsAsync(PortalFactory portal)
    {
        using var client = portal.CreateClient(new() { BaseAddress = new Uri("https://portal.example"), AllowAutoRedirect = false });
        using var response = await client.GetAsync("/");
        return response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? string.Concat(values) : null;
    }
}
