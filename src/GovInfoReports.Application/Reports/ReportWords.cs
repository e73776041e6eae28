using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Names states and steps.</summary>
public static class ReportWords
{
    /// <summary>Name of a state.</summary>
    public static string Of(ReportStatus status) => Messages.Get($"Status.{status}");

    /// <summary>Name of a step.</summary>
    public static string Of(ReportStep step) => Messages.Get($"Step.{step}");

    /// <summary>The reason of a return that says no more than its comments.</summary>
    public static string SeeComments(int open) => Messages.Get("Return.SeeComments", open);

    /// <summary>Whether the reason of a return says no more than its comments.</summary>
    public static bool OnlyRefersToComments(string reason)
    {
        var count = string.Concat(reason.Where(char.IsAsciiDigit));
        return int.TryParse(count, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var open)
            && string.Equals(reason.Trim(), SeeComments(open), StringComparison.Ordinal);
    }
}
