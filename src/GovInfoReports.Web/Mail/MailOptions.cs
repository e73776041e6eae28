namespace GovInfoReports.Web.Mail;

/// <summary>How mail is sent: section <c>Mail</c> of the configuration. Without a host or a folder none is sent.</summary>
public sealed class MailOptions
{
    /// <summary>Name of the mail server, as its certificate has it.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; <see langword="null"/> for the usual one of <see cref="Security"/>.</summary>
    public int? Port { get; set; }

    /// <summary>How the connection is sealed.</summary>
    public MailSecurity Security { get; set; }

    /// <summary>Name to sign in with; empty for none.</summary>
    public string? User { get; set; }

    /// <summary>Password to sign in with; from the environment or a secret store, never from a file in the repository.</summary>
    public string? Password { get; set; }

    /// <summary>Address that mail comes from.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>How long a try may take, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Folder that letters are written to as .eml files instead of being sent; in Development <c>App_Data/mail</c> where there is no host.</summary>
    public string? Folder { get; set; }

    /// <summary>The port to use.</summary>
    public int EffectivePort => Port ?? Security switch
    {
        MailSecurity.Tls => 465,
        MailSecurity.None => 25,
        _ => 587,
    };
}
