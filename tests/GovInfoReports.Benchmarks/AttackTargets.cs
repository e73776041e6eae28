using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GovInfoReports.TestSupport.Attack;
using GovInfoReports.TestSupport.Faults;

namespace GovInfoReports.Benchmarks;

/// <summary>Every address of the portal that takes input from anybody or from a clerk, with the worst that is known for it.</summary>
internal sealed class AttackTargets(HttpClient anybody, HttpClient clerk)
{
    private const string Form = "/clerk/reports/2025";
    private const string Field = "text.overview";

    // The budgets of decision 0011: opening, recognising and checking what anybody brings, and the checks of a save.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Saving = TimeSpan.FromSeconds(2);

    // What reaches no reader at all.
    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(1);

    public IReadOnlyList<AttackTarget> All =>
    [
        .. AttackFiles.All.Select(f => new AttackTarget($"/check-up {f.Extension}", f.Pattern, Reading, (n, ct) => PostAsync(anybody, "/check-up", ("files", $"a{f.Extension}", f.Make(n)), ct))),
        .. Texts("/check-up text", Reading, (text, ct) => PostAsync(anybody, "/check-up", ("text", null, Bytes(AttackFiles.Start + text)), ct)),
        .. Texts("/reports?q=", Answering, (text, ct) => GetAsync(anybody, $"/reports?q={Uri.EscapeDataString(text)}", ct)),
        .. Texts("/units/{code}", Answering, (text, ct) => GetAsync(anybody, $"/units/{Uri.EscapeDataString(text)}", ct)),
        .. Texts("/sign-off/{code}", Answering, (text, ct) => GetAsync(anybody, $"/sign-off/{Uri.EscapeDataString(text)}", ct)),
        .. Texts("/sign-off?code=", Answering, (text, ct) => GetAsync(anybody, $"/sign-off?code={Uri.EscapeDataString(text)}", ct)),
        .. Texts("/api/v1/reports?", Answering, (text, ct) => GetAsync(anybody, $"/api/v1/reports?area={Uri.EscapeDataString(text)}&after={Uri.EscapeDataString(text)}", ct)),
        .. Texts("/api/v1/reports/{code}", Answering, (text, ct) => GetAsync(anybody, $"/api/v1/reports/{Uri.EscapeDataString(text)}/2024", ct)),
        .. Texts("/units/…/download", Answering, (text, ct) => GetAsync(anybody, $"/units/370725001/2024/editions/1/download/{Uri.EscapeDataString(text)}", ct)),
        .. Texts("/account/sign-in", Answering, (text, ct) => FormAsync(anybody, "/account/sign-in", ct, ("Input.UserName", text), ("Input.Password", text))),
        .. Texts("/text-size", Answering, (text, ct) => FormAsync(anybody, "/text-size", ct, ("size", "large"), ("returnUrl", "/" + text))),
        .. Texts($"{Form}/fields", Saving, SaveAsync),
        .. Texts(Form, Saving, PostFormAsync),
        .. Texts($"{Form}/text-preview", Saving, (text, ct) => FormAsync(clerk, $"{Form}/text-preview", ct, ("text", text))),

        // One of each format: what reads them is what the check-up reads them with.
        .. AttackFiles.All.DistinctBy(f => f.Extension).Select(f => new AttackTarget($"{Form}/import {f.Extension}", f.Pattern, Reading, (n, ct) => ImportAsync($"a{f.Extension}", f.Make(n), ct))),
    ];

    private static IEnumerable<AttackTarget> Texts(string address, TimeSpan budget, Func<string, CancellationToken, Task<HttpResponseMessage>> send) =>
        RepeatedPatterns.Texts.Select(p => new AttackTarget(address, p, budget, (n, ct) => send(AttackFiles.Repeated(p, n), ct)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<HttpResponseMessage> GetAsync(HttpClient browser, string address, CancellationToken ct) => await browser.GetAsync(new Uri(address, UriKind.Relative), ct);

    // A source is stored, and what was read of it shown.
    private async Task<HttpResponseMessage> ImportAsync(string name, byte[] bytes, CancellationToken ct)
    {
        var answer = await PostAsync(clerk, $"{Form}/import", ("file", name, bytes), ct);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            return answer;
        }

        using (answer)
        {
            return await clerk.GetAsync(answer.Headers.Location, ct);
        }
    }

    private async Task<HttpResponseMessage> SaveAsync(string text, CancellationToken ct)
    {
        var page = await clerk.GetStringAsync(new Uri(Form, UriKind.Relative), ct);
        using HttpRequestMessage read = new(HttpMethod.Get, $"{Form}/fields");
        read.Headers.Add("X-Report", ReportOf(page));
        using var now = await clerk.SendAsync(read, ct);
        var stored = await now.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        using HttpRequestMessage save = new(HttpMethod.Post, $"{Form}/fields");
        save.Headers.Add("X-Report", ReportOf(page));
        save.Headers.Add("X-Form-Token", TokenOf(page));
        save.Content = JsonContent.Create(new
        {
            revision = stored.GetProperty("revision").GetGuid(),
            changes = new[] { new { field = Field, before = stored.GetProperty("fields").GetProperty(Field).GetString(), after = text, sent = Array.Empty<string>() } },
        });
        return await clerk.SendAsync(save, ct);
    }

    // As a browser without scripts sends it: every field, one of them with the text.
    private async Task<HttpResponseMessage> PostFormAsync(string text, CancellationToken ct)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(await clerk.GetStringAsync(new Uri(Form, UriKind.Relative), ct), ct);
        var form = page.QuerySelector("form[data-fields]") as IHtmlFormElement ?? throw new InvalidOperationException("The entry form is not there.");
        List<KeyValuePair<string, string>> fields = [];
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement input when input.Type is not ("checkbox" or "radio" or "submit") || input.IsChecked => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Name?.Contains("overview", StringComparison.Ordinal) == true ? text : area.Value),
                _ => (null, string.Empty),
            };
            if (!string.IsNullOrEmpty(name))
            {
                fields.Add(new(name, value ?? string.Empty));
            }
        }

        using FormUrlEncodedContent content = new(fields);
        return await clerk.PostAsync(new Uri(Form, UriKind.Relative), content, ct);
    }

    private static async Task<HttpResponseMessage> FormAsync(HttpClient browser, string address, CancellationToken ct, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent content = new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__form", await TokenAsync(browser, address, ct))]);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), content, ct);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, (string Name, string? File, byte[] Bytes) part, CancellationToken ct)
    {
        using MultipartFormDataContent content = new() { { new StringContent(await TokenAsync(browser, address, ct)), "__form" } };
        if (part.File is null)
        {
            content.Add(new ByteArrayContent(part.Bytes), part.Name);
        }
        else
        {
            content.Add(new ByteArrayContent(part.Bytes), part.Name, part.File);
        }

        return await browser.PostAsync(new Uri(address, UriKind.Relative), content, ct);
    }

    private static async Task<string> TokenAsync(HttpClient browser, string address, CancellationToken ct)
    {
        using var page = await browser.GetAsync(new Uri(address, UriKind.Relative), ct);
        return TokenOf(await page.Content.ReadAsStringAsync(ct));
    }

    private static string TokenOf(string page) => WebUtility.HtmlDecode(Staff.Token().Match(page).Groups["token"].Value);

    private static string ReportOf(string page) =>
        WebUtility.HtmlDecode(Regex.Match(page, "\\sdata-report=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);
}
