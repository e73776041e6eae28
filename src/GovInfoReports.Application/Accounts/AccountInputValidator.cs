using FluentValidation;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
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
            .NotEmpty().Says("Account.UserNameMissing")
            .Must(name => UserNames.IsValid(name!)).Says(UserNames.Rule);
        RuleFor(a => a.DisplayName)
            .NotEmpty().Says("Account.NameMissing")
            .MaximumLength(Account.DisplayNameLength).Says("Account.NameTooLong", Account.DisplayNameLength)
            .Must(n => n is null || PlainLine.Is(n.Trim())).Says("Account.NameNotPlain");
        RuleFor(a => a.Role).NotNull().Says("Account.RoleMissing").IsInEnum().Says("Account.RoleMissing");
        RuleFor(a => a.UnitCode).NotEmpty().Says("Unit.CodeMissing");
    }

    /// <summary>What is wrong with an account of a role at a unit, or <see langword="null"/>.</summary>
    public static Refusal? PlaceProblem(Role role, Unit unit) => role switch
    {
        _ when !unit.IsActive => new Refusal(nameof(AccountInput.Role), "Unit.Disabled", unit.Name),
        Role.Clerk or Role.Signer when !unit.EverFiles => new Refusal(nameof(AccountInput.Role), "Account.NoClerk", unit.Name),
        Role.Clerk or Role.Signer => null,
        Role.Officer when unit.Level == UnitLevel.Country => new Refusal(nameof(AccountInput.Role), "Account.NoOfficer"),
        _ when unit.Level is UnitLevel.Township or UnitLevel.Department => new Refusal(nameof(AccountInput.Role), "Account.OnlyClerk"),
        _ => null,
    };
}
