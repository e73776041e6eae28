using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Workflow;

/// <summary>Content and checks of a published edition.</summary>
public sealed class EditionBody
{
    private EditionBody()
    {
    }

    internal EditionBody(ReportContent content, IReadOnlyList<RuleOutcome> checks)
    {
        Content = content;
        Checks = checks;
    }

    public long EditionId { get; private set; }

    public ReportContent Content { get; private set; } = null!;

    /// <summary>How each rule came out on the day of publication.</summary>
    public IReadOnlyList<RuleOutcome> Checks { get; private set; } = [];
}
