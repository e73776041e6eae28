namespace GovInfoReports.Web.Security;

/// <summary>How long a session lasts.</summary>
public sealed class SessionOptions
{
    /// <summary>Minutes without a request after which a session ends.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a session ends in any case.</summary>
    public int AbsoluteHours { get; set; } = 12;
}
