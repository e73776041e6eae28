using FluentValidation;
using FluentValidation.Results;
using GovInfoReports.Domain;

namespace GovInfoReports.Application;

/// <summary>Runs a validator and refuses what it fails.</summary>
internal static class Validation
{
    /// <summary>The sentence of a rule that fails.</summary>
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string key, params object?[] arguments) =>
        rule.WithErrorCode(key).WithState(_ => arguments).WithMessage(Messages.Get(key, arguments));

    public static void Require<T>(this IValidator<T> validator, T input)
    {
        var result = validator.Validate(input);
        if (!result.IsValid)
        {
            throw RefusedException.Invalid([.. result.Errors.Select(ToRefusal)]);
        }
    }

    public static Refusal ToRefusal(this ValidationFailure failure) => new(failure.PropertyName, failure.ErrorCode, (object?[])failure.CustomState);
}
