using FluentValidation;

namespace GovInfoReports.Application.Accounts;

/// <summary>What can be said of a post without looking into the store.</summary>
public sealed class PostInputValidator : AbstractValidator<PostInput>
{
    /// <summary>Sets the rules up.</summary>
    public PostInputValidator()
    {
        RuleFor(p => p.Role).NotNull().Says("Account.RoleMissing").IsInEnum().Says("Account.RoleMissing");
        RuleFor(p => p.UnitCode).NotEmpty().Says("Unit.CodeMissing");
    }
}
