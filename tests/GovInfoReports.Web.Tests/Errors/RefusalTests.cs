using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovInfoReports.Application;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Pages.Clerk.Reports;
using GovInfoReports.Web.Tests.Clerk;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovInfoReports.Web.Tests.Errors;

/// <summary>Every refusal that the code can throw, thrown where the store is reached, as pages, the API and the script of the form show it.</summary>
public sealed partial class RefusalTests
{
    private const string Typed = "typed@example.gov.cn";
    private const string Notices = "/account/notices";

    [Fact]
    public void Refusal_anywhere_in_the_code_has_a_Chinese_sentence()
    {
        Assert.True(Known.Count > 100, $"{Known.Count} keys were found.");
        Assert.All(Known, known =>
        {
            Assert.True(Sentences.ContainsKey(known.Key), $"There is no sentence '{known.Key}'.");
            var words = Make(known.Kind, known.Key).Words();
            Assert.Matches(Chinese(), words);
            Assert.DoesNotContain(known.Key, words, StringComparison.Ordinal);
            Assert.DoesNotContain('{', words);
        });
    }

    [Fact]
    public void Pages_catch_nothing()
    {
        var catching = SourcesIn("GovInfoReports.Web/Pages").Where(f => File.ReadAllText(f).Contains("catch", StringComparison.Ordinal)).Select(Path.GetFileName);
        Assert.Empty(catching);
    }

    [Fact]
    public async Task Refusal_in_a_page_is_the_page_again_with_what_was_typed()
    {
        await using var portal = await RefusingPortal.StartAsync();
        using var browser = await portal.SignInAsAsync(Role.Clerk, portal.Units.Township);
        using var page = await browser.GetAsync(new Uri(Notices, UriKind.Relative));
        var token = Forms.TokenIn(await page.Content.ReadAsStringAsync());
        foreach (var (kind, key) in Known.Append((RefusalKind.NotFound, "Refused.NotFound")).Append((RefusalKind.Forbidden, "Refused.Forbidden")))
        {
            portal.AtStore = Make(kind, key);
            using FormUrlEncodedContent form = new([KeyValuePair.Create("__form", token), KeyValuePair.Create("Input.Address", Typed)]);
            using var response = await browser.PostAsync(new Uri($"{Notices}?handler=Choose", UriKind.Relative), form);
            var html = await response.TextAsync();
            Assert.Equal((key, ErrorMap.StatusOf(kind)), (key, (int)response.StatusCode));
            Assert.DoesNotContain(key, html, StringComparison.Ordinal);
            if (kind is RefusalKind.Invalid or RefusalKind.Conflict)
            {
                Assert.Contains(portal.AtStore.Words(), html, StringComparison.Ordinal);
                Assert.Contains($"value=\"{Typed}\"", html, StringComparison.Ordinal);
            }
        }

        portal.AtStore = null;
        portal.Fault = true;
        using FormUrlEncodedContent last = new([KeyValuePair.Create("__form", token), KeyValuePair.Create("Input.Address", Typed)]);
        using var fault = await browser.PostAsync(new Uri($"{Notices}?handler=Choose", UriKind.Relative), last);
        Assert.Equal(HttpStatusCode.InternalServerError, fault.StatusCode);
        Assert.Matches("request-id\">[0-9a-f]{32}<", await fault.TextAsync());
    }

    [Fact]
    public async Task Refusal_in_the_API_is_a_problem_with_the_sentence()
    {
        await using var portal = await RefusingPortal.StartAsync();
        using var browser = portal.Browser();
        foreach (var (kind, key) in Known.Append((RefusalKind.NotFound, "Refused.NotFound")).Append((RefusalKind.Forbidden, "Refused.Forbidden")))
        {
            portal.AtRead = Make(kind, key);
            using var response = await browser.GetAsync(new Uri("/api/v1/reports", UriKind.Relative));
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal((key, ErrorMap.StatusOf(kind)), (key, (int)response.StatusCode));
            Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
            Assert.Matches(Chinese(), problem.GetProperty("title").GetString()!);
            Assert.NotEmpty(problem.GetProperty("id").GetString()!);
            Assert.Equal(kind is RefusalKind.Invalid or RefusalKind.Conflict ? portal.AtRead.Words() : null, problem.TryGetProperty("detail", out var detail) ? detail.GetString() : null);
        }
    }

    [Fact]
    public async Task Refusal_on_fields_is_a_status_and_a_code_that_the_script_knows()
    {
        await using var portal = await RefusingPortal.StartAsync();
        var unit = portal.Units.Township;
        ClerkDesk desk = new(portal, unit, await portal.SignInAsAsync(Role.Clerk, unit));
        var sheet = await desk.BeginAsync();
        var tag = Regex.Match(sheet.Text, "<form[^>]*id=\"entry\"[^>]*>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;
        var report = await desk.ReportAsync();
        IEnumerable<RefusedException> all = [.. Known.Select(k => Make(k.Kind, k.Key)), RefusedException.NotFound("x"), RefusedException.Forbidden("x"), new StaleRevisionException(report)];
        foreach (var refused in all)
        {
            portal.AtStore = refused;
            using HttpRequestMessage request = new(HttpMethod.Post, Sheet.Attribute(tag, "data-fields"))
            {
                Content = new StringContent(JsonSerializer.Serialize(new { revision = report.Revision, changes = new[] { new { field = "title", before = report.Draft.Content.Title, after = "另一个标题" } } }), Encoding.UTF8, "application/json"),
                Headers = { { "X-Form-Token", sheet.Fields()["__form"] }, { FieldsModel.PageHeader, Sheet.Attribute(tag, "data-report") } },
            };
            using var response = await desk.Browser.SendAsync(request);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            var (status, code) = refused switch
            {
                StaleRevisionException => (503, "busy"),
                { Kind: RefusalKind.NotFound } => (404, "report"),
                { Kind: RefusalKind.Forbidden } => (403, "account"),
                { Kind: RefusalKind.Conflict } => (409, "closed"),
                _ => (400, "malformed"),
            };
            Assert.Equal((refused.Key, status, code), (refused.Key, (int)response.StatusCode, answer.GetProperty("code").GetString()));
            Assert.Equal(status, answer.GetProperty("status").GetInt32());
            Assert.Matches(Chinese(), answer.GetProperty("message").GetString()!);
            Assert.DoesNotContain(refused.Key, answer.GetProperty("message").GetString()!, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, string> Sentences { get; } = new ResourceManager("GovInfoReports.Application.Messages", typeof(Messages).Assembly)
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
        .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    private static IReadOnlyList<(RefusalKind Kind, string Key)> Known { get; } = [.. new[] { "GovInfoReports.Domain", "GovInfoReports.Application", "GovInfoReports.Web" }
        .SelectMany(p => SourcesIn(p))
        .SelectMany(f => Refusing().Matches(File.ReadAllText(f)))
        .SelectMany(m => Key().Matches(m.Groups["rest"].Value).SelectMany(k => Expand(k.Groups["key"].Value))
            .Select(k => (m.Value.Contains("Conflict", StringComparison.Ordinal) ? RefusalKind.Conflict : RefusalKind.Invalid, k)))
        .Append((RefusalKind.Conflict, AnnualReport.WrongStep)).Append((RefusalKind.Conflict, AnnualReport.WrongStepOnDesk)).Append((RefusalKind.Conflict, StaleRevisionException.Stale))
        .DistinctBy(k => k.Item2, StringComparer.Ordinal).OrderBy(k => k.Item2, StringComparer.Ordinal)];

    // A key that is put together, such as Locked.{reason}, stands for every sentence that it can name.
    private static IEnumerable<string> Expand(string key) => key.IndexOf('{', StringComparison.Ordinal) is var brace and >= 0
        ? Sentences.Keys.Where(k => k.StartsWith(key[..brace], StringComparison.Ordinal))
        : [key];

    private static RefusedException Make(RefusalKind kind, string key) => new(kind, new Refusal(null, key, key switch
    {
        AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk => [ReportStatus.Submitted, ReportStep.Save, "张三", DateTime.UnixEpoch],
        StaleRevisionException.Stale => ["张三", DateTime.UnixEpoch, ReportStatus.Submitted],
        _ => ["甲", "乙", "丙", "丁"],
    }));

    private static IEnumerable<string> SourcesIn(string folder, [CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src", folder)), "*.cs*", SearchOption.AllDirectories)
            .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal)) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"(?:RefusedException\.(?:Invalid|Conflict)|new RefusedException|new Refusal|\.Says)\((?<rest>[^;]*);", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Refusing();

    [GeneratedRegex(@"\$?""(?<key>[A-Z][A-Za-z]+(\.([A-Za-z0-9]+|\{[^}]*\}))+)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chinese();

    /// <summary>A portal whose store refuses what it is told to.</summary>
    private sealed class RefusingPortal : PortalFactory
    {
        private RefusingPortal()
        {
            Settings["RateLimits:Api"] = "100000";
            MoreServices = services => services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(new SetClock(new DateTimeOffset(2026, 1, 12, 2, 32, 0, TimeSpan.Zero))))
                .ConfigureDbContext<SqliteReportsContext>(options => options.AddInterceptors(new Store(this), new Reader(this)));
        }

        public InventedUnits Units { get; } = new();

        public RefusedException? AtStore { get; set; }

        public RefusedException? AtRead { get; set; }

        public bool Fault { get; set; }

        public static async Task<RefusingPortal> StartAsync()
        {
            RefusingPortal portal = new();
            await portal.AddUnitsAsync(portal.Units.All);
            return portal;
        }

        private sealed class Store(RefusingPortal portal) : SaveChangesInterceptor
        {
            public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
                portal.AtStore is { } refused ? throw refused
                : portal.Fault ? throw new InvalidOperationException("Nobody foresaw this.")
                : base.SavingChangesAsync(eventData, result, cancellationToken);
        }

        private sealed class Reader(RefusingPortal portal) : DbCommandInterceptor
        {
            public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default) =>
                portal.AtRead is { } refused ? throw refused : base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
