using GovInfoReports.Application;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Web.Security;

/// <summary>Holds Identity to the one policy for passwords.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(PasswordPolicy.Problem(string.Empty, password, user.UserName ?? string.Empty) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordPolicy), Description = problem.Words() })
            : IdentityResult.Success);
}
