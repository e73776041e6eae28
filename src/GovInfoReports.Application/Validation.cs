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

    /// <summary>The sentence of a rule that fails, with what can be said only then.</summary>
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string key, Func<object?[]> arguments) =>
        rule.WithErrorCode(key).WithState(_ => arguments()).WithMessage(_ => Messages.Get(key, arguments()));

    /// <summary>Fails a property, where there is a reason.</summary>
    public static void Fail<T>(this ValidationContext<T> context, Refusal? refusal)
    {
        if (refusal is not null)
        {
            context.AddFailure(new ValidationFailure(refusal.Place, refusal.Words()) { ErrorCode = refusal.Key, CustomState = refusal.Arguments });
        }
    }

    /// <summary>Refuses an input, or only some properties of it, that a rule fails.</summary>
    public static void Require<T>(this IValidator<T> validator, T input, params string[] properties)
    {
        var result = properties.Length == 0 ? validator.Validate(input) : validator.Validate(input, options => options.IncludeProperties(properties));
        if (!result.IsValid)
        {
            throw RefusedException.Invalid([.. result.Errors.Select(ToRefusal)]);
        }
    }

    public static Refusal ToRefusal(this ValidationFailure failure) => new(failure.PropertyName, failure.ErrorCode, (object?[])failure.CustomState);
}
