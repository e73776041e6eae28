namespace GovInfoReports.Web.Errors;

/// <summary>The portal has as much to do as it can bear; the same request may be made again later.</summary>
public sealed class BusyException() : Exception("As much is under way and waiting as may be.")
{
    /// <summary>Seconds after which to ask again.</summary>
    public const int RetryAfter = 30;
}
