using System.Net;
using System.Text.RegularExpressions;

namespace GovInfoReports.TestSupport.Faults;

/// <summary>People who sign in to a portal of demonstration data through its pages, and a second clerk made through them.</summary>
public static partial class Staff
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="patience">How long the browser waits for an answer; half a minute where it is <see langword="null"/>.</param>
    public static async Task<HttpClient> SignInAsync(Uri portal, string userName, string password, TimeSpan? patience = null)
    {
        HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal, Timeout = patience ?? Patience };
        await SendAsync(browser, "/account/sign-in", ("Input.UserName", userName), ("Input.Password", password));
        return browser;
    }

    /// <summary>An administrator makes a clerk, who changes the initial password.</summary>
    public static async Task<HttpClient> AddClerkAsync(Uri portal, string administrator, string unit, string userName, string password)
    {
        using var office = await SignInAsync(portal, administrator, password);
        var account = await SendAsync(office, "/admin/accounts/new", ("Input.UnitCode", unit), ("Input.Role", "Clerk"), ("Input.DisplayName", "王五"), ("Input.UserName", userName));
        var initial = WebUtility.HtmlDecode(InitialPassword().Match(await office.GetStringAsync(new Uri(account, UriKind.RelativeOrAbsolute))).Groups["password"].Value);
        var browser = await SignInAsync(portal, userName, initial);
        await SendAsync(browser, "/account/password", ("Input.Current", initial), ("Input.Chosen", password), ("Input.Repeated", password));
        return browser;
    }

    private static async Task<string> SendAsync(HttpClient browser, string page, params (string Name, string Value)[] fields)
    {
        Uri address = new(page, UriKind.Relative);
        var token = WebUtility.HtmlDecode(Token().Match(await browser.GetStringAsync(address)).Groups["token"].Value);
        using FormUrlEncodedContent form = new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__form", token)]);
        using var response = await browser.PostAsync(address, form);
        return response.StatusCode == HttpStatusCode.Redirect
            ? response.Headers.Location!.ToString()
            : throw new InvalidOperationException($"{page} answered {response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex("name=\"__form\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Token();

    [GeneratedRegex("<code class=\"password\">(?<password>[^<]+)</code>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InitialPassword();
}
