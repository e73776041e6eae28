namespace GovInfoReports.Web.Security;

/// <summary>How often the same person or machine may do something in a minute.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Sign-in attempts from one address; a whole county may stand behind one.</summary>
    public int SignInsPerAddress { get; set; } = 600;

    /// <summary>Sign-in attempts from one address that failed; after as many, no further one is looked at.</summary>
    public int FailedSignInsPerAddress { get; set; } = 30;

    /// <summary>Sign-in attempts for one user name.</summary>
    public int SignInsPerName { get; set; } = 10;

    /// <summary>Uploads from one address.</summary>
    public int Uploads { get; set; } = 60;

    /// <summary>API requests from one address.</summary>
    public int Api { get; set; } = 600;

    /// <summary>Check-ups from one address.</summary>
    public int CheckUps { get; set; } = 12;

    /// <summary>Files of published reports fetched from one address.</summary>
    public int Downloads { get; set; } = 240;

    /// <summary>Codes of sign-off sheets checked from one address.</summary>
    public int Codes { get; set; } = 30;
}
