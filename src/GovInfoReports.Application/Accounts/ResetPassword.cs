using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>An administrator gives an account of the area a new initial password; its sessions end and a lock is lifted.</summary>
/// <param name="accounts">Loads accounts of an area.</param>
/// <param name="audit">The record of who did what.</param>
/// <param name="passwords">Draws initial passwords.</param>
public sealed class ResetPassword(AccountLoader accounts, AuditTrail audit, InitialPasswords passwords)
{
    /// <summary>Resets it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Key of the account.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The initial password, to be shown once.</returns>
    /// <exception cref="InvalidInputException">It is the administrator's own account.</exception>
    public async Task<string> ExecuteAsync(Actor actor, int id, CancellationToken ct)
    {
        var account = await accounts.LoadAsync(actor, "account.reset", id, ct);
        if (account.Id == actor.AccountId)
        {
            throw new InvalidInputException(string.Empty, Messages.Get("Account.OwnPassword"));
        }

        var password = passwords.SetOn(account);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        audit.Add(actor, AuditActions.AccountReset, account.Unit, account.Summary());
        await accounts.StoreAsync(ct);
        return password;
    }
}
