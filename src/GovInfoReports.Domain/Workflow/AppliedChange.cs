using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Workflow;

/// <summary>What a change made of a working copy.</summary>
/// <param name="AgainstNothing">The cells that spoke against the declaration that there was nothing to report, so that it fell; none where it stands or there is none.</param>
public sealed record AppliedChange(FormEdition Edition, ReportContent Before, ReportContent After, IReadOnlyList<FormCell> AgainstNothing)
{
    /// <summary>The fields that differ, in the order of the form.</summary>
    public IReadOnlyList<string> Fields { get; } = [.. ReportFields.Changed(Before, After)];
}
