using System.Net;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Security;

public sealed class RouteTableTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    public static TheoryData<string> Patterns { get; } = new(RouteTable.Lines.Select(l => l.Pattern));

    [Fact]
    public void Every_route_stands_in_the_table_and_the_table_names_no_other()
    {
        using var browser = portal.Browser();
        var routes = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .ToHashSet(StringComparer.Ordinal);
        var listed = RouteTable.Lines.Select(l => l.Pattern).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(listed.Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task A_route_answers_to_whom_it_should_and_to_nobody_else(string pattern)
    {
        var line = RouteTable.Lines.Single(l => l.Pattern == pattern);
        List<string> wrong = [];
        foreach (var (role, expected) in new (Role?, Answer)[]
        {
            (null, line.Anonymous), (Role.Clerk, line.Clerk), (Role.Officer, line.Officer), (Role.Administrator, line.Administrator), (Role.Auditor, line.Auditor), (Role.Signer, line.Signer),
        })
        {
            using var browser = role is { } known ? await portal.SignInAsAsync(known) : portal.Browser();
            var (answer, status) = await AskAsync(browser, line.Sample);
            if (answer != expected)
            {
                wrong.Add($"{role?.ToString() ?? "Anonymous"}: {expected} expected, {answer} ({(int)status}) came");
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<(Answer Answer, HttpStatusCode Status)> AskAsync(HttpClient browser, string sample)
    {
        var isPost = sample.StartsWith("POST ", StringComparison.Ordinal);
        var path = (isPost ? sample[5..] : sample)
            .Replace("{township}", portal.Units.Township.Code, StringComparison.Ordinal)
            .Replace("{otherTownship}", portal.Units.OtherTownship.Code, StringComparison.Ordinal)
            .Replace("{county}", portal.Units.County.Code, StringComparison.Ordinal);
        using HttpRequestMessage request = new(isPost ? HttpMethod.Post : HttpMethod.Get, path);
        if (isPost)
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        using var response = await browser.SendAsync(request);
        var answer = response.StatusCode switch
        {
            HttpStatusCode.Forbidden => Answer.Denied,
            HttpStatusCode.NotFound => Answer.Missing,
            HttpStatusCode.Redirect when response.Headers.Location!.OriginalString.Contains(AccountSetup.SignInPath, StringComparison.Ordinal) => Answer.SignIn,
            // A form without its token is refused only after the person was let in.
            HttpStatusCode.BadRequest when isPost => Answer.Allowed,
            < HttpStatusCode.BadRequest => Answer.Allowed,
            _ => (Answer)(-1),
        };
        return (answer, response.StatusCode);
    }
}
