using FluentValidation;

namespace GovInfoReports.Application.Accounts;

/// <summary>What is missing to sign in.</summary>
public sealed class SignInInputValidator : AbstractValidator<SignInInput>
{
    /// <summary>Sets the rules up.</summary>
    public SignInInputValidator()
    {
        RuleFor(s => s.UserName).NotEmpty().Says("Account.UserNameMissing");
        RuleFor(s => s.Password).Must(p => p is { Length: > 0 }).Says("Password.SignInMissing");
    }
}
