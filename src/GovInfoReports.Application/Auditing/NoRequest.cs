namespace GovInfoReports.Application.Auditing;

/// <summary>The origin of what no request asked for.</summary>
internal sealed class NoRequest : IRequestOrigin
{
    public string? Address => null;
}
