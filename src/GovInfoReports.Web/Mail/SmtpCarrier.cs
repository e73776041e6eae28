using System.Net.Security;
using System.Net.Sockets;
using GovInfoReports.Application.Notices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Mail;

/// <summary>Sends letters to a mail server by SMTP.</summary>
internal sealed class SmtpCarrier(IOptions<MailOptions> options, LetterWriter writer) : IMailCarrier
{
    /// <summary>Judges the server's certificate in tests, which make their own. No setting leads here; <see langword="null"/> is the full check of chain and name.</summary>
    internal RemoteCertificateValidationCallback? JudgeCertificate { get; init; }

    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var mail = options.Value;
        using var message = writer.Write(letter);
        using SmtpClient client = new()
        {
            // Closed networks reach no revocation lists.
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = JudgeCertificate,
        };

        // The client's own limit of time is one of each read and write.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(mail.TimeoutSeconds));
        try
        {
            await client.ConnectAsync(mail.Host!, mail.EffectivePort, Sealing(mail.Security), limit.Token);
            if (!string.IsNullOrEmpty(mail.User))
            {
                await client.AuthenticateAsync(mail.User, mail.Password ?? string.Empty, limit.Token);
            }

            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException e)
        {
            throw new MailFailedException($"{(int)e.StatusCode} {e.StatusCode}: {e.Message}", e);
        }
        catch (Exception e) when (e is CommandException or ProtocolException or System.Security.Authentication.AuthenticationException or AuthenticationException
            or SslHandshakeException or SocketException or IOException or NotSupportedException or FormatException)
        {
            throw new MailFailedException($"{mail.Host}:{mail.EffectivePort}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new MailFailedException($"{mail.Host}:{mail.EffectivePort} did not answer within {mail.TimeoutSeconds} s.", e);
        }

        await SayGoodbyeAsync(client, limit.Token);
    }

    // The letter is taken; whatever becomes of the goodbye, it must not be sent again.
    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is CommandException or ProtocolException or SocketException or IOException or OperationCanceledException)
        {
        }
    }

    private static SecureSocketOptions Sealing(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
