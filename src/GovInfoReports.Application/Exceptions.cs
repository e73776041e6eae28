using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application;

/// <summary>What was asked for does not exist, or the person may not know that it does.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} was not found.");

/// <summary>The person may see the thing but not do this with it.</summary>
public sealed class ForbiddenException(string what) : Exception($"{what} is not allowed.");

/// <summary>One thing wrong with what a person entered.</summary>
public sealed record InputError(string Field, string Message);

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

/// <summary>The report was changed since the person opened it. Nothing was stored.</summary>
public sealed class StaleRevisionException(AnnualReport report) : Exception($"Report {report.Id} was changed by someone else.")
{
    /// <summary>The report as it is now.</summary>
    public AnnualReport Report { get; } = report;
}
