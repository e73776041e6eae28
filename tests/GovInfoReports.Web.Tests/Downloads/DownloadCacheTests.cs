using System.Net;
using GovInfoReports.Application.Downloads;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Downloads;

public class DownloadCacheTests
{
    private const string Address = "/units/990101001/2021/editions/1/download/word";

    [Fact]
    public async Task File_asked_for_by_many_at_once_is_made_once_and_kept()
    {
        TaskCompletionSource<byte[]> made = new();
        var makings = 0;
        using DownloadCache cache = new(new DownloadOptions(), (_, _) =>
        {
            Interlocked.Increment(ref makings);
            return made.Task;
        });

        List<Task<byte[]>> asked = [.. Enumerable.Range(0, 20).Select(_ => cache.GetAsync(File(1), ReportFileFormat.Pdf, CancellationToken.None))];
        made.SetResult([1, 2, 3]);
        var files = await Task.WhenAll(asked);
        await cache.GetAsync(File(1), ReportFileFormat.Pdf, CancellationToken.None);

        Assert.Equal(1, makings);
        Assert.All(files, f => Assert.Equal([1, 2, 3], f));
    }

    [Fact]
    public async Task Different_files_are_made_so_many_at_once_then_wait_and_then_are_refused()
    {
        TaskCompletionSource go = new();
        int underWay = 0, makings = 0;
        using DownloadCache cache = new(new DownloadOptions { AtOnce = 2, Waiting = 3 }, async (_, _) =>
        {
            Assert.InRange(Interlocked.Increment(ref underWay), 1, 2);
            Interlocked.Increment(ref makings);
            await go.Task;
            Interlocked.Decrement(ref underWay);
            return [1];
        });

        List<Task<byte[]>> asked = [.. Enumerable.Range(1, 5).Select(id => cache.GetAsync(File(id), ReportFileFormat.Word, CancellationToken.None))];
        await Assert.ThrowsAsync<BusyException>(() => cache.GetAsync(File(6), ReportFileFormat.Word, CancellationToken.None));
        Assert.Equal(2, makings);
        go.SetResult();
        await Task.WhenAll(asked);
        await cache.GetAsync(File(6), ReportFileFormat.Word, CancellationToken.None);

        Assert.Equal(6, makings);
    }

    [Fact]
    public async Task Making_that_fails_or_that_nobody_waits_for_any_more_stands_in_nobodys_way()
    {
        TaskCompletionSource<byte[]> first = new();
        using CancellationTokenSource gone = new();
        var makings = 0;
        using DownloadCache cache = new(new DownloadOptions(), (_, _) => ++makings == 1 ? first.Task : Task.FromResult<byte[]>([2]));

        var left = cache.GetAsync(File(1), ReportFileFormat.Word, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        var waiting = cache.GetAsync(File(1), ReportFileFormat.Word, CancellationToken.None);
        first.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);

        Assert.Equal([2], await cache.GetAsync(File(1), ReportFileFormat.Word, CancellationToken.None));
    }

    [Fact]
    public async Task Download_beyond_what_may_wait_is_answered_by_a_page_that_says_when_to_come_again()
    {
        await using PublishedPortal portal = new()
        {
            MoreServices = services => services.AddSingleton(_ => new DownloadCache(new DownloadOptions(), (_, _) => throw new BusyException())),
        };
        await portal.InitializeAsync();
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(new Uri(Address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("正在生成的文件太多", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Downloads_of_one_address_are_limited()
    {
        await using PortalFactory portal = new() { Settings = { ["RateLimits:Downloads"] = "2" } };
        using var browser = portal.Browser();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 3; i++)
        {
            using var response = await browser.GetAsync(new Uri(Address, UriKind.Relative));
            answers.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers);
    }

    private static PublishedFile File(long id) => new(id, "990101001", "丙县东镇人民政府", 2021, 1, "sha256:0", DateTime.UnixEpoch);
}
