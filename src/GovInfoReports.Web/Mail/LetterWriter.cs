using System.Net.Mail;
using System.Text;
using GovInfoReports.Application.Notices;
using GovInfoReports.Web.Wording;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Mail;

/// <summary>Turns letters into messages: plain text in UTF-8 with a link to the portal as its configuration names it.</summary>
public sealed class LetterWriter(IOptions<MailOptions> options, IConfiguration configuration, Texts texts)
{
    /// <summary>Writes a letter.</summary>
    public MailMessage Write(Letter letter)
    {
        try
        {
            var portal = texts["Shared.Portal.Name"];
            MailMessage message = new(new MailAddress(options.Value.From, portal, Encoding.UTF8), new MailAddress(letter.To))
            {
                Subject = $"{portal}：{letter.Subject}",
                SubjectEncoding = Encoding.UTF8,
                HeadersEncoding = Encoding.UTF8,
                Body = Body(letter),
                BodyEncoding = Encoding.UTF8,
                BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
                IsBodyHtml = false,
            };
            message.Headers.Add("Message-ID", $"<{letter.Id}.{letter.At.Ticks}@{message.From!.Host}>");
            message.Headers.Add("Auto-Submitted", "auto-generated");
            return message;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new MailFailedException(e.Message, e);
        }
    }

    private string Body(Letter letter)
    {
        StringBuilder body = new(letter.Text);
        if (letter.Path is not null && configuration["Site:Address"] is { Length: > 0 } site)
        {
            body.Append("\r\n\r\n").Append(texts["Shared.Mail.See"]).Append("\r\n").Append(site.TrimEnd('/')).Append(letter.Path);
        }

        return body.Append("\r\n\r\n").Append(texts["Shared.Mail.Why"]).Append("\r\n").ToString();
    }
}
