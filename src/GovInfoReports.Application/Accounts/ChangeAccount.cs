using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// An administrator corrects the person's name of an account of the area, shuts the account 停用 or opens it again 启用. Role and
/// unit never change: who takes over another duty gets another account.
/// </summary>
/// <param name="accounts">Loads accounts of an area.</param>
/// <param name="chains">The units' own chains.</param>
/// <param name="audit">The record of who did what.</param>
public sealed class ChangeAccount(AccountLoader accounts, SigningChains chains, AuditTrail audit)
{
    /// <summary>Changes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Key of the account.</param>
    /// <param name="displayName">Name of the person.</param>
    /// <param name="active">Whether the account can sign in.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">The name does not do, the unit is shut, the account sits on a desk of its unit's own chain, or it is the administrator's own.</exception>
    public async Task ExecuteAsync(Actor actor, int id, string? displayName, bool active, CancellationToken ct)
    {
        var account = await accounts.LoadAsync(actor, "account.change", id, ct);
        displayName = displayName?.Trim();
        if (string.IsNullOrEmpty(displayName))
        {
            throw new InvalidInputException(nameof(Account.DisplayName), Messages.Get("Account.NameMissing"));
        }

        if (displayName.Length > Account.DisplayNameLength)
        {
            throw new InvalidInputException(nameof(Account.DisplayName), Messages.Get("Account.NameTooLong", Account.DisplayNameLength));
        }

        if (!active && account.Id == actor.AccountId)
        {
            throw new InvalidInputException(nameof(Account.IsActive), Messages.Get("Account.OwnDisable"));
        }

        if (!active && account.IsActive && (await chains.OfAsync(account.UnitId, ct)).FirstOrDefault(d => d.AccountId == id) is { } desk)
        {
            throw new InvalidInputException(nameof(Account.IsActive), Messages.Get("Account.OnDesk", SigningWords.Desk(desk.Number)));
        }

        if (active && !account.IsActive && !account.Unit.IsActive)
        {
            throw new InvalidInputException(nameof(Account.IsActive), Messages.Get("Account.UnitDisabled"));
        }

        if (displayName != account.DisplayName)
        {
            audit.Add(actor, AuditActions.AccountChange, account.Unit, $"{account.UserName}：{account.DisplayName} → {displayName}");
            account.DisplayName = displayName;
        }

        if (active != account.IsActive)
        {
            account.IsActive = active;
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            audit.Add(actor, active ? AuditActions.AccountEnable : AuditActions.AccountDisable, account.Unit, account.Summary());
        }

        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        await accounts.StoreAsync(ct);
    }
}
