using System.Net;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Security;

/// <summary>What the record keeps of requests themselves: where they came from, and what was refused.</summary>
public sealed class AuditedRequestTests
{
    private const string Proxy = "10.0.0.1";
    private const string Client = "203.0.113.7";

    [Theory]
    [InlineData(Proxy, Client)]
    [InlineData("10.0.0.2", Proxy)]
    public async Task Entry_keeps_the_address_that_a_believed_proxy_names_and_else_that_of_the_connection(string believed, string kept)
    {
        await using var portal = Behind(believed);
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", Client);
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var form = await browser.SendAsync("/account/sign-in", null, ("Input.UserName", "nobody"), ("Input.Password", "x"));

        var entry = Assert.Single(await EntriesAsync(portal, AuditActions.SignInUnknown));
        Assert.Equal(kept, entry.Address);
    }

    [Fact]
    public async Task Audit_page_shows_addresses()
    {
        await using var portal = Behind(Proxy);
        InventedUnits units = new();
        await portal.AddUnitsAsync(units.All);
        using var auditor = await portal.SignInAsAsync(Role.Auditor, units.County);
        auditor.DefaultRequestHeaders.Add("X-Forwarded-For", Client);
        auditor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var refused = await auditor.GetAsync(Relative("/county"));

        Assert.Contains(Client, await auditor.GetStringAsync(Relative("/audit")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Officer, "/county/reports/990101001/2021?x=typed", "404 GET /county/reports/990101001/2021")]
    [InlineData(Role.Clerk, "/county?x=typed", "403 GET /county")]
    public async Task What_lies_outside_role_or_area_is_recorded_without_what_was_typed(Role role, string address, string detail)
    {
        await using PublishedPortal portal = new();
        await portal.InitializeAsync();
        using var browser = await portal.SignInAsAsync(role, role == Role.Officer ? portal.Units.OtherCounty : portal.Units.Township);
        using var response = await browser.GetAsync(Relative(address));

        var entry = Assert.Single(await EntriesAsync(portal, AuditActions.AccessRefused));
        Assert.Equal(detail, entry.Detail);
        Assert.NotNull(entry.AccountId);
    }

    [Fact]
    public async Task Refusals_beyond_the_bound_and_addresses_that_lead_nowhere_are_not_recorded()
    {
        await using PublishedPortal portal = new();
        await portal.InitializeAsync();
        using var clerk = await portal.SignInAsAsync(Role.Clerk);
        using var nowhere = await clerk.GetAsync(Relative("/nowhere"));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Empty(await EntriesAsync(portal, AuditActions.AccessRefused));

        for (var i = 0; i < AuditBound.Most + 2; i++)
        {
            using var refused = await clerk.GetAsync(Relative("/county"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Equal(AuditBound.Most, (await EntriesAsync(portal, AuditActions.AccessRefused)).Count);
    }

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    private static PortalFactory Behind(string believed) => new()
    {
        Settings = { ["Forwarding:Proxies:0"] = believed },
        MoreServices = services => services.AddSingleton<IStartupFilter, FromProxy>(),
    };

    private static Task<List<AuditEntry>> EntriesAsync(PortalFactory portal, string action) => portal.InScopeAsync(services =>
        services.GetRequiredService<ReportsDbContext>().AuditEntries.AsNoTracking().Where(e => e.Action == action).OrderBy(e => e.Id).ToListAsync());

    private sealed class FromProxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, inner) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(Proxy);
                return inner(context);
            });
            next(app);
        };
    }
}
