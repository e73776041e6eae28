using System.Net;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Tests.Security;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Errors;

public sealed class UnknownStepTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    private static readonly string[] OddMethods = ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "NONSENSE"];

    [Fact]
    public async Task Posting_an_unknown_step_is_refused_with_a_way_back_on_every_page()
    {
        using var first = portal.Browser();
        var pages = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => p != "error")
            .ToHashSet(StringComparer.Ordinal);
        List<string> wrong = [];
        foreach (var group in RouteTable.Lines.Where(l => pages.Contains(l.Pattern)).GroupBy(RoleFor))
        {
            using var browser = group.Key is { } role ? await portal.SignInAsAsync(role) : portal.Browser();
            var token = Forms.TokenIn(await browser.GetStringAsync(new Uri(group.Key is null ? "/account/sign-in" : "/account", UriKind.Relative)));
            foreach (var line in group)
            {
                var address = AddressOf(line);
                using FormUrlEncodedContent form = new([KeyValuePair.Create("__form", token)]);
                using var response = await browser.PostAsync(new Uri(address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "handler=gone", UriKind.Relative), form);
                var text = await response.TextAsync();
                if (response.StatusCode != HttpStatusCode.BadRequest
                    || !text.Contains("这一步已经没有了", StringComparison.Ordinal)
                    || !text.Contains($"href=\"{address}\"", StringComparison.Ordinal))
                {
                    wrong.Add($"{line.Pattern}: {(int)response.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_page_opened_with_an_unknown_step_in_its_address_is_shown()
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(new Uri("/reports?handler=gone", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("东镇", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_step_of_the_fields_is_told_to_the_script_by_a_code()
    {
        using var browser = await portal.SignInAsAsync(Role.Clerk);
        var token = Forms.TokenIn(await browser.GetStringAsync(new Uri("/account", UriKind.Relative)));
        using HttpRequestMessage request = new(HttpMethod.Post, "/clerk/reports/2021/fields?handler=gone");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__form", token)]);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"code\":\"malformed\"", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_nothing_answers_to_is_405_on_every_route()
    {
        using var browser = portal.Browser();
        List<string> wrong = [];
        foreach (var line in RouteTable.Lines)
        {
            foreach (var method in OddMethods)
            {
                using HttpRequestMessage request = new(new HttpMethod(method), AddressOf(line));
                using var response = await browser.SendAsync(request);
                if (response.StatusCode != HttpStatusCode.MethodNotAllowed || !response.Content.Headers.Allow.Contains("POST"))
                {
                    wrong.Add($"{method} {line.Pattern}: {(int)response.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static Role? RoleFor(RouteLine line)
    {
        (Role? Role, Answer Answer)[] answers =
        [
            (null, line.Anonymous), (Role.Clerk, line.Clerk), (Role.Officer, line.Officer), (Role.Administrator, line.Administrator), (Role.Auditor, line.Auditor), (Role.Signer, line.Signer),
        ];
        return answers.First(a => a.Answer is Answer.Allowed or Answer.Missing).Role;
    }

    private string AddressOf(RouteLine line) => line.Sample.Replace("POST ", string.Empty, StringComparison.Ordinal)
        .Replace("{township}", portal.Units.Township.Code, StringComparison.Ordinal)
        .Replace("{otherTownship}", portal.Units.OtherTownship.Code, StringComparison.Ordinal)
        .Replace("{county}", portal.Units.County.Code, StringComparison.Ordinal);
}
