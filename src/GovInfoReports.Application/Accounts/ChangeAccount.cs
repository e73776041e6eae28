using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// An administrator corrects the person's name of an account of the area, shuts the account 停用 or opens it again 启用. Role and
/// unit never change: who takes over another duty gets another account.
/// </summary>
public sealed class ChangeAccount(AccountLoader accounts, SigningChains chains, AuditTrail audit)
{
    /// <summary>Changes it.</summary>
    public async Task ExecuteAsync(Actor actor, int id, string? displayName, bool active, CancellationToken ct)
    {
        var account = await accounts.LoadAsync(actor, "account.change", id, ct);
        displayName = displayName?.Trim();
        if (string.IsNullOrEmpty(displayName))
        {
            throw RefusedException.Invalid(nameof(Account.DisplayName), "Account.NameMissing");
        }

        if (displayName.Length > Account.DisplayNameLength)
        {
            throw RefusedException.Invalid(nameof(Account.DisplayName), "Account.NameTooLong", Account.DisplayNameLength);
        }

        if (!active && account.Id == actor.AccountId)
        {
            throw RefusedException.Invalid(nameof(Account.IsActive), "Account.OwnDisable");
        }

        if (!active && account.IsActive && (await chains.OfAsync(account.UnitId, ct)).FirstOrDefault(d => d.AccountId == id) is { } desk)
        {
            throw RefusedException.Invalid(nameof(Account.IsActive), "Account.OnDesk", SigningWords.Desk(desk.Number));
        }

        if (active && !account.IsActive && !account.Unit.IsActive)
        {
            throw RefusedException.Invalid(nameof(Account.IsActive), "Account.UnitDisabled");
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
