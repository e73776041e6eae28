using FluentValidation;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>What can be said of a unit without looking into the store.</summary>
public sealed class UnitInputValidator : AbstractValidator<UnitInput>
{
    /// <summary>Sets the rules up.</summary>
    public UnitInputValidator()
    {
        RuleFor(u => u.Level).NotNull().Says("Unit.LevelMissing").IsInEnum().NotEqual(UnitLevel.Country).Says("Unit.LevelMissing");
        RuleFor(u => u.Name)
            .NotEmpty().Says("Unit.NameMissing")
            .MaximumLength(Unit.NameLength).Says("Unit.NameTooLong", Unit.NameLength)
            .Must(n => n is null || PlainLine.Is(n.Trim())).Says("Unit.NameNotPlain");
        RuleFor(u => u.Code).NotEmpty().Says("Unit.CodeMissing");
        foreach (var level in Enum.GetValues<UnitLevel>().Where(l => l != UnitLevel.Country))
        {
            RuleFor(u => u.Code).Must(code => UnitCode.Fits(code, level)).When(u => u.Level == level && !string.IsNullOrWhiteSpace(u.Code)).Says($"Unit.CodeForm.{level}");
        }

        RuleFor(u => u.ParentCode)
            .NotEmpty().When(u => u.Level is not (null or UnitLevel.Province)).Says("Unit.ParentMissing");
    }

    /// <summary>The form that codes of a level have, as a plain sentence.</summary>
    public static string CodeForm(UnitLevel level) => Messages.Get($"Unit.CodeForm.{level}");

    /// <summary>What is wrong with the place of a unit below another, or <see langword="null"/>.</summary>
    public static Refusal? PlaceProblem(UnitLevel level, string code, (string Code, UnitLevel Level) parent) =>
        Unit.ParentProblem(level, parent.Level, parent.Code)
        ?? (level == UnitLevel.Department && !code.StartsWith(parent.Code + "-", StringComparison.Ordinal)
            ? new Refusal(nameof(UnitInput.ParentCode), "Unit.DepartmentCode", parent.Code)
            : null);
}
