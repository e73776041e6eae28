using GovInfoReports.Data.Accounts;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Web.Security;

/// <summary>The portal's own password rules beyond length: three kinds of characters, and not the user name.</summary>
internal sealed class PasswordRules(Texts texts) : IPasswordValidator<Account>
{
    public const int Length = 10;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        List<IdentityError> errors = [];
        var kinds = (password ?? string.Empty)
            .Select(c => char.IsAsciiLetterLower(c) ? 1 : char.IsAsciiLetterUpper(c) ? 2 : char.IsAsciiDigit(c) ? 3 : 4)
            .Distinct()
            .Count();
        if (kinds < 3)
        {
            errors.Add(new IdentityError { Code = "PasswordTooFewKinds", Description = texts["Account.Error.PasswordTooFewKinds"] });
        }

        if (password is not null && user.UserName is { Length: > 0 } name && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            errors.Add(new IdentityError { Code = "PasswordHasUserName", Description = texts["Account.Error.PasswordHasUserName"] });
        }

        return Task.FromResult(errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]));
    }
}

/// <summary>What Identity has to say, in Chinese.</summary>
internal sealed class AccountErrors(Texts texts) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError));

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure));

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch));

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), userName);

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), userName);

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), length);

    private IdentityError Error(string code, params object?[] values) =>
        new() { Code = code, Description = texts[$"Account.Error.{code}", values] };
}
