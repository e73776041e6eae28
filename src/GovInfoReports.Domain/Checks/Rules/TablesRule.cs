namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C5: the tables are there, and not as pictures.</summary>
internal sealed class TablesRule() : DocumentRule("C5", Tier.Error);
