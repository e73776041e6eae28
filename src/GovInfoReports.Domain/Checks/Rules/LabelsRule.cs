namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C3: labels and headers are those of the form.</summary>
internal sealed class LabelsRule() : DocumentRule("C3", Tier.Query);
