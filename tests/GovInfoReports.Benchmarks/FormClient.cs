using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GovInfoReports.Benchmarks;

/// <summary>Saves single fields of a report as the form's script does.</summary>
internal sealed class FormClient : IDisposable
{
    private readonly HttpClient _browser;
    private readonly string _path;
    private readonly string _token;
    private Dictionary<string, string> _known = new(StringComparer.Ordinal);

    private FormClient(HttpClient browser, string html)
    {
        _browser = browser;
        _path = Of(html, "\\sdata-fields=\"(?<value>[^\"]+)\"");
        Page = Of(html, "\\sdata-report=\"(?<value>[^\"]+)\"");
        _token = Of(html, "name=\"__form\" type=\"hidden\" value=\"(?<value>[^\"]+)\"");
    }

    /// <summary>Account, unit and year, as the page names them.</summary>
    public string Page { get; }

    public Guid Revision { get; set; }

    /// <summary>What a field holds, as far as the client knows.</summary>
    public string this[string field]
    {
        get => _known[field];
        set => _known[field] = value;
    }

    public static async Task<FormClient> OpenAsync(HttpClient browser, string form, CancellationToken ct)
    {
        FormClient client = new(browser, await browser.GetStringAsync(new Uri(form, UriKind.Relative), ct));
        client._known = await client.ReadAsync(ct);
        return client;
    }

    /// <summary>What the store has.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(CancellationToken ct)
    {
        using var request = Make(HttpMethod.Get);
        using var response = await _browser.SendAsync(request, ct);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        Revision = answer.GetProperty("revision").GetGuid();
        return answer.GetProperty("fields").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Saves a field; <see langword="false"/> where the portal did not take it.</summary>
    public async Task<bool> SaveAsync(string field, string value, CancellationToken ct)
    {
        using var request = Make(HttpMethod.Post);
        request.Headers.Add("X-Form-Token", _token);
        request.Content = JsonContent.Create(new { revision = Revision, changes = new[] { new { field, before = this[field], after = value } } });
        using var response = await _browser.SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return false;
        }

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        if (answer.GetProperty("saved").GetArrayLength() != 1)
        {
            return false;
        }

        (Revision, this[field]) = (answer.GetProperty("revision").GetGuid(), value);
        return true;
    }

    /// <summary>Whether the portal says that nothing changed.</summary>
    public async Task<bool> IsUnchangedAsync(CancellationToken ct)
    {
        using var request = Make(HttpMethod.Get);
        request.Headers.Add("If-None-Match", $"\"{Revision}\"");
        using var response = await _browser.SendAsync(request, ct);
        return response.StatusCode == HttpStatusCode.NotModified;
    }

    public void Dispose() => _browser.Dispose();

    private static string Of(string html, string pattern) =>
        WebUtility.HtmlDecode(Regex.Match(html, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    private HttpRequestMessage Make(HttpMethod method)
    {
        HttpRequestMessage request = new(method, _path);
        request.Headers.Add("X-Report", Page);
        request.Headers.Add("Accept", "application/json");
        return request;
    }
}
