using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>A person changes the own password; all other sessions end.</summary>
public sealed class ChangeOwnPassword(AccountLoader accounts, AuditTrail audit, SignInAttempts attempts, PasswordHashing passwords, IValidator<PasswordInput> validator)
{
    public async Task<Account> ExecuteAsync(Actor actor, PasswordInput input, CancellationToken ct)
    {
        validator.Require(input);
        var account = await accounts.LoadOwnAsync(actor, ct);
        if (PasswordPolicy.Problem(nameof(PasswordInput.Chosen), input.Chosen, account.UserName!) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        // Nothing else wrong: only now does a wrong present password count as an attempt.
        var verified = await attempts.VerifyAsync(account, input.Current!, ct);
        if (await attempts.CountAsync(account, verified, ct) != SignInOutcome.Accepted)
        {
            throw RefusedException.Invalid(nameof(PasswordInput.Current), "Password.CurrentWrong", attempts.Max);
        }

        account.PasswordHash = await passwords.HashAsync(account, input.Chosen!, ct);
        account.MustChangePassword = false;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        audit.Add(actor, AuditActions.AccountPassword, actor.Unit);
        await accounts.StoreAsync(ct);
        return account;
    }
}
