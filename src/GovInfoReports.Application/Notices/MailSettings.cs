namespace GovInfoReports.Application.Notices;

/// <summary>Whether mail is set up; a host that sends none leaves it off.</summary>
public sealed class MailSettings
{
    /// <summary>Whether notices are sent by mail.</summary>
    public bool IsOn { get; set; }
}
