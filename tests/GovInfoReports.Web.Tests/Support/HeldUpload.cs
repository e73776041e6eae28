using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>A form with a file that begins to come and then does not go on.</summary>
internal sealed class HeldUpload : HttpContent
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldUpload() => Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=held");

    /// <summary>Ends when the first bytes are on the line.</summary>
    public Task Begun => _begun.Task;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("--held\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nabc"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        _begun.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
