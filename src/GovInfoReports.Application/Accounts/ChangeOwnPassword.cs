using GovInfoReports.Application.Auditing;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Application.Accounts;

/// <summary>A person changes the own password; all other sessions end.</summary>
public sealed class ChangeOwnPassword(AccountLoader accounts, AuditTrail audit, SignInAttempts attempts, IPasswordHasher<Account> hasher)
{
    /// <summary>Changes it.</summary>
    public async Task<Account> ExecuteAsync(Actor actor, string? current, string? chosen, string? repeated, CancellationToken ct)
    {
        var account = await accounts.LoadOwnAsync(actor, ct);
        List<Refusal> errors = [];
        if (PasswordPolicy.Problem("Chosen", chosen, account.UserName!) is { } problem)
        {
            errors.Add(problem);
        }
        else if (chosen != repeated)
        {
            errors.Add(new Refusal("Repeated", "Password.NotTheSame"));
        }
        else if (chosen == current)
        {
            errors.Add(new Refusal("Chosen", "Password.NotNew"));
        }

        // Nothing else wrong: only now does a wrong present password count as an attempt.
        if (string.IsNullOrEmpty(current))
        {
            errors.Insert(0, new Refusal("Current", "Password.CurrentMissing"));
        }
        else if (errors.Count == 0 && await attempts.VerifyAsync(account, current, ct) != SignInOutcome.Accepted)
        {
            errors.Add(new Refusal("Current", "Password.CurrentWrong", attempts.Max));
        }

        if (errors.Count > 0)
        {
            throw RefusedException.Invalid(errors);
        }

        account.PasswordHash = hasher.HashPassword(account, chosen!);
        account.MustChangePassword = false;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        audit.Add(actor, AuditActions.AccountPassword, account.Unit);
        await accounts.StoreAsync(ct);
        return account;
    }
}
