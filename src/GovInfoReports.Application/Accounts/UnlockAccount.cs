using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Accounts;

/// <summary>An administrator lifts the lock of an account of the area, or an officer that of one of a unit below.</summary>
public sealed class UnlockAccount(AccountLoader accounts, AuditTrail audit, ReportingCalendar calendar)
{
    /// <summary>Lifts it.</summary>
    public async Task ExecuteAsync(Actor actor, int id, CancellationToken ct)
    {
        var account = await accounts.LoadForKeepingAsync(actor, "account.unlock", id, ct);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        audit.Add(actor, AuditActions.AccountUnlock, accounts.UnitFor(actor, account), account.Summary(calendar.Today));
        await accounts.StoreAsync(ct);
    }
}
