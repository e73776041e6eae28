namespace GovInfoReports.Web.Downloads;

/// <summary>How many downloads are made at a time and kept ready. Configured under <c>Downloads</c>.</summary>
public sealed class DownloadOptions
{
    /// <summary>Memory for files of published reports, in MB.</summary>
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>How many files of published reports are made at the same time.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>How many wait for their turn to be made; more are refused.</summary>
    public int Waiting { get; set; } = 50;
}
