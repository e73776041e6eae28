namespace GovInfoReports.Web.Mail;

/// <summary>How the connection to the mail server is sealed.</summary>
public enum MailSecurity
{
    /// <summary>By STARTTLS before anything is said; a server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Tls,

    /// <summary>Not at all; then nobody signs in.</summary>
    None,
}
