using FluentValidation;
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
public sealed class ChangeAccount(AccountLoader accounts, SigningChains chains, AuditTrail audit, IValidator<AccountInput> validator)
{
    public async Task ExecuteAsync(Actor actor, int id, string? displayName, bool active, CancellationToken ct)
    {
        var account = await accounts.LoadAsync(actor, "account.change", id, ct);
        AccountInput input = new(null, displayName, null, null);
        validator.Require(input, nameof(AccountInput.DisplayName));
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

        if (input.DisplayName != account.DisplayName)
        {
            audit.Add(actor, AuditActions.AccountChange, account.Unit, $"{account.UserName}：{account.DisplayName} → {input.DisplayName}");
            account.DisplayName = input.DisplayName!;
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
