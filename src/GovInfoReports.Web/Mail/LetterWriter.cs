using System.Text;
using GovInfoReports.Application.Notices;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Wording;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GovInfoReports.Web.Mail;

/// <summary>Turns letters into messages: plain text in UTF-8 with a link to the portal as its configuration names it.</summary>
public sealed class LetterWriter(IOptions<MailOptions> options, Site site, Texts texts)
{
    private static readonly ParserOptions WholeAddresses = new() { AllowAddressesWithoutDomain = false };

    public MimeMessage Write(Letter letter)
    {
        try
        {
            var portal = site.Name;
            var from = MailboxAddress.Parse(WholeAddresses, options.Value.From);
            TextPart body = new("plain") { ContentTransferEncoding = ContentEncoding.Base64 };
            body.SetText(Encoding.UTF8, Body(letter));
            MimeMessage message = new(
                [new MailboxAddress(portal, from.Address)],
                [new MailboxAddress(string.Empty, MailboxAddress.Parse(WholeAddresses, letter.To).Address)],
                $"{portal}：{letter.Subject}",
                body)
            {
                Date = new DateTimeOffset(letter.At),
                MessageId = $"{letter.Id}.{letter.At.Ticks}@{from.Domain}",
            };
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
        if (letter.Path is not null && site.Address is { } address)
        {
            body.Append("\r\n\r\n").Append(texts["Shared.Mail.See"]).Append("\r\n").Append(address).Append(letter.Path);
        }

        return body.Append("\r\n\r\n").Append(texts["Shared.Mail.Why"]).Append("\r\n").ToString();
    }
}
