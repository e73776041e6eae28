using System.Net;

namespace GovInfoReports.Benchmarks;

/// <summary>An address that takes input, with one pattern of which the input is made.</summary>
/// <param name="Budget">Longest processor time that the portal may spend on one.</param>
/// <param name="SendAsync">Sends an input of so many bytes.</param>
internal sealed record AttackTarget(string Address, string Pattern, TimeSpan Budget, Func<int, CancellationToken, Task<HttpResponseMessage>> SendAsync)
{
    private static readonly HttpStatusCode[] Usual =
        [HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestUriTooLong];

    /// <summary>Sizes in KB where it does not take those of the others.</summary>
    public IReadOnlyList<int>? Sizes { get; init; }

    /// <summary>Sizes in KB that it takes beside those of the others.</summary>
    public IReadOnlyList<int> More { get; init; } = [];

    /// <summary>Address whose worst pattern is this one's too, since the same reads it.</summary>
    public string? WorstOf { get; init; }

    /// <summary>Sends what anybody might, with the answer that shows that it came to where it should; <see langword="null"/> where another target of the address does.</summary>
    public (Func<CancellationToken, Task<HttpResponseMessage>> SendAsync, HttpStatusCode Answer)? Honest { get; init; }

    /// <summary>Whether the pattern stands where the address names something, which then is not there.</summary>
    public bool NamesSomething { get; init; }

    /// <summary>Whether an answer comes from what the input was meant for.</summary>
    public bool IsReached(HttpResponseMessage answer) =>
        (Usual.Contains(answer.StatusCode) || (NamesSomething && answer.StatusCode == HttpStatusCode.NotFound))
        && answer.Headers.Location?.ToString().Contains("/account/sign-in", StringComparison.Ordinal) != true;
}
