using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>A browser window of its own, with what its console said.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        context.Console += (_, message) =>
        {
            // Chromium also reports the status of a page that is meant to be an error page; that is not a fault of the page.
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.Contains(message.Page?.Url ?? "?", StringComparison.Ordinal)))
            {
                _complaints.Add($"{message.Page?.Url}: {message.Type}: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => _complaints.Add($"{error.Page?.Url}: {error.Error}");
    }

    /// <summary>The window.</summary>
    public IBrowserContext Context { get; }

    /// <summary>Its first tab.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, violations of the content security policy among them.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Fails when the console said anything.</summary>
    public void AssertQuiet() => Assert.True(_complaints.Count == 0, string.Join(Environment.NewLine, _complaints));

    /// <summary>Opens an address.</summary>
    public async Task<int> OpenAsync(string path) => (await Page.GotoAsync(path))!.Status;

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
