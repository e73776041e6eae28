using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Tests.Clerk;
using GovInfoReports.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Errors;

/// <summary>What people see while the database is out of order. docs/operating.md has the table that is made here.</summary>
public sealed class StoreTroubleTests
{
    private const string Received = "requests.received.naturalPerson";
    private const string Text = "text.overview";
    private const string Written = "写了很久的一段话。";

    private enum Fault
    {
        Locked,
        Full,
        ReadOnly,
        Damaged,
    }

    [Fact]
    public async Task Table_of_the_document_is_what_each_fault_shows()
    {
        StringBuilder table = new("| the file is | home page | report | form | save as one types | save button | sign-in | `/readyz` | `/healthz` |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var line in await Task.WhenAll(Enum.GetValues<Fault>().Select(async fault => $"| {Words(fault)} | {string.Join(" | ", await SeenAsync(fault))} |\n")))
        {
            table.Append(line);
        }

        var document = Repository.Document("operating.md");
        Assert.True(document.Contains(table.ToString(), StringComparison.Ordinal), $"The table of docs/operating.md should be:\n\n{table}");
    }

    [Fact]
    public async Task Form_sent_while_nothing_can_be_written_is_shown_and_can_be_sent_again()
    {
        SwitchedFault state = new();
        await using var portal = Portal(state);
        var (desk, form) = await OpenAsync(portal);
        desk.Browser.DefaultRequestHeaders.Add("Origin", "https://localhost");
        state.IsReadOnly = true;
        var refused = await desk.PressAsync(form, "save", (Received, "37"), (Text, Written));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("平台暂时无法读写数据", refused.Text, StringComparison.Ordinal);
        Assert.Contains("request-id", refused.Text, StringComparison.Ordinal);
        Assert.Equal(Written, WebUtility.HtmlDecode(refused.Fields()[Text]));

        state.IsReadOnly = false;
        var saved = await desk.PostAsync(desk.Form, refused.Fields());
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(Written, (await desk.ContentAsync()).Text("overview"));
        Assert.Equal(37, (await desk.ContentAsync()).Figures[Domain.Form.CellId.Parse(Received)].Number);
    }

    private static async Task<IReadOnlyList<string>> SeenAsync(Fault fault)
    {
        SwitchedFault state = new();
        await using var portal = Portal(state);
        var (desk, form) = await OpenAsync(portal);
        var entry = Regex.Match(form.Text, "<form[^>]*id=\"entry\"[^>]*>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;
        using var reader = portal.Browser();
        var signIn = Forms.TokenIn(await reader.GetStringAsync(Address("/account/sign-in")));
        var report = $"/units/{desk.Unit.Code}/2024";
        Assert.Equal("200", await GetAsync(reader, report));

        await using SqliteConnection other = new(portal.Database);
        await other.OpenAsync();
        Begin(fault, state, other);
        return
        [
            await GetAsync(reader, "/"),
            await GetAsync(reader, report),
            await GetAsync(desk.Browser, desk.Form),
            await SaveAsync(desk, Sheet.Attribute(entry, "data-fields")!, Sheet.Attribute(entry, "data-report")!, form.Fields()["__form"]),
            Seen(await desk.PressAsync(form, "save", (Received, "4"))),
            await SignInAsync(reader, signIn),
            await GetAsync(reader, "/readyz"),
            await GetAsync(reader, "/healthz"),
        ];
    }

    private static PortalFactory Portal(SwitchedFault state) => new()
    {
        MoreServices = services => services.ConfigureDbContext<SqliteReportsContext>(options => options.AddInterceptors(state)),
    };

    private static async Task<(ClerkDesk Desk, Sheet Form)> OpenAsync(PortalFactory portal)
    {
        InventedUnits units = new();
        await portal.AddUnitsAsync(units.All);
        await portal.PublishAsync(units.Township, 2024);
        ClerkDesk desk = new(portal, units.Township, await portal.SignInAsAsync(Role.Clerk, units.Township));
        return (desk, await desk.BeginAsync());
    }

    private static void Begin(Fault fault, SwitchedFault state, SqliteConnection other)
    {
        switch (fault)
        {
            case Fault.Locked:
                Execute(other, "PRAGMA busy_timeout = 0; BEGIN IMMEDIATE");
                break;
            case Fault.Full:
                state.IsFull = true;
                break;
            case Fault.ReadOnly:
                state.IsReadOnly = true;
                break;
            default:
                Damage(other);
                break;
        }
    }

    // Bytes of everything but the first page, which says that it is a database, are lost.
    private static void Damage(SqliteConnection other)
    {
        Execute(other, "PRAGMA wal_checkpoint(TRUNCATE)");
        using FileStream file = new(new SqliteConnectionStringBuilder(other.ConnectionString).DataSource, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = 8192;
        file.Write(new byte[file.Length - file.Position]);
        SqliteConnection.ClearAllPools();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<string> GetAsync(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(Address(path));
        return Seen(response.StatusCode, await response.TextAsync());
    }

    private static async Task<string> SaveAsync(ClerkDesk desk, string fields, string page, string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Address(fields))
        {
            Content = JsonContent.Create(new { revision = Guid.NewGuid(), changes = new[] { new { field = Received, before = "", after = "3" } } }),
        };
        request.Headers.Add("X-Form-Token", token);
        request.Headers.Add("X-Report", page);
        request.Headers.Add("Accept", "application/json");
        using var response = await desk.Browser.SendAsync(request);
        return Seen(response.StatusCode, await response.TextAsync());
    }

    private static async Task<string> SignInAsync(HttpClient browser, string token)
    {
        using FormUrlEncodedContent form = new([new("Input.UserName", "nobody"), new("Input.Password", "wrong"), new("__form", token)]);
        using var response = await browser.PostAsync(Address("/account/sign-in"), form);
        return Seen(response.StatusCode, await response.TextAsync());
    }

    private static string Seen(Sheet sheet) => Seen(sheet.Status, sheet.Text);

    private static string Seen(HttpStatusCode status, string text)
    {
        // An empty answer or one without the words would be no page for people.
        Assert.True(status is not HttpStatusCode.ServiceUnavailable || text.Contains("平台暂时无法读写数据", StringComparison.Ordinal) || text.Contains("busy", StringComparison.Ordinal) || text.StartsWith("Unhealthy", StringComparison.Ordinal), text);
        return ((int)status).ToString(CultureInfo.InvariantCulture);
    }

    private static string Words(Fault fault) => fault switch
    {
        Fault.Locked => "locked by another program",
        Fault.Full => "on a full disk",
        Fault.ReadOnly => "read-only",
        _ => "damaged",
    };

    private static Uri Address(string path) => new(path, UriKind.Relative);

    // Brings a fault while the portal runs. Every connection may be told only to read; a full disk is told of by SQLite with the first write.
    private sealed class SwitchedFault : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public bool IsReadOnly { get; set; }

        public bool IsFull { get; set; }

        public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Execute((SqliteConnection)connection, $"PRAGMA query_only = {IsReadOnly}");

        public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(OnlyWithRoom(eventData, result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(OnlyWithRoom(eventData, result));

        private T OnlyWithRoom<T>(CommandEventData eventData, T result) => IsFull && eventData.CommandSource is not CommandSource.LinqQuery
            ? throw new SqliteException("SQLite Error 13: 'database or disk is full'.", 13)
            : result;
    }
}
