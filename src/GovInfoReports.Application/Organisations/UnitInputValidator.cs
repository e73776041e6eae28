using FluentValidation;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>What can be said of a unit without looking into the store.</summary>
public sealed class UnitInputValidator : AbstractValidator<UnitInput>
{
    /// <summary>Sets the rules up.</summary>
    public UnitInputValidator()
    {
        RuleFor(u => u.Level).NotNull().WithMessage(Messages.Get("Unit.LevelMissing"));
        RuleFor(u => u.Name)
            .NotEmpty().WithMessage(Messages.Get("Unit.NameMissing"))
            .MaximumLength(Unit.NameLength).WithMessage(Messages.Get("Unit.NameTooLong", Unit.NameLength));
        RuleFor(u => u.Code)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage(Messages.Get("Unit.CodeMissing"))
            .Must((unit, code) => unit.Level is not { } level || UnitCode.Fits(code, level))
            .WithMessage(unit => CodeForm(unit.Level));
        RuleFor(u => u.ParentCode)
            .NotEmpty().When(u => u.Level is not null and not UnitLevel.Province).WithMessage(Messages.Get("Unit.ParentMissing"));
    }

    /// <summary>The form that codes of a level have, as a plain sentence.</summary>
    public static string CodeForm(UnitLevel? level) => level switch
    {
        UnitLevel.Province => Messages.Get("Unit.CodeForm.Province"),
        UnitLevel.City => Messages.Get("Unit.CodeForm.City"),
        UnitLevel.County => Messages.Get("Unit.CodeForm.County"),
        UnitLevel.Township => Messages.Get("Unit.CodeForm.Township"),
        UnitLevel.Department => Messages.Get("Unit.CodeForm.Department"),
        _ => Messages.Get("Unit.CodeForm.Unknown"),
    };

    /// <summary>What is wrong with the place of a unit below another, or <see langword="null"/>.</summary>
    public static string? PlaceProblem(UnitLevel level, string code, (string Code, UnitLevel Level) parent)
    {
        var (fits, above) = level switch
        {
            UnitLevel.City => (parent.Level is UnitLevel.Province, Messages.Get("Unit.Above.City")),
            UnitLevel.County => (parent.Level is UnitLevel.City or UnitLevel.Province, Messages.Get("Unit.Above.County")),
            UnitLevel.Township => (parent.Level is UnitLevel.County or UnitLevel.City, Messages.Get("Unit.Above.Township")),
            UnitLevel.Department => (parent.Level is UnitLevel.Province or UnitLevel.City or UnitLevel.County, Messages.Get("Unit.Above.Department")),
            _ => (false, string.Empty),
        };
        if (level == UnitLevel.Province)
        {
            return Messages.Get("Unit.NoProvince");
        }

        if (!fits)
        {
            return Messages.Get("Unit.ParentLevel", above, parent.Code);
        }

        return level == UnitLevel.Department && !code.StartsWith(parent.Code + "-", StringComparison.Ordinal)
            ? Messages.Get("Unit.DepartmentCode", parent.Code)
            : null;
    }
}
