using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Tests.Support;

namespace GovInfoReports.Web.Tests.Hosting;

public sealed partial class PagesTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    public static TheoryData<string> PublicAddresses { get; } = new("/", "/?area=990101&year=2021", "/reports", "/reports?q=东镇", "/units/990101001", "/units/990101001/2021", "/about", "/help", "/help/clerk", "/help/officer", "/nowhere");

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/css/site.css")]
    [InlineData("/api/v1/reports")]
    [InlineData("/healthz")]
    public async Task Every_response_carries_the_security_headers(string path)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative(path));

        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Header(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task Pages_have_nothing_inline_one_heading_and_a_way_past_the_navigation(string path)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative(path));
        var html = await response.Content.ReadAsStringAsync();

        Assert.DoesNotMatch(InlineScript(), html);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(InlineAttribute(), html);
        Assert.Single(Heading().Matches(html));
        Assert.Contains("""href="#main">跳到正文""", html, StringComparison.Ordinal);
        Assert.Contains("""<html lang="zh-CN""", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task Ids_on_a_page_are_unique(string path)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative(path));
        var ids = Id().Matches(await response.Content.ReadAsStringAsync()).Select(m => m.Groups["id"].Value).ToList();

        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
    }

    [Fact]
    public async Task An_error_page_shows_the_id_under_which_the_request_stands_in_the_log()
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative("/units/none/2021"));
        var id = RequestId().Match(await response.Content.ReadAsStringAsync()).Groups["id"].Value;

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(32, id.Length);
        Assert.Contains(portal.Log.Lines, line => line.Contains($" {id} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_without_a_form_token_is_refused_in_plain_words()
    {
        using var browser = portal.Browser();
        using FormUrlEncodedContent nothing = new([]);
        using var response = await browser.PostAsync(Relative("/about"), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("这张表单已经失效", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?year=abc")]
    [InlineData("/reports?year=abc")]
    [InlineData("/reports?cursor=%21%21")]
    public async Task Bad_input_is_answered_in_plain_words(string path)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(Relative(path));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<h1>请求无法处理</h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Larger_text_is_a_cookie_set_by_a_plain_form_and_taken_back_by_it()
    {
        using var browser = portal.Browser();
        using FormUrlEncodedContent large = new([new("size", "large"), new("returnUrl", "/units/990101001?x=1")]);
        using var response = await browser.PostAsync(Relative("/text-size"), large);

        Assert.Equal("/units/990101001?x=1", response.Headers.Location!.OriginalString);
        Assert.Contains("class=\"large-text\"", await browser.GetStringAsync(Relative("/")), StringComparison.Ordinal);

        using FormUrlEncodedContent normal = new([new("size", "normal"), new("returnUrl", "/")]);
        using var back = await browser.PostAsync(Relative("/text-size"), normal);
        Assert.DoesNotContain("class=\"large-text\"", await browser.GetStringAsync(Relative("/")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    public async Task The_text_switch_leads_nowhere_else(string returnUrl)
    {
        using var browser = portal.Browser();
        using FormUrlEncodedContent form = new([new("size", "large"), new("returnUrl", returnUrl)]);
        using var response = await browser.PostAsync(Relative("/text-size"), form);

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_address_longer_than_any_page_has_is_not_sent_back_by_the_text_switch()
    {
        using var browser = portal.Browser();
        using FormUrlEncodedContent form = new([new("size", "large"), new("returnUrl", "/" + new string('a', 2_000))]);
        using var response = await browser.PostAsync(Relative("/text-size"), form);

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Text_is_compressed_for_whom_can_read_it()
    {
        using var browser = portal.Browser();
        using HttpRequestMessage request = new(HttpMethod.Get, "/units/990101001/2021");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await browser.SendAsync(request);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.True((await response.Content.ReadAsByteArrayAsync()).Length < 12_000);
    }

    [Fact]
    public async Task Public_pages_may_be_kept_for_a_minute_and_are_not_sent_twice()
    {
        using var browser = portal.Browser();
        using var first = await browser.GetAsync(Relative("/units/990101001/2021"));
        using HttpRequestMessage again = new(HttpMethod.Get, "/units/990101001/2021");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await browser.SendAsync(again);

        Assert.Equal("public, max-age=60", first.Headers.CacheControl!.ToString());
        Assert.Contains("Cookie", first.Headers.Vary);
        Assert.NotNull(first.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_kept_nowhere()
    {
        using var browser = await portal.SignInAsAsync(Role.Officer);
        using var response = await browser.GetAsync(Relative("/"));

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Fingerprinted_files_may_be_kept_for_good()
    {
        using var browser = portal.Browser();
        var path = Stylesheet().Match(await browser.GetStringAsync(Relative("/"))).Groups["path"].Value;
        using var response = await browser.GetAsync(Relative(path));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_says_that_it_is_well_and_which_version_it_is()
    {
        using var browser = portal.Browser();
        Assert.Equal($"Healthy {PortalVersion.Text}", await browser.GetStringAsync(Relative("/healthz")));
        Assert.Equal("Healthy", await browser.GetStringAsync(Relative("/readyz")));
        Assert.Contains($"版本 {PortalVersion.Text}</p>", await browser.GetStringAsync(Relative("/")), StringComparison.Ordinal);
        Assert.StartsWith("1.0.0", PortalVersion.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('+', PortalVersion.Text);
    }

    [Fact]
    public async Task Too_many_sign_ins_for_one_name_are_held_up()
    {
        using var browser = portal.Browser();
        HttpStatusCode last = default;
        for (var i = 0; i < 11; i++)
        {
            using FormUrlEncodedContent form = new([new("Input.UserName", "somebody")]);
            using var response = await browser.PostAsync(Relative(AccountSetup.SignInPath), form);
            last = response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static string Header(HttpResponseMessage response, string name) => string.Join(' ', response.Headers.GetValues(name));

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<[^>]+\s(style|on[a-z]+)=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineAttribute();

    [GeneratedRegex("<h1[ >]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("\\sid=\"(?<id>[^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("class=\"request-id\">(?<id>[^<]+)<", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RequestId();

    [GeneratedRegex("href=\"(?<path>/css/site[^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stylesheet();
}
