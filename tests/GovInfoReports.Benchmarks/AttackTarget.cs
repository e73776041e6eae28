namespace GovInfoReports.Benchmarks;

/// <summary>An address that takes input, with one pattern of which the input is made.</summary>
/// <param name="Budget">Longest processor time that the portal may spend on one.</param>
/// <param name="SendAsync">Sends an input of so many bytes.</param>
internal sealed record AttackTarget(string Address, string Pattern, TimeSpan Budget, Func<int, CancellationToken, Task<HttpResponseMessage>> SendAsync);
