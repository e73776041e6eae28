using System.Net;
using System.Net.Mail;
using GovInfoReports.Application.Notices;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Mail;

/// <summary>Sends letters to a mail server by SMTP.</summary>
internal sealed class SmtpCarrier(IOptions<MailOptions> options, LetterWriter writer) : IMailCarrier
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var mail = options.Value;
        using var message = writer.Write(letter);
        using SmtpClient client = new(mail.Host, mail.Port)
        {
            EnableSsl = mail.Tls,
            Credentials = string.IsNullOrEmpty(mail.User) ? null : new NetworkCredential(mail.User, mail.Password),
        };

        // The client's own limit of time does not hold for sending without blocking.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(mail.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (SmtpException e)
        {
            throw new MailFailedException($"{e.StatusCode}: {e.InnerException?.Message ?? e.Message}", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new MailFailedException($"{mail.Host}:{mail.Port} did not answer within {mail.TimeoutSeconds} s.", e);
        }
    }
}
