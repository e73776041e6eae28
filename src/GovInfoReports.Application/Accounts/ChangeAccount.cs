using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// An administrator corrects the person's name of an account of the area, shuts the account 停用 or opens it again 启用. Role and
/// unit of a post never change: who takes over another duty gets another post. An officer shuts and opens accounts of units below.
/// </summary>
public sealed class ChangeAccount(AccountLoader accounts, SigningChains chains, AuditTrail audit, ReportingCalendar calendar, IValidator<AccountInput> validator)
{
    public async Task ExecuteAsync(Actor actor, int id, string? displayName, bool active, CancellationToken ct)
    {
        var account = await accounts.LoadForKeepingAsync(actor, "account.change", id, ct);
        if (actor.Role == Role.Officer && !string.Equals(displayName, account.DisplayName, StringComparison.Ordinal))
        {
            throw RefusedException.Forbidden($"account.rename by {actor.Role}");
        }

        AccountInput input = new(null, displayName, null, null);
        validator.Require(input, nameof(AccountInput.DisplayName));
        if (!active && account.Id == actor.AccountId)
        {
            throw RefusedException.Invalid(nameof(Account.IsActive), "Account.OwnDisable");
        }

        if (!active && account.IsActive && await chains.DeskOfAsync(id, ct) is { } desk)
        {
            throw RefusedException.Invalid(nameof(Account.IsActive), "Account.OnDesk", SigningWords.Desk(desk));
        }

        if (active && !account.IsActive && account.Standing(calendar.Today).All(p => !p.Unit.IsActive))
        {
            throw RefusedException.Invalid(nameof(Account.IsActive), "Account.UnitDisabled");
        }

        if (input.DisplayName != account.DisplayName)
        {
            audit.Add(actor, AuditActions.AccountChange, accounts.UnitFor(actor, account), $"{account.UserName}：{account.DisplayName} → {input.DisplayName}");
            account.DisplayName = input.DisplayName!;
        }

        if (active != account.IsActive)
        {
            account.IsActive = active;
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            audit.Add(actor, active ? AuditActions.AccountEnable : AuditActions.AccountDisable, accounts.UnitFor(actor, account), account.Summary(calendar.Today));
        }

        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        await accounts.StoreAsync(ct);
    }
}
