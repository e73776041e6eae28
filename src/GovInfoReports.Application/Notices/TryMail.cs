using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Notices;

/// <summary>Sends a letter to the person's stored address, to see whether it comes.</summary>
public sealed class TryMail(MyNotices mine, IMailCarrier carrier, TimeProvider clock)
{
    /// <summary>Sends it.</summary>
    /// <returns>The address.</returns>
    public async Task<string> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        var address = (await mine.ChoiceAsync(actor, ct)).Address;
        if (address.Length == 0)
        {
            throw RefusedException.Invalid(nameof(NoticeChoice.Address), "Notice.NoAddress");
        }

        Letter letter = new(FormattableString.Invariant($"try-{actor.AccountId}"), address, Messages.Get("Notice.Try.Title"), Messages.Get("Notice.Try.Text"), "/account/notices", clock.GetUtcNow().UtcDateTime);
        try
        {
            await carrier.SendAsync(letter, ct);
        }
        catch (MailFailedException failed)
        {
            throw RefusedException.Invalid(nameof(NoticeChoice.Address), "Notice.TryFailed", failed.Message);
        }

        return address;
    }
}
