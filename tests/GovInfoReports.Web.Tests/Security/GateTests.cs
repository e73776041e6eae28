using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace GovInfoReports.Web.Tests.Security;

public sealed class GateTests
{
    private const string SignIn = "/account/sign-in";
    private const string CheckUp = "/check-up";

    [Theory]
    [InlineData("/account/sign-in/")]
    [InlineData("/Account//Sign-In")]
    [InlineData("/account/%73ign-in")]
    public async Task Sign_in_written_otherwise_counts_for_the_same_name(string address)
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 11; i++)
        {
            answers.Add(await TryAsync(browser, address, ("Input.UserName", "somebody")));
        }

        Assert.True(answers[^1] is HttpStatusCode.TooManyRequests or HttpStatusCode.NotFound, answers[^1].ToString());
    }

    [Fact]
    public async Task Name_in_another_field_does_not_count_in_place_of_the_real_one()
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();
        HttpStatusCode last = default;
        for (var i = 0; i < 11; i++)
        {
            last = await TryAsync(browser, SignIn, ("X.UserName", $"other{i}"), ("Input.UserName", "somebody"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task Sign_in_of_unknown_or_great_length_is_not_looked_at()
    {
        await using PortalFactory portal = new();
        using var browser = portal.Browser();
        using FormUrlEncodedContent form = new([new("Input.UserName", "somebody"), new("Input.Password", new string('a', 40_000))]);
        using var large = await browser.PostAsync(Relative(SignIn), form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);

        using StreamContent chunked = new(new MemoryStream(Encoding.ASCII.GetBytes("Input.UserName=somebody")));
        chunked.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using HttpRequestMessage request = new(HttpMethod.Post, Relative(SignIn)) { Content = chunked };
        request.Headers.TransferEncodingChunked = true;
        chunked.Headers.ContentLength = null;
        using var unknown = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unknown.StatusCode);
    }

    [Fact]
    public async Task Many_people_behind_one_address_sign_in_and_many_failures_do_not()
    {
        await using PortalFactory portal = new() { Settings = { ["RateLimits:FailedSignInsPerAddress"] = "3" } };
        InventedUnits units = new();
        await portal.AddUnitsAsync(units.All);
        for (var i = 0; i < 32; i++)
        {
            await portal.AddAccountAsync($"clerk{i}", Role.Clerk, units.Township);
            using var browser = portal.Browser();
            using var response = await browser.SendAsync(SignIn, null, ("Input.UserName", $"clerk{i}"), ("Input.Password", PortalFactory.Password));
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        }

        for (var i = 0; i < 3; i++)
        {
            using var browser = portal.Browser();
            using var refused = await browser.SendAsync(SignIn, null, ("Input.UserName", $"nobody{i}"), ("Input.Password", "wrong"));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var held = portal.Browser();
        using var answer = await held.SendAsync(SignIn, null, ("Input.UserName", "clerk1"), ("Input.Password", PortalFactory.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Fact]
    public async Task Check_up_with_a_slash_at_its_end_is_counted_too()
    {
        await using PortalFactory portal = new() { Settings = { ["RateLimits:CheckUps"] = "1" } };
        using var browser = portal.Browser();
        Assert.Equal(HttpStatusCode.OK, (await CheckAsync(browser, CheckUp + "/")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await CheckAsync(browser, CheckUp + "/")).StatusCode);
    }

    [Fact]
    public async Task Slow_uploads_leave_the_check_up_to_others()
    {
        await using PortalFactory portal = new() { Settings = { ["CheckUps:AtOncePerAddress"] = "100", ["RateLimits:CheckUps"] = "1000" } };
        using var browser = portal.Browser();
        var token = Forms.TokenIn(await browser.GetStringAsync(Relative(CheckUp)));
        using CancellationTokenSource end = new();
        List<HeldUpload> bodies = [.. Enumerable.Range(0, 12).Select(_ => new HeldUpload())];
        List<Task> slow = [.. bodies.Select(b => SendSlowlyAsync(browser, b, end.Token))];
        await Task.WhenAll(bodies.Select(b => b.Begun));

        using var honest = await CheckAsync(browser, CheckUp, token);

        Assert.Equal(HttpStatusCode.OK, honest.StatusCode);
        await end.CancelAsync();
        await Task.WhenAll(slow);
    }

    [Fact]
    public async Task Upload_that_takes_too_long_is_cut_and_told_so()
    {
        await using PortalFactory portal = new() { Settings = { ["CheckUps:ReceivingTime"] = "00:00:02", ["Forwarding:Networks:0"] = "127.0.0.0/8" } };
        portal.UseKestrel(0);
        portal.StartServer();
        var address = portal.ClientOptions.BaseAddress;

        // A client of HTTP waits until it has sent all before it reads.
        using TcpClient line = new();
        await line.ConnectAsync(address.Host, address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /check-up HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nContent-Type: multipart/form-data; boundary=held\r\n"
            + "Content-Length: 100000\r\n\r\n--held\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nabc"));
        using StreamReader reader = new(stream);
        List<string> answer = [];
        while (await reader.ReadLineAsync() is { } said)
        {
            answer.Add(said);
            if (said.Contains("</html>", StringComparison.Ordinal))
            {
                break;
            }
        }

        Assert.StartsWith("HTTP/1.1 408", answer[0], StringComparison.Ordinal);
        Assert.Contains(answer, l => WebUtility.HtmlDecode(l).Contains("传得太慢", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_address_has_only_so_many_check_ups_at_once()
    {
        await using PortalFactory portal = new() { Settings = { ["CheckUps:AtOncePerAddress"] = "1", ["RateLimits:CheckUps"] = "10000" } };
        using var browser = portal.Browser();
        var token = Forms.TokenIn(await browser.GetStringAsync(Relative(CheckUp)));
        using CancellationTokenSource end = new();
        using HeldUpload body = new();
        var slow = SendSlowlyAsync(browser, body, end.Token);
        await body.Begun;

        // The first bytes are out before the gate sees the request.
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        HttpStatusCode second;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            using var answer = await CheckAsync(browser, CheckUp, token);
            second = answer.StatusCode;
        }
        while (second == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.TooManyRequests, second);
        await end.CancelAsync();
        await slow;
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void Network_of_one_subscriber_counts_as_one_address(string address, string counted) =>
        Assert.Equal(counted, RateLimits.AddressOf(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } }));

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static async Task<HttpStatusCode> TryAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await browser.PostAsync(Relative(address), form);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> CheckAsync(HttpClient browser, string address, string? token = null)
    {
        token ??= Forms.TokenIn(await browser.GetStringAsync(Relative(CheckUp)));
        using MultipartFormDataContent content = [];
        content.Add(new StringContent(token), "__form");
        content.Add(new StringContent("白水镇2021年政府信息公开工作年度报告"), "text");
        return await browser.PostAsync(Relative(address), content);
    }

    private static async Task SendSlowlyAsync(HttpClient browser, HeldUpload body, CancellationToken end)
    {
        try
        {
            using var response = await browser.PostAsync(Relative(CheckUp), body, end);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }
}
