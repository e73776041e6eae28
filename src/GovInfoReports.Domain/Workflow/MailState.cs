namespace GovInfoReports.Domain.Workflow;

/// <summary>How far the mail of a notice has come.</summary>
public enum MailState
{
    /// <summary>None is sent: the person does not want it or has no address.</summary>
    None = 0,

    /// <summary>To be sent.</summary>
    Waiting = 1,

    /// <summary>Handed to the mail server.</summary>
    Sent = 2,

    /// <summary>Given up after too many tries.</summary>
    Failed = 3,
}
