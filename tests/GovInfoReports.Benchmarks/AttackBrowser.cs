using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GovInfoReports.TestSupport.Faults;

namespace GovInfoReports.Benchmarks;

/// <summary>Sends to the portal what a browser would, with one text in it.</summary>
internal sealed partial class AttackBrowser(HttpClient http)
{
    private const string Field = "text.overview";

    // The worst that is sent has no two files that are the same: a source that is there is not read again.
    private int _sources;

    public Task<HttpResponseMessage> GetAsync(string address, CancellationToken ct) => http.GetAsync(Relative(address), ct);

    /// <summary>Posts fields with the token of a page, and with the revision where the page has one.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string address, CancellationToken ct, params (string Name, string Value)[] fields)
    {
        var html = await PageAsync(page, ct);
        List<KeyValuePair<string, string>> all = [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__form", TokenOf(html))];
        if (Revision().Match(html) is { Success: true } revision)
        {
            all.Add(new("revision", revision.Groups["value"].Value));
        }

        using FormUrlEncodedContent content = new(all);
        return await http.PostAsync(Relative(address), content, ct);
    }

    /// <summary>Posts a text or a file as the form of a page with files does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string page, string name, string? file, byte[] bytes, CancellationToken ct)
    {
        using MultipartFormDataContent content = new() { { new StringContent(TokenOf(await PageAsync(page, ct))), "__form" } };
        if (file is null)
        {
            content.Add(new ByteArrayContent(bytes), name);
        }
        else
        {
            content.Add(new ByteArrayContent(bytes), name, file);
        }

        return await http.PostAsync(Relative(page), content, ct);
    }

    /// <summary>Brings a source, which is stored, and looks at what was read of it.</summary>
    /// <param name="make">Makes the source with so much more than was asked for.</param>
    public async Task<HttpResponseMessage> ImportAsync(string page, string field, string? file, Func<int, byte[]> make, CancellationToken ct)
    {
        var answer = await UploadAsync(page, field, file, make(++_sources), ct);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            return answer;
        }

        using (answer)
        {
            return await http.GetAsync(answer.Headers.Location, ct);
        }
    }

    /// <summary>Saves a text as the scripts of the entry form do.</summary>
    public async Task<HttpResponseMessage> SaveAsync(string form, string text, CancellationToken ct)
    {
        var page = await PageAsync(form, ct);
        using HttpRequestMessage read = new(HttpMethod.Get, $"{form}/fields");
        read.Headers.Add("X-Report", Report().Match(page).Groups["value"].Value);
        using var now = await http.SendAsync(read, ct);
        var stored = await now.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        using HttpRequestMessage save = new(HttpMethod.Post, $"{form}/fields");
        save.Headers.Add("X-Report", Report().Match(page).Groups["value"].Value);
        save.Headers.Add("X-Form-Token", TokenOf(page));
        save.Content = JsonContent.Create(new
        {
            revision = stored.GetProperty("revision").GetGuid(),
            changes = new[] { new { field = Field, before = stored.GetProperty("fields").GetProperty(Field).GetString(), after = text, sent = Array.Empty<string>() } },
        });
        return await http.SendAsync(save, ct);
    }

    /// <summary>Sends a form of a page as a browser without scripts does: every field as it is, and a text in the first whose name has a part.</summary>
    public async Task<HttpResponseMessage> FillAsync(string address, string selector, string part, string text, CancellationToken ct)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(await PageAsync(address, ct), ct);
        var form = page.QuerySelector(selector) as IHtmlFormElement ?? throw new InvalidOperationException($"{address} has no {selector}.");
        List<KeyValuePair<string, string>> fields = [];
        var isFilled = false;
        foreach (var element in form.Elements.Concat(page.QuerySelectorAll($"[form='{form.Id}']")).Distinct())
        {
            var (name, value) = element switch
            {
                IHtmlInputElement input when input.Type is not ("checkbox" or "radio" or "submit" or "file") || input.IsChecked => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                _ => (null, string.Empty),
            };
            if (string.IsNullOrEmpty(name))
            {
                continue;
            }

            var takes = !isFilled && element is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "email" } && name.Contains(part, StringComparison.Ordinal);
            isFilled |= takes;
            fields.Add(new(name, takes ? text : value));
        }

        if (!isFilled)
        {
            throw new InvalidOperationException($"{address} has no field of {part}.");
        }

        using FormUrlEncodedContent content = new(fields);
        return await http.PostAsync(Relative(form.GetAttribute("action") is { Length: > 0 } action ? action : address), content, ct);
    }

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    private async Task<string> PageAsync(string address, CancellationToken ct)
    {
        using var page = await http.GetAsync(Relative(address), ct);
        return page.StatusCode == HttpStatusCode.OK ? await page.Content.ReadAsStringAsync(ct) : throw new InvalidOperationException($"{address} answered {(int)page.StatusCode}.");
    }

    private static string TokenOf(string page) => WebUtility.HtmlDecode(Staff.Token().Match(page).Groups["token"].Value);

    [GeneratedRegex("\\sdata-report=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Report();

    [GeneratedRegex("name=\"revision\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Revision();
}
