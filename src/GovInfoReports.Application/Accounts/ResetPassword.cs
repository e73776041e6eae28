using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Accounts;

/// <summary>An administrator gives an account of the area, or an officer one of a unit below, a new initial password; its sessions end and a lock is lifted.</summary>
public sealed class ResetPassword(AccountLoader accounts, AuditTrail audit, InitialPasswords passwords, ReportingCalendar calendar)
{
    public async Task<string> ExecuteAsync(Actor actor, int id, CancellationToken ct)
    {
        var account = await accounts.LoadForKeepingAsync(actor, "account.reset", id, ct);
        if (account.Id == actor.AccountId)
        {
            throw RefusedException.Invalid(null, "Account.OwnPassword");
        }

        var password = passwords.SetOn(account);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        audit.Add(actor, AuditActions.AccountReset, accounts.UnitFor(actor, account), account.Summary(calendar.Today));
        await accounts.StoreAsync(ct);
        return password;
    }
}
