using System.Net;
using GovInfoReports.Data;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Hosting;

/// <summary>What the public reads is made once for all readers.</summary>
public sealed class PublicPagesTests
{
    private const string Home = "/";

    [Theory]
    [InlineData("/")]
    [InlineData("/reports?q=x")]
    [InlineData("/units/990101001/2021")]
    [InlineData("/api/v1/reports/990101001/2021")]
    public async Task Page_that_somebody_read_is_given_to_the_next_without_the_database(string path)
    {
        CommandLog commands = new();
        await using var portal = Portal(commands);
        await portal.PublishAsync(await TownshipAsync(portal), 2021);
        using var one = portal.Browser();
        using var another = portal.Browser();
        var first = await one.GetStringAsync(Relative(path));
        Assert.NotEqual(0, commands.Total);
        commands.Clear();

        using var second = await another.GetAsync(Relative(path));

        Assert.Equal(first, await second.Content.ReadAsStringAsync());
        Assert.Equal(0, commands.Total);
        Assert.Equal("public, max-age=60", second.Headers.CacheControl!.ToString());
        Assert.NotNull(second.Headers.ETag);
    }

    [Fact]
    public async Task Published_report_and_renamed_unit_are_there_at_once()
    {
        await using var portal = Portal(new CommandLog());
        var township = await TownshipAsync(portal);
        using var browser = portal.Browser();
        using var none = await browser.GetAsync(Relative("/units/990101001/2021"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.DoesNotContain(township.Name, await browser.GetStringAsync(Relative("/reports?year=2021")), StringComparison.Ordinal);

        await portal.PublishAsync(township, 2021);
        Assert.Contains(township.Name, WebUtility.HtmlDecode(await browser.GetStringAsync(Relative("/reports?year=2021"))), StringComparison.Ordinal);
        using var there = await browser.GetAsync(Relative("/units/990101001/2021"));
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);

        Assert.Contains("丙县东镇", WebUtility.HtmlDecode(await browser.GetStringAsync(Relative("/units/990101001"))), StringComparison.Ordinal);
        await portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ReportsDbContext>();
            (await db.Units.SingleAsync(u => u.Code == township.Code)).Rename("丙县新东镇人民政府", new DateOnly(2026, 3, 1));
            await db.SaveChangesAsync();
        });
        Assert.Contains("丙县新东镇", WebUtility.HtmlDecode(await browser.GetStringAsync(Relative("/units/990101001"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_page_is_for_readers_of_its_kind_only()
    {
        await using var portal = Portal(new CommandLog());
        var township = await TownshipAsync(portal);
        using var reader = portal.Browser();
        Assert.DoesNotContain("class=\"large-text\"", await reader.GetStringAsync(Relative(Home)), StringComparison.Ordinal);

        using var large = portal.Browser();
        using FormUrlEncodedContent form = new([new("size", "large"), new("returnUrl", "/")]);
        using var switched = await large.PostAsync(Relative("/text-size"), form);
        Assert.Contains("class=\"large-text\"", await large.GetStringAsync(Relative(Home)), StringComparison.Ordinal);

        using var clerk = await portal.SignInAsAsync(Role.Clerk, township);
        var seen = await clerk.GetStringAsync(Relative(Home));
        Assert.Contains("测试Clerk", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("测试Clerk", await reader.GetStringAsync(Relative(Home)), StringComparison.Ordinal);
    }

    private static PortalFactory Portal(CommandLog commands) => new()
    {
        MoreServices = services => services.ConfigureDbContext<SqliteReportsContext>(options => options.AddInterceptors(commands)),
    };

    private static async Task<Unit> TownshipAsync(PortalFactory portal)
    {
        InventedUnits units = new();
        await portal.AddUnitsAsync(units.All);
        return units.Township;
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
