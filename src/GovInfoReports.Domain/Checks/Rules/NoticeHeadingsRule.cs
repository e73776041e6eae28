namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D1b: a heading is worded as in the notice, not as in its annex.</summary>
internal sealed class NoticeHeadingsRule() : DocumentRule("D1b", Tier.Hint);
