using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Workflow;

/// <summary>What has to be known of a report before it is begun or changed.</summary>
/// <param name="LastYear">Last year's published content, or <see langword="null"/>.</param>
public sealed record ReportFrame(FormEdition Edition, ReportContent? LastYear)
{
    /// <summary>The unit; <see langword="null"/> where it was not read.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The published content of earlier years, last year's among them; <see langword="null"/> where only last year's was read.</summary>
    public IReadOnlyDictionary<int, ReportContent>? EarlierYears { get; init; }
}
