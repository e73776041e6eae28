using System.Collections.Concurrent;
using System.Text;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GovInfoReports.Web.Tests.Hosting;

public sealed class TelemetryTests
{
    private static readonly Uri Search = new("/reports?q=zhangsan", UriKind.Relative);

    [Fact]
    public async Task Endpoint_that_is_set_gets_spans_and_metrics_without_words_of_a_search()
    {
        await using var receiver = await Receiver.StartAsync();
        await using PortalFactory portal = new()
        {
            Settings = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" },
        };
        using var browser = portal.Browser();

        using var response = await browser.GetAsync(Search);
        response.EnsureSuccessStatusCode();

        // The span ends after the answer has gone out.
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        while (receiver.Of("/v1/traces").Length == 0 || receiver.Of("/v1/metrics").Length == 0)
        {
            Assert.True(portal.Services.GetRequiredService<TracerProvider>().ForceFlush());
            Assert.True(portal.Services.GetRequiredService<MeterProvider>().ForceFlush());
            await Task.Delay(20, patience.Token);
        }

        var spans = receiver.Of("/v1/traces");
        Assert.Contains("GovInfoReports", spans, StringComparison.Ordinal);
        Assert.Contains("/reports", spans, StringComparison.Ordinal);
        Assert.DoesNotContain("zhangsan", spans, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", receiver.Of("/v1/metrics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("OTEL_SERVICE_NAME", "portal")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    public async Task Nothing_is_registered_without_an_endpoint_or_when_switched_off(string? setting, string? value)
    {
        await using PortalFactory portal = new();
        if (setting is not null)
        {
            portal.Settings[setting] = value;
        }

        if (setting == "OTEL_SDK_DISABLED")
        {
            portal.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
        }

        Assert.Null(portal.Services.GetService<TracerProvider>());
        Assert.Null(portal.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task Signal_whose_exporter_is_none_is_left_out()
    {
        await using PortalFactory portal = new()
        {
            Settings = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1", ["OTEL_METRICS_EXPORTER"] = "none" },
        };

        Assert.NotNull(portal.Services.GetService<TracerProvider>());
        Assert.Null(portal.Services.GetService<MeterProvider>());
    }

    // Takes what an exporter sends by HTTP, on the loopback.
    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _got = [];

        public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            Receiver receiver = new(app);
            app.Run(receiver.TakeAsync);
            await app.StartAsync();
            return receiver;
        }

        // Names and values are plain text inside protobuf.
        public string Of(string path) => string.Concat(_got.Where(g => g.Path == path).Select(g => Encoding.Latin1.GetString(g.Body)));

        public async ValueTask DisposeAsync() => await app.DisposeAsync();

        private async Task TakeAsync(HttpContext context)
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body);
            _got.Enqueue((context.Request.Path.Value!, body.ToArray()));
        }
    }
}
