namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C4: no table, row or part beside those of the form.</summary>
internal sealed class SurplusPartsRule() : DocumentRule("C4", Tier.Hint);
