using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Serilog.Parsing;

namespace GovInfoReports.Web.Tests.Hosting;

public sealed partial class RequestLogTests(RequestLogTests.FaultyPortal portal) : IClassFixture<RequestLogTests.FaultyPortal>
{
    [Fact]
    public async Task Request_of_a_signed_in_person_is_one_line_with_account_unit_and_duration_and_no_name()
    {
        var account = await portal.AddAccountAsync("log-clerk", Role.Clerk, portal.Units.Township);
        using var browser = await portal.SignInAsync("log-clerk");

        using var response = await browser.GetAsync(Relative("/clerk"));

        var line = Assert.Single(Requests("GET /clerk "));
        Assert.Matches(Line(), line);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $", account {account.Id}, unit {portal.Units.Township.Code}, "), line, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Log.Lines, l => l.Contains("log-clerk", StringComparison.OrdinalIgnoreCase) || l.Contains(account.DisplayName, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/reports?q=张三")]
    [InlineData("/reports?q=zhang.san%40baishui.example")]
    public async Task Search_leaves_its_words_out_of_the_log(string address)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative(address));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(Requests("GET /reports 200 "));
        Assert.DoesNotContain(portal.Log.Lines, l => l.Contains("张三", StringComparison.Ordinal)
            || l.Contains(Uri.EscapeDataString("张三"), StringComparison.OrdinalIgnoreCase) || l.Contains("baishui.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_leaves_what_was_typed_out_of_the_log()
    {
        using var browser = portal.Browser();
        using FormUrlEncodedContent form = new([new("Input.UserName", "typed-name"), new("Input.Password", "typed-password")]);
        using var response = await browser.PostAsync(Relative("/account/sign-in"), form);

        Assert.Single(Requests("POST /account/sign-in "));
        Assert.DoesNotContain(portal.Log.Lines, l => l.Contains("typed-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fault_is_logged_once_under_the_id_of_the_error_page()
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative(FaultyPortal.Path));
        var id = ShownId().Match(await response.Content.ReadAsStringAsync()).Groups["id"].Value;

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var line = Assert.Single(portal.Log.Lines, l => l.Contains(FaultyPortal.Words, StringComparison.Ordinal));
        Assert.Contains($"[ERR] {id} ", line, StringComparison.Ordinal);
        Assert.Contains($"GET {FaultyPortal.Path} 500 in ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_with_line_breaks_and_terminal_escapes_stays_one_line_of_plain_characters()
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative("/nowhere%0d%0a2026-01-01%1b%5b31m"));

        var line = Assert.Single(Requests("GET /nowhere"));
        Assert.DoesNotContain(line.TrimEnd('\r', '\n'), char.IsControl);
    }

    [Fact]
    public void Line_spells_control_characters_out_and_indents_exceptions()
    {
        LogEvent made = new(
            DateTimeOffset.UnixEpoch,
            LogEventLevel.Error,
            new InvalidDataException("first\n2026-01-01 [INF] forged\u001b[2J"),
            new MessageTemplateParser().Parse("typed: {Typed}"),
            [new LogEventProperty("Typed", new ScalarValue("a\r\nb\u001b]0;c\u202ed\u2028e"))]);
        using StringWriter text = new(CultureInfo.InvariantCulture);

        new LogLine().Format(made, text);

        var lines = text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.EndsWith(@": typed: a\u000d\u000ab\u001b]0;c\u202ed\u2028e", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], l => Assert.StartsWith("    ", l, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Any(char.IsControl));
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private IEnumerable<string> Requests(string beginning) =>
        portal.Log.Lines.Where(l => l.Contains($"RequestLoggingMiddleware: {beginning}", StringComparison.Ordinal));

    [GeneratedRegex(@"^\S+ \S+ \S+ \[INF\] [0-9a-f]{32} Serilog\.AspNetCore\.RequestLoggingMiddleware: GET /clerk 200 in [0-9]+\.[0-9] ms, account ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("""class="request-id">(?<id>[0-9a-f]+)<""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShownId();

    /// <summary>A portal with a page on which something goes wrong that nobody thought of.</summary>
    public sealed class FaultyPortal : PublishedPortal
    {
        public const string Path = "/about";
        public const string Words = "the fault of this test";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Configure<MvcOptions>(options => options.Filters.Add<Fault>()));
        }

        private sealed class Fault : IResourceFilter
        {
            public void OnResourceExecuting(ResourceExecutingContext context)
            {
                if (context.HttpContext.Request.Path == Path)
                {
                    throw new InvalidOperationException(Words);
                }
            }

            public void OnResourceExecuted(ResourceExecutedContext context)
            {
            }
        }
    }
}
