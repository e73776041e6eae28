using FluentValidation;
using GovInfoReports.Domain;

namespace GovInfoReports.Application.Accounts;

/// <summary>What can be said of a new password without knowing whose it is.</summary>
public sealed class PasswordInputValidator : AbstractValidator<PasswordInput>
{
    /// <summary>Sets the rules up.</summary>
    public PasswordInputValidator()
    {
        RuleFor(p => p.Current).Must(p => p is { Length: > 0 }).Says("Password.CurrentMissing");
        RuleFor(p => p.Chosen).Custom((chosen, context) => context.Fail(
            PasswordPolicy.Problem(nameof(PasswordInput.Chosen), chosen, string.Empty)
            ?? (chosen != context.InstanceToValidate.Repeated ? new Refusal(nameof(PasswordInput.Repeated), "Password.NotTheSame")
                : chosen == context.InstanceToValidate.Current ? new Refusal(nameof(PasswordInput.Chosen), "Password.NotNew")
                : null)));
    }
}
