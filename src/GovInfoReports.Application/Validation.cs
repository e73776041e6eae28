using FluentValidation;

namespace GovInfoReports.Application;

/// <summary>Runs a validator and turns its failures into the one kind of error that operations throw.</summary>
internal static class Validation
{
    public static void Require<T>(this AbstractValidator<T> validator, T input)
    {
        var result = validator.Validate(input);
        if (!result.IsValid)
        {
            throw new InvalidInputException([.. result.Errors.Select(e => new InputError(e.PropertyName, e.ErrorMessage))]);
        }
    }
}
