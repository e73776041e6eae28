using System.Net;
using System.Text.RegularExpressions;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>Fills in and sends forms as a browser does: with the token and the cookies of the page they stand on.</summary>
public static partial class Forms
{
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string page, string? handler, params (string Name, string? Value)[] fields)
    {
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        var token = TokenIn(html);
        var target = handler is null ? page : page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler;
        using FormUrlEncodedContent content = new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value ?? string.Empty)).Append(KeyValuePair.Create("__form", token)));
        return await browser.PostAsync(new Uri(target, UriKind.Relative), content);
    }

    /// <summary>Changes the post by the form of a page that does so, with the token in it; by hand where the page offers none.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string page, string target, int post, params (string Name, string Value)[] fields)
    {
        using var shown = await browser.GetAsync(new Uri(page, UriKind.Relative));
        var html = await shown.Content.ReadAsStringAsync();
        var form = Regex.Match(html, $"<form[^>]* action=\"{Regex.Escape(target)}\".*?</form>", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        var token = TokenIn(form.Success ? form.Value : html);
        using FormUrlEncodedContent content = new(
            fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("post", $"{post}")).Append(KeyValuePair.Create("__form", token)));
        return await browser.PostAsync(new Uri(target, UriKind.Relative), content);
    }

    /// <summary>Sends a form of a page with a file.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient browser, string page, string handler, string name, byte[] file, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        using MultipartFormDataContent content = [];
        content.Add(new StringContent(TokenIn(html)), "__form");
        foreach (var (field, value) in fields)
        {
            content.Add(new StringContent(value), field);
        }

        content.Add(new ByteArrayContent(file), name, "list.csv");
        return await browser.PostAsync(new Uri($"{page}?handler={handler}", UriKind.Relative), content);
    }

    /// <summary>The text of a response, without its entities.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    /// <summary>The token of the forms of a page.</summary>
    public static string TokenIn(string html) => WebUtility.HtmlDecode(Token().Match(html).Groups["token"].Value);

    [GeneratedRegex("name=\"__form\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
