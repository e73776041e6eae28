using FluentValidation;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>What can be said of an account without looking into the store.</summary>
public sealed class AccountInputValidator : AbstractValidator<AccountInput>
{
    /// <summary>Sets the rules up.</summary>
    public AccountInputValidator()
    {
        RuleFor(a => a.UserName)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage(Messages.Get("Account.UserNameMissing"))
            .Must(name => UserNames.IsValid(name!)).WithMessage(UserNames.Rule);
        RuleFor(a => a.DisplayName)
            .NotEmpty().WithMessage(Messages.Get("Account.NameMissing"))
            .MaximumLength(Account.DisplayNameLength).WithMessage(Messages.Get("Account.NameTooLong", Account.DisplayNameLength));
        RuleFor(a => a.Role).NotNull().WithMessage(Messages.Get("Account.RoleMissing")).IsInEnum().WithMessage(Messages.Get("Account.RoleMissing"));
        RuleFor(a => a.UnitCode).NotEmpty().WithMessage(Messages.Get("Unit.CodeMissing"));
    }

    /// <summary>What is wrong with an account of a role at a unit, or <see langword="null"/>.</summary>
    public static string? PlaceProblem(Role role, Unit unit) => role switch
    {
        _ when !unit.IsActive => Messages.Get("Unit.Disabled", unit.Name),
        Role.Clerk or Role.Signer when !unit.FilesReports => Messages.Get("Account.NoClerk", unit.Name),
        Role.Clerk or Role.Signer => null,
        _ when unit.Level is UnitLevel.Township or UnitLevel.Department => Messages.Get("Account.OnlyClerk"),
        _ => null,
    };
}
