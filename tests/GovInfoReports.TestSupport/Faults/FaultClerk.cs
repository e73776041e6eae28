using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GovInfoReports.TestSupport.Faults;

/// <summary>
/// A clerk who saves without a pause, with what the page's script sends: the changed fields, what they held before, and what went
/// out for them without an answer. What was not answered stays and is sent again, or typed over, when the portal is back.
/// </summary>
public sealed partial class FaultClerk : IDisposable
{
    private const int MostFields = 4;

    private static int _values;

    private readonly HttpClient _browser;
    private readonly SaveLog _log;
    private readonly Random _random;
    private readonly IReadOnlyList<string> _fields;
    private readonly string _path;
    private readonly string _page;
    private readonly string _token;
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);
    private Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private Guid _revision;

    private FaultClerk(HttpClient browser, SaveLog log, Random random, IReadOnlyList<string> fields, string html)
    {
        _browser = browser;
        _log = log;
        _random = random;
        _fields = fields;
        _path = DataOf(html, "fields");
        _page = DataOf(html, "report");
        _token = WebUtility.HtmlDecode(Staff.Token().Match(html).Groups["token"].Value);
    }

    /// <summary>Requests that were begun.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether a request is under way.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>Questions about a field that the other clerk had set, all answered with the own value.</summary>
    public int Conflicts { get; private set; }

    /// <summary>Changes without an answer so far.</summary>
    public int Unanswered => _pending.Count;

    /// <summary>Opens the form of a report.</summary>
    public static async Task<FaultClerk> OpenAsync(HttpClient browser, string form, SaveLog log, Random random, IReadOnlyList<string> fields)
    {
        FaultClerk clerk = new(browser, log, random, fields, await browser.GetStringAsync(new Uri(form, UriKind.Relative)));
        clerk._known = new(await clerk.ReadAsync(default), StringComparer.Ordinal);
        foreach (var field in fields)
        {
            log.Begin(field, clerk._known[field]);
        }

        return clerk;
    }

    /// <summary>What the store has, by the portal's own account.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken ct)
    {
        using var request = Make(HttpMethod.Get);
        using var response = await _browser.SendAsync(request, ct);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        _revision = answer.GetProperty("revision").GetGuid();
        return answer.GetProperty("fields").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Saves until the portal is gone.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                Type();
                await SendAsync();
                await Task.Delay(_random.Next(0, 20), CancellationToken.None);
            }

            await SettleAsync();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            IsSaving = false;
        }
    }

    /// <summary>Sends what is still unanswered until everything is answered.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < 50 && _pending.Count > 0; i++)
        {
            await SendAsync();
        }
    }

    public void Dispose() => _browser.Dispose();

    private static string DataOf(string html, string name) => WebUtility.HtmlDecode(Regex.Match(html, $"\\sdata-{name}=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    private void Type()
    {
        for (var i = _random.Next(1, MostFields + 1); i > 0; i--)
        {
            var field = _fields[_random.Next(_fields.Count)];
            var number = Interlocked.Increment(ref _values);
            var value = field.Contains('.', StringComparison.Ordinal) && !field.StartsWith("text.", StringComparison.Ordinal)
                ? number.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"第 {number} 次写下的话。{new string('字', _random.Next(0, 400))}");
            var attempt = _log.Try(field, value);
            if (_pending.TryGetValue(field, out var pending))
            {
                // Typed over before it was answered; what went out of it may still be stored, but no more of it will go out.
                _log.GiveUp(pending.Attempt);
                _pending[field] = pending with { Attempt = attempt };
            }
            else
            {
                _pending[field] = new Pending(_known[field], attempt, []);
            }
        }
    }

    private async Task SendAsync()
    {
        List<(string Field, Pending Pending)> batch = [.. _pending.Select(p => (p.Key, p.Value))];
        using var request = Make(HttpMethod.Post);
        request.Headers.Add("X-Form-Token", _token);
        request.Content = JsonContent.Create(new
        {
            revision = _revision,
            changes = batch.Select(b => new { field = b.Field, before = b.Pending.Before, after = b.Pending.Attempt.Value, sent = b.Pending.Sent.TakeLast(10) }),
        });
        foreach (var (field, pending) in batch)
        {
            _pending[field] = pending with { Sent = [.. pending.Sent.Where(s => s != pending.Attempt.Value), pending.Attempt.Value] };
        }

        Requests++;
        IsSaving = true;
        using var response = await _browser.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        IsSaving = false;
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"A save was answered {response.StatusCode}: {body}");
        }

        Take(JsonSerializer.Deserialize<JsonElement>(body));
    }

    private void Take(JsonElement answer)
    {
        _revision = answer.GetProperty("revision").GetGuid();
        foreach (var field in answer.GetProperty("fields").EnumerateObject())
        {
            _known[field.Name] = field.Value.GetString()!;
        }

        foreach (var field in answer.GetProperty("saved").EnumerateArray().Select(f => f.GetString()!))
        {
            _log.Acknowledge(_pending[field].Attempt);
            _known[field] = _pending[field].Attempt.Value;
            _pending.Remove(field);
        }

        foreach (var conflict in answer.GetProperty("conflicts").EnumerateArray())
        {
            Conflicts++;
            var field = conflict.GetProperty("field").GetString()!;
            _pending[field] = _pending[field] with { Before = conflict.GetProperty("theirs").GetString()!, Sent = [] };
        }

        if (answer.GetProperty("errors").GetArrayLength() > 0)
        {
            throw new InvalidOperationException($"A value was refused: {answer.GetProperty("errors")}");
        }
    }

    private HttpRequestMessage Make(HttpMethod method) => new(method, _path) { Headers = { { "Accept", "application/json" }, { "X-Report", _page } } };

    private sealed record Pending(string Before, Attempt Attempt, IReadOnlyList<string> Sent);
}
