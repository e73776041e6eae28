using GovInfoReports.Application.Accounts;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Web.Security;

/// <summary>Holds Identity to the one policy for passwords.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(PasswordPolicy.Problem(password, user.UserName ?? string.Empty) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordPolicy), Description = problem })
            : IdentityResult.Success);
}

/// <summary>What Identity has to say, in Chinese.</summary>
internal sealed class AccountErrors(Texts texts) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError));

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure));

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch));

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), userName);

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), userName);

    private IdentityError Error(string code, params object?[] values) =>
        new() { Code = code, Description = texts[$"Account.Error.{code}", values] };
}
