namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D1: headings and their numbers are those of the form.</summary>
internal sealed class HeadingsRule() : DocumentRule("D1", Tier.Query);
