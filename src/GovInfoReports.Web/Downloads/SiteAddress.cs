using GovInfoReports.Web.Hosting;

namespace GovInfoReports.Web.Downloads;

/// <summary>
/// The address of the portal as people outside reach it, for what is printed on paper: <c>Site:Address</c> of the configuration,
/// or the one that the request came to.
/// </summary>
public sealed class SiteAddress(Site site)
{
    /// <summary>The address behind the QR code of a sign-off sheet.</summary>
    public string OfSignOff(HttpRequest request, string code) =>
        $"{site.Address ?? $"{request.Scheme}://{request.Host}"}/sign-off/{code}";
}
