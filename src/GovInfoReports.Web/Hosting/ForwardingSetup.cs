using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// Believes a reverse proxy about the client's address and scheme, where <c>Forwarding:Proxies</c> or
/// <c>Forwarding:Networks</c> name it. Nobody is believed otherwise.
/// </summary>
internal static class ForwardingSetup
{
    public static void UsePortalForwarding(this WebApplication app)
    {
        var section = app.Configuration.GetSection("Forwarding");
        var proxies = section.GetSection("Proxies").Get<string[]>() ?? [];
        var networks = section.GetSection("Networks").Get<string[]>() ?? [];
        if (proxies.Length + networks.Length == 0)
        {
            return;
        }

        ForwardedHeadersOptions options = new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = section.GetValue("Limit", 1),
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        app.UseForwardedHeaders(options);
    }
}
