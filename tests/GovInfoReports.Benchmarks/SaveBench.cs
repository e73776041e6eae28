using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Benchmarks;

/// <summary>The parts of one save by the clerk of <see cref="PageBench"/>, whose report is as full as an office's.</summary>
internal sealed class SaveBench : IDisposable
{
    private const string Cell = "requests.received.naturalPerson";
    private const string Text = "text.overview";

    private readonly PageBench _portal;
    private readonly HttpClient _browser;
    private readonly Unit _unit;
    private readonly string _path;
    private readonly string _page;
    private readonly string _token;
    private Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private Guid _revision;
    private int _typed;

    private SaveBench(PageBench portal, HttpClient browser, Unit unit, string html)
    {
        _portal = portal;
        _browser = browser;
        _unit = unit;
        _path = Of(html, "\\sdata-fields=\"(?<value>[^\"]+)\"");
        _page = Of(html, "\\sdata-report=\"(?<value>[^\"]+)\"");
        _token = Of(html, "name=\"__form\" type=\"hidden\" value=\"(?<value>[^\"]+)\"");
    }

    public static async Task<SaveBench> OpenAsync(PageBench portal, CancellationToken ct)
    {
        var (browser, unit) = await portal.ClerkAsync(ct);
        SaveBench bench = new(portal, browser, unit, await browser.GetStringAsync(new Uri($"/clerk/reports/{PagesCommand.LastYear}", UriKind.Relative), ct));
        using var request = bench.Make(HttpMethod.Get);
        using var response = await browser.SendAsync(request, ct);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        bench._revision = answer.GetProperty("revision").GetGuid();
        bench._known = answer.GetProperty("fields").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString()!, StringComparer.Ordinal);
        return bench;
    }

    public IEnumerable<(string Name, Func<int, Task> Run)> Lines(CancellationToken ct) =>
    [
        ("request that saves a cell", _ => PostAsync(Cell, Next(), ct)),
        ("request that saves a text", _ => PostAsync(Text, $"{_known[Text].Split('#')[0]}#{Next()}", ct)),
        ("request that asks for changes: the session", _ => AskAsync(ct)),
        ("report read", _ => InScopeAsync(async services => await ReadAsync(services, ct))),
        ("report and earlier years read", _ => InScopeAsync(async services =>
        {
            var report = await ReadAsync(services, ct);
            await services.GetRequiredService<OpenReport>().FrameAsync(report, ct);
        })),
        ("operation: read, merged, stored", _ => InScopeAsync(async services => await SaveAsync(services, ct))),
        ("operation, then checked for the answer", _ => InScopeAsync(async services =>
        {
            var saved = await SaveAsync(services, ct);
            await services.GetRequiredService<OpenReport>().ViewAsync(saved.Report, saved.Frame, withNeighbours: false, ct);
        })),
        ("rules alone", Rules(ct)),
    ];

    public void Dispose() => _browser.Dispose();

    private static string Of(string html, string pattern) =>
        WebUtility.HtmlDecode(Regex.Match(html, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    private Actor Clerk => new(int.Parse(_page.Split('.')[0], CultureInfo.InvariantCulture), "填报员", Role.Clerk, _unit);

    private string Next() => (++_typed % 1_000).ToString(CultureInfo.InvariantCulture);

    private Func<int, Task> Rules(CancellationToken ct)
    {
        CheckEngine? engine = null;
        ReportContent? content = null;
        CheckContext? context = null;
        return async _ =>
        {
            if (engine is null)
            {
                await InScopeAsync(async services =>
                {
                    var report = await ReadAsync(services, ct);
                    engine = services.GetRequiredService<CheckEngine>();
                    content = report.Draft.Content;
                    context = (await services.GetRequiredService<ReportChecks>().RunAsync(report, _unit, null, withNeighbours: false, ct)).Context;
                });
            }

            content = content! with { Figures = content.Figures.With(CellId.Parse(Cell), CellValue.Of(++_typed)) };
            engine!.Run(content, context!);
        };
    }

    private async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    private Task<AnnualReport> ReadAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<ReportLoader>().LoadAsync(Clerk, new ReportKey(_unit.Code, PagesCommand.LastYear), ct);

    private async Task<SavedFields> SaveAsync(IServiceProvider services, CancellationToken ct)
    {
        var value = Next();
        var saved = await services.GetRequiredService<SaveFields>().ExecuteAsync(Clerk, PagesCommand.LastYear, _revision, [new FieldChange(Cell, _known[Cell], value)], ct);
        (_revision, _known[Cell]) = (saved.Report.Revision, value);
        return saved;
    }

    private async Task PostAsync(string field, string value, CancellationToken ct)
    {
        using var request = Make(HttpMethod.Post);
        request.Headers.Add("X-Form-Token", _token);
        request.Content = JsonContent.Create(new { revision = _revision, changes = new[] { new { field, before = _known[field], after = value } } });
        using var response = await _browser.SendAsync(request, ct);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        if (answer.GetProperty("saved").GetArrayLength() != 1)
        {
            throw new InvalidOperationException($"The save was not taken: {answer}");
        }

        (_revision, _known[field]) = (answer.GetProperty("revision").GetGuid(), value);
    }

    private async Task AskAsync(CancellationToken ct)
    {
        using var request = Make(HttpMethod.Get);
        request.Headers.Add("If-None-Match", $"\"{_revision}\"");
        using var response = await _browser.SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.NotModified)
        {
            throw new InvalidOperationException($"Asking for changes answered {response.StatusCode}.");
        }
    }

    private HttpRequestMessage Make(HttpMethod method)
    {
        HttpRequestMessage request = new(method, _path);
        request.Headers.Add("X-Report", _page);
        request.Headers.Add("Accept", "application/json");
        return request;
    }
}
