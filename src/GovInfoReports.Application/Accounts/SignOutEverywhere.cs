using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>A person ends all own sessions 在所有设备上退出, this one included.</summary>
/// <param name="accounts">Loads accounts.</param>
/// <param name="audit">The record of who did what.</param>
public sealed class SignOutEverywhere(AccountLoader accounts, AuditTrail audit)
{
    /// <summary>Ends them.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ExecuteAsync(Actor actor, CancellationToken ct)
    {
        var account = await accounts.LoadOwnAsync(actor, ct);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        audit.Add(actor, AuditActions.AccountSignOutEverywhere, account.Unit);
        await accounts.StoreAsync(ct);
    }
}
