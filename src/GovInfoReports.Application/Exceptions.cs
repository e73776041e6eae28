using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application;

/// <summary>What was asked for does not exist, or the person may not know that it does.</summary>
/// <param name="what">What was asked for, for the log.</param>
public sealed class NotFoundException(string what) : Exception($"{what} was not found.");

/// <summary>The person may see the thing but not do this with it.</summary>
/// <param name="what">What was tried, for the log.</param>
public sealed class ForbiddenException(string what) : Exception($"{what} is not allowed.");

/// <summary>One thing wrong with what a person entered.</summary>
/// <param name="Field">Name of the field: a cell name, a section code, or a name of the page; empty for the whole.</param>
/// <param name="Message">What is wrong, as a plain Chinese sentence.</param>
public sealed record InputError(string Field, string Message);

/// <summary>What a person entered cannot be taken as it is. Nothing was stored.</summary>
/// <param name="errors">What is wrong, at least one thing.</param>
public sealed class InvalidInputException(IReadOnlyList<InputError> errors) : Exception($"{errors.Count} input errors, the first: {errors[0].Field}: {errors[0].Message}")
{
    /// <summary>Makes one for a single field.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="message">What is wrong, as a plain Chinese sentence.</param>
    public InvalidInputException(string field, string message)
        : this([new InputError(field, message)])
    {
    }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<InputError> Errors { get; } = errors;
}

/// <summary>The report was changed since the person opened it. Nothing was stored.</summary>
/// <param name="report">The report as it is now, with its working copy.</param>
public sealed class StaleRevisionException(AnnualReport report) : Exception($"Report {report.Id} was changed by someone else.")
{
    /// <summary>The report as it is now.</summary>
    public AnnualReport Report { get; } = report;
}
