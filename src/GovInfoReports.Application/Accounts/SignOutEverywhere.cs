using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>A person ends all own sessions 在所有设备上退出, this one included.</summary>
public sealed class SignOutEverywhere(AccountLoader accounts, AuditTrail audit)
{
    /// <summary>Ends them.</summary>
    public async Task ExecuteAsync(Actor actor, CancellationToken ct)
    {
        var account = await accounts.LoadOwnAsync(actor, ct);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        audit.Add(actor, AuditActions.AccountSignOutEverywhere, actor.Unit);
        await accounts.StoreAsync(ct);
    }
}
