using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Notices;

/// <summary>A person chooses which notices to get, and where.</summary>
public sealed class ChooseNotices(ReportsDbContext db, UserManager<Account> accounts, AuditTrail audit, IValidator<NoticeChoice> validator)
{
    /// <summary>Stores the choice.</summary>
    public async Task ExecuteAsync(Actor actor, NoticeChoice choice, CancellationToken ct)
    {
        var trimmed = choice with { Address = choice.Address.Trim(), Portal = choice.Portal & NoticeKinds.All, Mail = choice.Mail & NoticeKinds.All };
        validator.Require(trimmed);

        var account = await db.Users.SingleAsync(a => a.Id == actor.AccountId, ct);
        account.PortalNotices = trimmed.Portal;
        account.MailNotices = trimmed.Mail;
        account.Email = trimmed.Address.Length == 0 ? null : trimmed.Address;
        account.NormalizedEmail = accounts.NormalizeEmail(account.Email);
        audit.Add(actor, AuditActions.AccountNotices, actor.Unit, Messages.Get("Notice.Chosen", (int)account.PortalNotices, (int)account.MailNotices));
        await db.SaveChangesAsync(ct);
    }
}
