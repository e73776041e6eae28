using GovInfoReports.Application.Auditing;

namespace GovInfoReports.Web.Security;

/// <summary>The address that a request came from; of one that a believed proxy passed on, the address that the proxy names.</summary>
internal sealed class RequestOrigin(IHttpContextAccessor accessor) : IRequestOrigin
{
    public string? Address => accessor.HttpContext?.Connection.RemoteIpAddress is not { } address ? null
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.ToString();
}
