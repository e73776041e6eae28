using GovInfoReports.Application.Notices;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Mail;

/// <summary>Mail and the work behind notices.</summary>
internal static class MailSetup
{
    private const string DevelopmentFolder = "App_Data/mail";
    private const string DevelopmentFrom = "portal@localhost.example";

    public static WebApplicationBuilder AddPortalMail(this WebApplicationBuilder builder)
    {
        var mail = builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(mail.Host))
        {
            mail.Folder ??= DevelopmentFolder;
            mail.From = mail.From.Length == 0 ? DevelopmentFrom : mail.From;
        }

        if (mail.Security == MailSecurity.None && !string.IsNullOrEmpty(mail.User))
        {
            throw new InvalidOperationException("Mail:User is set, but Mail:Security is None, and the password would be sent for all to read; use StartTls or Tls.");
        }

        var services = builder.Services;
        services.AddSingleton(Options.Create(mail));
        services.AddSingleton(new MailSettings { IsOn = IsSetUp(mail) });
        services.AddSingleton<LetterWriter>();
        if (!IsSetUp(mail))
        {
            services.AddSingleton<IMailCarrier, NoCarrier>();
        }
        else if (string.IsNullOrEmpty(mail.Host))
        {
            services.AddSingleton<IMailCarrier, FolderCarrier>();
        }
        else
        {
            services.AddSingleton<IMailCarrier, SmtpCarrier>();
        }

        services.AddScoped<MailOutbox>();
        services.AddScoped<TryMail>();
        services.AddHostedService<NoticeWorker>();
        return builder;
    }

    private static bool IsSetUp(MailOptions mail) => !string.IsNullOrEmpty(mail.From) && (!string.IsNullOrEmpty(mail.Host) || !string.IsNullOrEmpty(mail.Folder));
}
