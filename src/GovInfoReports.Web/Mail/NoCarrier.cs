using GovInfoReports.Application.Notices;

namespace GovInfoReports.Web.Mail;

/// <summary>Stands where no mail is sent.</summary>
internal sealed class NoCarrier : IMailCarrier
{
    public Task SendAsync(Letter letter, CancellationToken ct) => throw new MailFailedException("Mail is not set up.");
}
