using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Notices;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Notices;

/// <summary>A person chooses which notices to get, and where.</summary>
public sealed class ChooseNotices(ReportsDbContext db, UserManager<Account> accounts, AuditTrail audit)
{
    /// <summary>Longest address, in characters.</summary>
    public const int AddressLength = 200;

    private static readonly ChoiceValidator Validator = new();

    /// <summary>Stores the choice.</summary>
    public async Task ExecuteAsync(Actor actor, NoticeChoice choice, CancellationToken ct)
    {
        var trimmed = choice with { Address = choice.Address.Trim(), Portal = choice.Portal & NoticeKinds.All, Mail = choice.Mail & NoticeKinds.All };
        Validator.Require(trimmed);

        var account = await db.Users.SingleAsync(a => a.Id == actor.AccountId, ct);
        account.PortalNotices = trimmed.Portal;
        account.MailNotices = trimmed.Mail;
        account.Email = trimmed.Address.Length == 0 ? null : trimmed.Address;
        account.NormalizedEmail = accounts.NormalizeEmail(account.Email);
        audit.Add(actor, AuditActions.AccountNotices, actor.Unit, Messages.Get("Notice.Chosen", (int)account.PortalNotices, (int)account.MailNotices));
        await db.SaveChangesAsync(ct);
    }

    private sealed class ChoiceValidator : AbstractValidator<NoticeChoice>
    {
        public ChoiceValidator() => RuleFor(c => c.Address)
            .MaximumLength(AddressLength).Says("Notice.AddressTooLong", AddressLength)
            .Must(a => a.Length == 0 || IsAddress(a)).Says("Notice.AddressWrong");

        // One mailbox and nothing else: what a header must not carry, line breaks above all, is no part of it.
        private static bool IsAddress(string address) =>
            address.IndexOfAny([' ', ',', ';', '<', '>', '"', '(', ')', '\r', '\n', '\t']) < 0
            && System.Net.Mail.MailAddress.TryCreate(address, out var parsed)
            && string.Equals(parsed.Address, address, StringComparison.Ordinal)
            && parsed.Host.Contains('.', StringComparison.Ordinal);
    }
}
