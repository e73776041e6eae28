using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Web.Security;

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
