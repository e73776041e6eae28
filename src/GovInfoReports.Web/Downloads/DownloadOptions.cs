namespace GovInfoReports.Web.Downloads;

/// <summary>How many downloads are kept ready. Configured under <c>Downloads</c>.</summary>
public sealed class DownloadOptions
{
    /// <summary>Memory for files of published reports, in MB.</summary>
    public int CacheMegabytes { get; set; } = 64;
}
