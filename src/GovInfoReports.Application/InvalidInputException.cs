namespace GovInfoReports.Application;

/// <summary>What a person entered cannot be taken as it is. Nothing was stored.</summary>
public sealed class InvalidInputException(IReadOnlyList<InputError> errors) : Exception($"{errors.Count} input errors, the first: {errors[0].Field}: {errors[0].Message}")
{
    /// <summary>Makes one for a single field.</summary>
    public InvalidInputException(string field, string message)
        : this([new InputError(field, message)])
    {
    }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<InputError> Errors { get; } = errors;
}
