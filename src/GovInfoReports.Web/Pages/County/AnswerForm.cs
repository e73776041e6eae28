using GovInfoReports.Application.Reports;

namespace GovInfoReports.Web.Pages.County;

/// <summary>The form that answers a question, for <c>_Answer.cshtml</c>.</summary>
public sealed record AnswerForm(string Action, long Id, string Label)
{
    /// <summary>The report, where the address does not name it.</summary>
    public ReportKey? Key { get; init; }

    /// <summary>The answer as typed that was not taken.</summary>
    public string? Typed { get; init; }

    public string? Problem { get; init; }
}
